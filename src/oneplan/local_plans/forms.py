"""Forms of local plans: books, rows, steps, and the year's money."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from oneplan.core.fields import BahtField, ThaiDateField
from oneplan.cycles.models import Cycle
from oneplan.funds.models import Source, SourceGroup
from oneplan.local_plans import settled
from oneplan.local_plans.writing import RowDraft
from oneplan.plans.models import EditionKind, Plan
from oneplan.plans.rules import columns

AREA = forms.Textarea(attrs={"rows": 2})


class CycleField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A planning period chosen by its years."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj)


class BeginForm(forms.Form):
    """Beginning the local plan of a planning period."""

    cycle = CycleField(
        label=_("Planning period"),
        queryset=Cycle.objects.order_by("-first_fiscal_year", "-pk"),
        empty_label=None,
    )


class BookForm(forms.Form):
    """Beginning a book."""

    kind = forms.ChoiceField(label=_("Kind of book"), choices=EditionKind.choices)
    year = forms.IntegerField(label=_("Year (B.E.)"), min_value=2500, max_value=2700)
    reason = forms.CharField(label=_("Reason"), help_text=_("Printed in the book."), widget=AREA)

    def __init__(self, *args: Any, has_base: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_base:
            self.fields["kind"].choices = [  # type: ignore[attr-defined]
                (EditionKind.FULL.value, EditionKind.FULL.label)
            ]


class StepForm(forms.Form):
    """Passing a step of the route."""

    step = forms.CharField(widget=forms.HiddenInput)
    on = ThaiDateField(label=_("On"))
    words = forms.CharField(label=_("Meeting or paper"), max_length=300, required=False)


class AnnounceForm(forms.Form):
    """Announcing a book."""

    on = ThaiDateField(label=_("Announced on"))
    announcement = forms.CharField(
        label=_("Number of the announcement"),
        help_text=_("As the registry gave it; the system never makes numbers."),
        max_length=120,
        required=False,
    )


class RowForm(forms.Form):
    """What a book prints about a project: the columns of form ผ.02."""

    title = forms.CharField(label=_("Project as printed"), widget=AREA)
    programme = forms.ChoiceField(label=_("Programme"), required=False)
    objective = forms.CharField(label=_("Objective"), required=False, widget=AREA)
    output = forms.CharField(
        label=pgettext_lazy("column of form ผ.02", "target (output)"),
        help_text=_("Size, place and number: what will be there afterwards."),
        required=False,
        widget=AREA,
    )
    indicator = forms.CharField(
        label=pgettext_lazy("column of form ผ.02", "indicator"), required=False, widget=AREA
    )
    result = forms.CharField(label=_("Expected result"), required=False, widget=AREA)
    unit = forms.CharField(label=_("Responsible unit"), required=False, max_length=200)
    page = forms.CharField(label=_("Page of the printed book"), required=False, max_length=20)
    item = forms.CharField(
        label=pgettext_lazy("place in a book", "Item"), required=False, max_length=20
    )
    reason = forms.CharField(label=_("Reason of this row"), required=False, widget=AREA)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, plan: Plan, draft: RowDraft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [name for _code, name in settled.names(settled.PROGRAMMES)]
        standing = draft.printed.get(columns.PROGRAMME, "")
        names = [*known, *([standing] if standing and standing not in known else [])]
        self.fields["programme"].choices = [("", "–"), *((name, name) for name in names)]  # type: ignore[attr-defined]
        first, last = (
            (plan.cycle.first_fiscal_year, plan.cycle.last_fiscal_year) if plan.cycle else (0, -1)
        )
        self.years = range(first, last + 1)
        standing_sources = dict.fromkeys(source for _year, source, _satang in draft.money)
        self.sources = {each.pk: each for each in Source.objects.filter(group=SourceGroup.LOCAL)}
        self.sources |= {each.pk: each for each in standing_sources}
        sent = sum(name.startswith("source_") for name in self.data)
        self.purses = range(1, max(len(standing_sources) + 1, sent) + 1)
        for number in self.purses:
            self._add_purse(number)
        order = list(self.fields)
        tail = ["page", "item", "reason"]
        self.order_fields([*(name for name in order if name not in tail), *tail])
        self.initial = {**_values_of(draft, list(standing_sources)), **self.initial}

    def _add_purse(self, number: int) -> None:
        """A source and its money of each year; the last is empty, for a further source."""
        name = _("Source of money %(number)s") % {"number": number}
        choices = [("", "–"), *((key, each.name_th) for key, each in self.sources.items())]
        self.fields[f"source_{number}"] = forms.ChoiceField(
            label=name, choices=choices, required=number == 1
        )
        for year in self.years:
            self.fields[f"money_{number}_{year}"] = BahtField(
                label=_("%(source)s, money in %(year)s (baht)") % {"source": name, "year": year},
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """No source twice, and no money without its source."""
        said: dict[str, Any] = self.cleaned_data
        seen: set[str] = set()
        for number in self.purses:
            source = said.get(f"source_{number}", "")
            if source and source in seen:
                self.add_error(f"source_{number}", _("This source stands above already."))
            if not source and any(
                said.get(f"money_{number}_{year}") is not None for year in self.years
            ):
                self.add_error(f"source_{number}", _("Choose where this money comes from."))
            seen.add(source)
        return said

    def draft(self) -> RowDraft:
        """The row as it was filled in."""
        said = self.cleaned_data
        return RowDraft(
            title=said["title"],
            page=said["page"],
            item=said["item"],
            seen=said["seen"],
            printed={name: said[name] for name in (*columns.COLUMNS, columns.REASON)},
            money=tuple(
                (year, self.sources[said[f"source_{number}"]], said[f"money_{number}_{year}"])
                for number in self.purses
                for year in self.years
                if said[f"money_{number}_{year}"] is not None
            ),
        )


def _values_of(draft: RowDraft, sources: list[Source]) -> dict[str, Any]:
    values: dict[str, Any] = {
        "title": draft.title,
        "page": draft.page,
        "item": draft.item,
        "seen": draft.seen,
    }
    values |= dict(draft.printed)
    for number, source in enumerate(sources, start=1):
        values[f"source_{number}"] = source.pk
        for year, of, satang in draft.money:
            if of == source:
                values[f"money_{number}_{year}"] = satang
    return values


MONEY_AS_TEXT = {"money": forms.CharField(label=_("Money"))}
"""The label under which two people's money is shown side by side."""


