"""Forms of preparing a plan: opening it, its next edition, a row of its strategy part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from oneplan.indicators.models import Direction
from oneplan.indicators.recording import LONGEST_UNIT
from oneplan.plans.models import EditionKind, ElementKind
from oneplan.plans.preparing import RowSaid
from oneplan.plans.rules.writing import MEASURED
from oneplan.thai.errors import UnreadableText
from oneplan.thai.years import parse_be_year

if TYPE_CHECKING:
    from oneplan.areas.models import Body
    from oneplan.plans.rules.plan_types import PlanType

LONGEST_TITLE, LONGEST_ROW, LONGEST_TARGET = 300, 4000, 200


class YearField(forms.CharField):
    """A year (B.E.) in any digits; an integer when cleaned."""

    def __init__(self, **options: Any) -> None:
        attrs = {"inputmode": "numeric", "placeholder": "2571", "maxlength": "20"}
        options.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(**options)

    def to_python(self, value: object) -> Any:
        words = super().to_python(value)
        if words in self.empty_values:
            return None
        try:
            return parse_be_year(str(words))
        except UnreadableText:
            raise ValidationError(
                _("Write the year in the Buddhist era, for example 2571.")
            ) from None


class PlanForm(forms.Form):
    """A new plan of one of the post's bodies, with its first edition."""

    body = forms.ChoiceField(label=_("Body"))
    type_code = forms.ChoiceField(label=_("Kind of plan"))
    years = forms.CharField(
        label=_("Years covered"),
        help_text=_("A cycle as 2571-2575; a plan of one year as 2571"),
        max_length=40,
    )
    edition_year = YearField(
        label=_("Year of the edition"), help_text=_("The year (B.E.) it is issued in")
    )
    title = forms.CharField(
        label=_("Title"),
        help_text=_("Empty: made of the kind, the years and the body"),
        max_length=LONGEST_TITLE,
        required=False,
    )
    because = forms.CharField(
        label=_("Reason for these years"),
        help_text=_(
            "Only where the years meet those of another plan of the kind, or are more or fewer "
            "than usual"
        ),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=LONGEST_ROW,
        required=False,
    )

    def __init__(
        self, *args: Any, bodies: Sequence[Body], types: Sequence[PlanType], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [(str(each.pk), each.name_th) for each in bodies]  # type: ignore[attr-defined]
        self.fields["type_code"].choices = [(each.code, each.name) for each in types]  # type: ignore[attr-defined]
        if len(bodies) == 1:
            self.fields["body"].widget = forms.HiddenInput()
            self.fields["body"].initial = str(bodies[0].pk)


class EditionForm(forms.Form):
    """The next edition of a plan that was adopted before."""

    kind = forms.ChoiceField(
        label=_("Kind of edition"),
        choices=EditionKind.choices,
        help_text=_(
            "A full one (also a yearly review) starts as a copy of what is valid; the others hold "
            "only the rows they touch"
        ),
    )
    year = YearField(label=_("Year of the edition"))


class RowForm(forms.Form):
    """One row of the strategy part; an indicator also has a unit, a baseline and targets."""

    number = forms.CharField(
        label=_("Number"),
        help_text=_("Empty: the next free number"),
        max_length=20,
        required=False,
    )
    title = forms.CharField(
        label=_("Wording"), widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST_ROW
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, kind: ElementKind, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.years = years if kind in MEASURED else ()
        if kind not in MEASURED:
            return
        self.fields["unit"] = forms.CharField(label=_("Unit"), max_length=LONGEST_UNIT)
        self.fields["direction"] = forms.ChoiceField(
            label=_("Better when"), choices=Direction.choices, initial=Direction.UNKNOWN
        )
        self.fields["baseline_year"] = YearField(label=_("Baseline year"), required=False)
        self.fields["baseline_words"] = forms.CharField(
            label=_("Baseline as printed"), max_length=LONGEST_TITLE, required=False
        )
        for year in self.years:
            self.fields[f"t{year}"] = forms.CharField(
                label=_("Target of %(year)s") % {"year": year},
                max_length=LONGEST_TARGET,
                required=False,
            )

    @property
    def said(self) -> RowSaid:
        given = self.cleaned_data
        return RowSaid(
            title=given["title"],
            number=given["number"],
            unit=given.get("unit", ""),
            direction=Direction(given.get("direction") or Direction.UNKNOWN),
            baseline_year=given.get("baseline_year"),
            baseline_words=given.get("baseline_words", ""),
            targets=tuple((year, given[f"t{year}"]) for year in self.years),
        )

    @staticmethod
    def initial_of(said: RowSaid, *, seen: str) -> dict[str, Any]:
        initial: dict[str, Any] = {
            "number": said.number,
            "title": said.title,
            "seen": seen,
            "unit": said.unit,
            "direction": said.direction,
            "baseline_year": said.baseline_year,
            "baseline_words": said.baseline_words,
        }
        return initial | {f"t{year}": words for year, words in said.targets}
