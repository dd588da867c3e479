"""The claim: which target, how strongly, and because of what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from oneplan.strategy.models import ListState, ListVersion, Target
from oneplan.strategy.queries import Suggested
from oneplan.thai.errors import UnreadableText
from oneplan.thai.years import parse_period

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


class KeywordsForm(forms.Form):
    """The words that speak for a target, one a line."""

    keywords = forms.CharField(
        label=_("Keywords"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One a line. The suggestions of this target read them from now on."),
    )

    @classmethod
    def of(cls, target: Target) -> KeywordsForm:
        return cls(initial={"keywords": "\n".join(target.keywords)})

    def clean_keywords(self) -> list[str]:
        return str(self.cleaned_data["keywords"]).splitlines()


class YearsForm(forms.Form):
    """For which years a list version holds, and whether it is in force."""

    years = forms.CharField(
        label=_("Years it holds for"),
        max_length=40,
        required=False,
        help_text=_("Like 2571-2575, or one year alone; empty: no limit is known."),
    )
    state = forms.ChoiceField(label=_("State"), choices=ListState.choices)

    @classmethod
    def of(cls, version: ListVersion) -> YearsForm:
        return cls(initial={"years": str(version.cycle or ""), "state": version.state})

    def clean_years(self) -> str:
        written = str(self.cleaned_data["years"])
        try:
            return str(parse_period(written)) if written else ""
        except UnreadableText:
            raise ValidationError(_("Write the years like 2571-2575.")) from None
