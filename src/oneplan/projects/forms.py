"""Forms of activities and projects."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from oneplan.areas.models import Body
from oneplan.core.fields import BahtField, ThaiDateField
from oneplan.funds.models import ExpenseType, Source
from oneplan.projects.dimensions import dimensions
from oneplan.projects.drafts import CostDraft
from oneplan.projects.models import Activity, Project
from oneplan.projects.picking import AreasField
from oneplan.projects.writing import ACTIVITY_FIELDS, PROJECT_FIELDS
from oneplan.thai.dates import SHORT_MONTHS
from oneplan.thai.digits import to_arabic
from oneplan.thai.errors import UnreadableText
from oneplan.thai.years import parse_be_year
from oneplan.threads.forms import BodyField
from oneplan.threads.models import Subject, SubjectKind

MONTHS = [(number, SHORT_MONTHS[(number + 8) % 12]) for number in range(1, 13)]
"""Months of a fiscal year: 1 is October."""
PLACES_HELP = _("Search by name, tick, and search again: what is ticked stays.")
LONG = forms.Textarea(attrs={"rows": 2})
SEEN = "seen_"
"""Beginning of the hidden fields that carry the versions the writer had read."""


class NamedField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A row of a code list chosen by its name."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.pk} {obj.name_th}"


class YearField(forms.CharField):
    """A fiscal year in any spelling (2571, ๒๕๗๑); a B.E. int when cleaned."""

    def to_python(self, value: object) -> Any:
        words = super().to_python(value)
        if words in self.empty_values:
            return None
        try:
            return int(parse_be_year(str(words)))
        except UnreadableText as problem:
            raise ValidationError(_t("Write a Buddhist year, like 2571.")) from problem


class NeedsField(forms.CharField):
    """Numbers of needs with commas or spaces between them; the needs when cleaned."""

    def __init__(self, *, needs: QuerySet[Subject], **options: Any) -> None:
        super().__init__(**options)
        self.needs = needs

    def to_python(self, value: object) -> Any:
        words = to_arabic(str(super().to_python(value) or "")).upper()
        numbers = list(dict.fromkeys(word for word in re.split(r"[\s,;]+", words) if word))
        wanted = self.needs.filter(kind=SubjectKind.NEED, public_no__in=numbers[:50])
        found = {need.public_no: need for need in wanted}
        unknown = [number for number in numbers if number not in found]
        if unknown:
            raise ValidationError(
                _t("No need you may read has the number %(number)s.")
                % {"number": ", ".join(unknown)}
            )
        return tuple(found[number] for number in numbers)


class CostForm(forms.Form):
    """One cost line; amount, or quantity and price, in baht."""

    source = NamedField(label=_("Source of money"), queryset=Source.objects.all())
    expense_type = NamedField(
        label=_("Expense type"), queryset=ExpenseType.objects.all(), required=False
    )
    words = forms.CharField(label=_("What for"), max_length=300, required=False)
    quantity = forms.DecimalField(
        label=_("Quantity"), max_digits=16, decimal_places=3, min_value=0, required=False
    )
    unit = forms.CharField(label=_("Unit"), max_length=60, required=False)
    unit_price = BahtField(label=_("Price of a unit (baht)"), required=False)
    satang = BahtField(label=_("Amount (baht)"))

    def draft(self) -> CostDraft:
        facts = dict(self.cleaned_data)
        facts.pop("DELETE", None)
        return CostDraft(unit_price_satang=facts.pop("unit_price"), **facts)


CostFormSet = forms.formset_factory(CostForm, extra=2, can_delete=True, max_num=60)


class ActivityNewForm(forms.Form):
    """A proposal by hand: one project with one activity and one cost line to begin with."""

    title = forms.CharField(label=_("Activity"), max_length=1000, widget=LONG)
    project_title = forms.CharField(
        label=_("Project"),
        max_length=1000,
        required=False,
        help_text=_("Left empty, the project has the activity's title."),
    )
    fiscal_year = YearField(
        label=_("Fiscal year"), widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    places = AreasField(label=_("Where it is done"), help_text=PLACES_HELP)
    source = NamedField(label=_("Source of money"), queryset=Source.objects.all())
    expense_type = NamedField(
        label=_("Expense type"), queryset=ExpenseType.objects.all(), required=False
    )
    satang = BahtField(label=_("Amount (baht)"))
    people_helped = forms.IntegerField(
        label=_("People helped"), min_value=0, max_value=100_000_000, required=False
    )
    output = forms.CharField(label=_("Output"), required=False, widget=LONG)
    indicator = forms.CharField(
        label=_("Indicator and this year's target"), required=False, widget=LONG
    )
    needs = NeedsField(
        label=_("Numbers of the needs it answers"), needs=Subject.objects.none(), required=False
    )

    def __init__(self, *args: Any, needs: QuerySet[Subject], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["needs"].needs = needs  # type: ignore[attr-defined]


class VersionedForm(forms.Form):
    """A form that knows which version of each field its writer had read."""

    names: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.names:
            self.fields[SEEN + name] = forms.IntegerField(
                widget=forms.HiddenInput, required=False, min_value=0
            )

    def values(self) -> dict[str, Any]:
        """The fields as the service takes them."""
        return {name: self.cleaned_data[name] for name in self.names if name in self.fields}

    def seen(self) -> dict[str, int]:
        """The versions the writer had read."""
        return {name: self.cleaned_data.get(SEEN + name) or 0 for name in self.names}


class ActivityForm(VersionedForm):
    """The fields of an activity that are words and choices."""

    names = ACTIVITY_FIELDS

    title = forms.CharField(label=_("Activity"), max_length=1000, widget=LONG)
    implementer = BodyField(
        label=_("Implementing body"), queryset=Body.objects.none(), required=False
    )
    receiver = BodyField(
        label=_("Body that will receive it"), queryset=Body.objects.none(), required=False
    )
    expense_type = NamedField(
        label=_("Expense type"), queryset=ExpenseType.objects.all(), required=False
    )
    first_month = forms.TypedChoiceField(
        label=_("First month"), coerce=int, empty_value=None, required=False,
        choices=[("", "–"), *MONTHS],
    )  # fmt: skip
    last_month = forms.TypedChoiceField(
        label=_("Last month"), coerce=int, empty_value=None, required=False,
        choices=[("", "–"), *MONTHS],
    )  # fmt: skip
    output = forms.CharField(label=_("Output"), required=False, widget=LONG)
    indicator = forms.CharField(
        label=_("Indicator and this year's target"), required=False, widget=LONG
    )
    people_helped = forms.IntegerField(
        label=_("People helped"), min_value=0, max_value=100_000_000, required=False
    )

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("implementer", "receiver"):
            self.fields[name].queryset = bodies  # type: ignore[attr-defined]


class ProjectForm(VersionedForm):
    """The fields of a project's brief."""

    names = tuple(name for name in PROJECT_FIELDS if name != "approach")

    title = forms.CharField(label=_("Project"), max_length=1000, widget=LONG)
    programme = forms.CharField(label=_("Programme"), required=False)
    dimension = forms.ChoiceField(
        label=_("Dimension"),
        required=False,
        help_text=_("Left empty, it is told by the money the work asks, where that is of one kind"),
    )
    rationale = forms.CharField(
        label=_("Rationale"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    objectives = forms.CharField(label=_("Objectives"), required=False, widget=LONG)
    indicators = forms.CharField(label=_("Indicators and targets"), required=False, widget=LONG)
    target_group = forms.CharField(label=_("Target group"), required=False, widget=LONG)
    output = forms.CharField(label=_("Output"), required=False, widget=LONG)
    outcome = forms.CharField(label=_("Outcome"), required=False, widget=LONG)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [("", "–"), *((each.code, each.name) for each in dimensions())]
        self.fields["dimension"].choices = known  # type: ignore[attr-defined]


class EvidenceForm(forms.Form):
    """A readiness item met by a paper, or no longer."""

    code = forms.ChoiceField(label=_("Readiness item"))
    is_met = forms.TypedChoiceField(
        label=_("State"),
        choices=[("yes", _("met")), ("no", _("not met any more"))],
        coerce=lambda word: word == "yes",
    )
    words = forms.CharField(
        label=_("Paper"), max_length=300, help_text=_("Number and date of the paper")
    )
    valid_to = ThaiDateField(label=_("Valid to"), required=False)

    def __init__(self, *args: Any, items: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(code, f"{code} {name}") for code, name in items.items()]
        self.fields["code"].choices = choices  # type: ignore[attr-defined]


class CompleteForm(forms.Form):
    """Nothing to fill in: whether an activity is complete is read from the activity."""


class WithdrawForm(forms.Form):
    """Why an activity is withdrawn."""

    reason = forms.CharField(label=_("Reason"), widget=LONG)


class AgainForm(forms.Form):
    """For which fiscal year an activity is proposed again."""

    fiscal_year = YearField(
        label=_("Fiscal year"), widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )


class PlacesForm(forms.Form):
    """Where an activity is."""

    places = AreasField(label=_("Where it is done"), help_text=PLACES_HELP)


class AnswerForm(forms.Form):
    """Which needs an activity answers."""

    needs = NeedsField(label=_("Numbers of the needs it answers"), needs=Subject.objects.none())

    def __init__(self, *args: Any, needs: QuerySet[Subject], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["needs"].needs = needs  # type: ignore[attr-defined]


def initial_of(row: Activity | Project, names: tuple[str, ...]) -> dict[str, Any]:
    """What a versioned form shows first: the fields, and the versions they are read at."""
    values: dict[str, Any] = {name: getattr(row, name) for name in names}
    return values | {SEEN + name: row.field_versions.get(name, 0) for name in names}


def cost_initial(activity: Activity) -> list[dict[str, Any]]:
    """The standing cost lines as the formset shows them."""
    return [
        {
            "source": line.source_id,
            "expense_type": line.expense_type_id,
            "words": line.words,
            "quantity": line.quantity,
            "unit": line.unit,
            "unit_price": line.unit_price_satang,
            "satang": line.satang,
        }
        for line in activity.cost_lines.order_by("pk")
    ]