class GiveForm(forms.Form):
    """Giving money of the ordinance to a row of the plan."""

    satang = BahtField(label=_("Amount (baht)"))


class EnactForm(forms.Form):
    """Bringing the ordinance into force."""

    on = ThaiDateField(label=_("In force since"))
    words = forms.CharField(label=_("Meeting of the council, or paper"), max_length=300)


class TransferForm(forms.Form):
    """Moving money from a line to another row of the plan."""

    giver = forms.ChoiceField(label=pgettext_lazy("moving money", "From"))
    to = forms.ChoiceField(label=pgettext_lazy("moving money", "To"))
    satang = BahtField(label=_("Amount (baht)"))
    on = ThaiDateField(label=_("On"))
    approver = forms.ChoiceField(label=_("Approved by"))
    words = forms.CharField(label=_("Reason and paper"), max_length=300)

    def __init__(
        self,
        *args: Any,
        givers: list[tuple[str, str]],
        takers: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["giver"].choices = givers  # type: ignore[attr-defined]
        self.fields["to"].choices = takers  # type: ignore[attr-defined]
        self.fields["approver"].choices = settled.names(settled.TRANSFERS)  # type: ignore[attr-defined]


class OperateForm(forms.Form):
    """Drawing up the operational plan."""

    on = ThaiDateField(label=_("Announced on"))
