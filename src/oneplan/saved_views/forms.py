"""The form of a saved view."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oneplan.saved_views.models import SavedView
from oneplan.saved_views.rules import LONGEST_NAME
from oneplan.saved_views.services import Wish


class SavedViewForm(forms.Form):
    """What a view is called, and for whom and when it opens."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)
    is_shared = forms.BooleanField(label=_("Everybody in my body sees it"), required=False)
    is_default = forms.BooleanField(
        label=_("Open the list with it"),
        required=False,
        help_text=_("One view of a list; “Everything” shows the whole list again."),
    )

    @classmethod
    def of(cls, view: SavedView, data: Any = None) -> SavedViewForm:
        """The form filled with what stands."""
        names = ("name", "is_shared", "is_default")
        return cls(data, initial={name: getattr(view, name) for name in names})

    def wish(self) -> Wish:
        return Wish(**self.cleaned_data)
