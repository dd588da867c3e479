"""The form of a new token."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oneplan.api.areas_of_work import AREAS_OF_WORK, READ_ONLY
from oneplan.api.rules import READ, WRITE
from oneplan.core.fields import ThaiDateField

NONE = ""


class TokenForm(forms.Form):
    """A name, what the token may do by area of work, and its last day."""

    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("The program that will carry it")
    )
    ends_on = ThaiDateField(label=_("Last day"), help_text=_("At most a year from today"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for area, label in AREAS_OF_WORK.items():
            choices = [(NONE, _("nothing")), (READ, _("read"))]
            if area not in READ_ONLY:
                choices.append((WRITE, _("read and write")))
            self.fields[f"area_{area}"] = forms.ChoiceField(
                label=label, choices=choices, required=False, initial=NONE
            )

    def scopes(self) -> list[str]:
        """The scopes chosen; who may write may read."""
        chosen = []
        for area in AREAS_OF_WORK:
            act = self.cleaned_data[f"area_{area}"]
            chosen += [f"{area}:{READ}"] if act else []
            chosen += [f"{area}:{WRITE}"] if act == WRITE else []
        return chosen
