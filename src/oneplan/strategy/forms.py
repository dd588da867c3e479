"""The claim: which target, how strongly, and because of what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oneplan.strategy.models import Target
from oneplan.strategy.queries import Suggested

STRENGTHS = [(1, _("1 weak")), (2, _("2 clear")), (3, _("3 strong"))]


class AlignForm(forms.Form):
    """The suggested targets stand first; every other target of the list can be chosen too."""

    target = forms.TypedChoiceField(label=_("Target"))
    strength = forms.TypedChoiceField(label=_("Strength"), choices=STRENGTHS, coerce=int)
    because = forms.CharField(
        label=_("Because"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "This activity makes … (whom or what) … … (change how) …, which serves the target "
            "because …"
        ),
    )

    def __init__(
        self, *args: Any, targets: Sequence[Target], first: Sequence[Suggested] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        by_key = {each.pk: each for each in targets}
        ahead = [by_key.pop(one.pk) for one in first if one.pk in by_key]
        self.targets = {str(each.pk): each for each in targets}
        field = self.fields["target"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [
            ("", _("Choose a target")),
            (_("Suggested"), [(str(each.pk), str(each)) for each in ahead]),
            (_("All others"), [(str(each.pk), str(each)) for each in by_key.values()]),
        ]
        field.coerce = self.targets.__getitem__
