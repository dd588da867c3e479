"""The claim: which target, how strongly, and because of what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from oneplan.strategy.models import CrosswalkLine, How, ListState, ListVersion, Target
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
    evidence = forms.CharField(
        label=_("What shows it (if anything does yet)"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A count, a study, an earlier work: say which and where it can be read."),
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


class WordsForm(forms.Form):
    """A question about a claim, or the answer to one."""

    words = forms.CharField(
        label=_("In words"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


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


class CrosswalkForm(forms.Form):
    """Which records a crosswalk moves."""

    from_year = forms.IntegerField(
        label=_("Records from fiscal year"),
        required=False,
        min_value=2500,
        max_value=2700,
        help_text=_(
            "Empty: every live alignment. A year moves the records of that year and later; "
            "earlier ones keep the list they were judged by."
        ),
    )


class NewTargetsForm(forms.Form):
    """What an old target goes on as: suggestions first, any other of the new list, or nothing."""

    suggested = forms.MultipleChoiceField(
        label=_("Suggested"), required=False, widget=forms.CheckboxSelectMultiple
    )
    other = forms.MultipleChoiceField(
        label=_("Others of the new list"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    nothing = forms.BooleanField(
        label=_("It goes on as nothing: its alignments stay on the old list"), required=False
    )

    def __init__(
        self,
        *args: Any,
        line: CrosswalkLine,
        targets: Sequence[Target],
        first: Sequence[Suggested],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        chosen = {str(each.pk) for each in line.new_targets.all()}
        self.by_key = {str(each.pk): each for each in targets}
        ahead = {str(one.pk): _with_words(one) for one in first}
        rest = [(key, str(each)) for key, each in self.by_key.items() if key not in ahead]
        for name, choices in (("suggested", list(ahead.items())), ("other", rest)):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = choices
            field.initial = [key for key, _words in choices if key in chosen]
        self.fields["nothing"].initial = line.how == How.NONE

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        keys = [*cleaned.get("suggested", ()), *cleaned.get("other", ())]
        if bool(keys) == bool(cleaned.get("nothing")):
            raise ValidationError(
                _("Choose at least one target, or say that it goes on as nothing.")
            )
        cleaned["targets"] = [self.by_key[key] for key in keys]
        return cleaned


def _with_words(one: Suggested) -> str:
    """A suggestion with the words that speak for it."""
    if not one.matched:
        return gettext("%(code)s %(name)s (a guess by spelling)") % {
            "code": one.code,
            "name": one.name,
        }
    facts = {"code": one.code, "name": one.name, "words": ", ".join(one.matched)}
    return gettext("%(code)s %(name)s (matching words: %(words)s)") % facts
