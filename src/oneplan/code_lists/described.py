"""Every list described: where it is used, what its columns hold, what is fed from it.

A list that is not named here is edited all the same, its columns as plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from oneplan.areas.models import BodyKind
from oneplan.code_lists.rules import Column, Kind
from oneplan.core.loading import Loaded
from oneplan.core.models import Code, CodeList
from oneplan.core.services import LOADED_DIGEST
from oneplan.funds.services import load_money_lists
from oneplan.indicators.services import load_indicators
from oneplan.knowledge.columns import COLUMNS
from oneplan.plans.chapters import fillers
from oneplan.plans.rules.plan_types import MadeBy, Overlap
from oneplan.screening.criteria import load_criteria
from oneplan.strategy.services import load_targets

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise

Feed = Callable[..., Loaded]
Choices = Callable[[], Sequence[tuple[str, str]]]

MADE = {
    MadeBy.HERE: _("the pages of plans"),
    MadeBy.ROUND: _("a ranked list"),
    MadeBy.BOOK: _("a local book"),
}
MET = {
    Overlap.REFUSED: _("refused"),
    Overlap.REASONED: _("allowed with a reason"),
    Overlap.FREE: _("allowed"),
}
PASSED = {
    "opened": _("an edition was begun"),
    "written": _("issues and indicators are written"),
    "sealed": _("an edition was adopted"),
}
YEARS = ("FY-2", "FY-1", "FY")


def _fixed(words: Mapping[Any, Any]) -> Choices:
    return lambda: [(str(word), str(label)) for word, label in words.items()]


def _codes(code_list: str) -> Choices:
    def choices() -> Sequence[tuple[str, str]]:
        rows = Code.objects.filter(list=code_list).order_by("position")
        return [(row.code, f"{row.code} {row.name_th}") for row in rows]

    return choices


def _bodies() -> Sequence[tuple[str, str]]:
    return [(kind.value, str(kind.label)) for kind in BodyKind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """What a column holds, before its choices are looked up."""

    kind: Kind
    choices: Choices | None = None
    lowest: int = 0
    highest: int = 100_000
    is_required: bool = False

    def column(self, name: str) -> Column:
        choices = tuple(self.choices()) if self.choices else ()
        return Column(
            name=name,
            kind=self.kind,
            lowest=self.lowest,
            highest=self.highest,
            is_required=self.is_required,
            choices=choices,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What is known of one list besides its entries."""

    used: Words = ""
    url_name: str = ""
    columns: Mapping[str, Cells] = field(default_factory=dict)
    parent: Cells | None = None
    feed: Feed | None = None


def _one(choices: Choices, *, is_required: bool = False) -> Cells:
    return Cells(kind=Kind.ONE, choices=choices, is_required=is_required)


def _number(lowest: int, highest: int, *, is_required: bool = True) -> Cells:
    return Cells(kind=Kind.NUMBER, lowest=lowest, highest=highest, is_required=is_required)


PLANS = "plans:plan-list"
STRATEGY = Described(
    used=_("library of strategies and targets"), url_name="strategy:lists", feed=load_targets
)
LOCAL = "local_plans:plan-list"
WORKS = "projects:activity-list"

LISTS: Mapping[str, Described] = {
    "plan_types": Described(
        used=_("opening plans, and who adopts them"),
        url_name=PLANS,
        parent=_one(_codes("plan_types")),
        columns={
            "horizon_years": _number(1, 50),
            "bodies": Cells(kind=Kind.SOME, choices=_bodies),
            "made_by": _one(_fixed(MADE)),
            "adopted_by": Cells(kind=Kind.SOME, choices=_codes("committees")),
            "overlap": _one(_fixed(MET), is_required=True),
        },
    ),
    "plan_chapters": Described(
        used=_("the chapters of a plan in the making"),
        url_name=PLANS,
        parent=_one(_codes("plan_types"), is_required=True),
        columns={"filled_by": _one(lambda: _fixed(fillers())())},
    ),
    "plan_milestones": Described(
        used=_("the days of a plan in the making"),
        url_name=PLANS,
        parent=_one(_codes("plan_types"), is_required=True),
        columns={
            "calendar_step": _one(_codes("calendar_typical"), is_required=True),
            "passed_by": _one(_fixed(PASSED)),
        },
    ),
    "plan_test_limits": Described(
        used=_("the five tests of a plan"),
        url_name=PLANS,
        columns={"count": _number(1, 100)},
    ),
    "calendar_typical": Described(
        used=_("the calendar of a year when it is laid"),
        url_name="knowledge:calendar",
        columns={
            "month_no": _number(1, 12),
            "fy_relative": _one(_fixed({each: each for each in YEARS}), is_required=True),
            "due_day": _number(1, 31, is_required=False),
        },
    ),
    "committees": Described(used=_("who adopts plans"), url_name="committees:meeting-list"),
    "need_themes": Described(used=_("needs by theme in the situation of a place")),
    "value_chain_links": Described(
        used=_("a new value chain board"),
        parent=_one(_codes("value_chain_links")),
        columns={"crowded_from": _number(1, 100, is_required=False)},
    ),
    "sectors": Described(used=_("comments on boards and analyses")),
    "readiness_checklist": Described(used=_("readiness of activities"), url_name=WORKS),
    "exclusion_rules": Described(used=_("checks of activities"), url_name=WORKS),
    "project_dimensions": Described(used=_("dimensions of projects"), url_name=WORKS),
    "asset_statuses": Described(used=_("handing assets over")),
    "funding_sources": Described(
        used=_("sources of money"), url_name="office:country", feed=load_money_lists
    ),
    "expense_categories": Described(
        used=_("expense types of cost lines"), url_name=WORKS, feed=load_money_lists
    ),
    "indicator_sets": Described(
        used=_("common indicators"), url_name="indicators:library", feed=load_indicators
    ),
    "screening_criteria": Described(
        used=_("criteria of rounds"), url_name="annual_plans:round-list", feed=load_criteria
    ),
    "local_plan_routes": Described(used=_("steps of local books"), url_name=LOCAL),
    "local_plan_columns": Described(used=_("what a correction leaves alone"), url_name=LOCAL),
    "local_plan_days": Described(
        used=_("deadlines of local plans"), url_name=LOCAL, columns={"days": _number(1, 400)}
    ),
    "local_transfer_routes": Described(used=_("transfers of local money"), url_name=LOCAL),
    "lao_programmes": Described(used=_("programmes of local budgets"), url_name=LOCAL),
    "map_tiles": Described(used=_("the tile map of provinces"), url_name="office:country"),
    "national_strategy": STRATEGY,
    "master_plans": STRATEGY,
    "master_subplans_unverified": STRATEGY,
    "nesdp13_milestones": STRATEGY,
    "sdg": STRATEGY,
}

ELSEWHERE: Sequence[tuple[Words, Words, str]] = (
    (
        _("Calendar of a year"),
        _("dates of a letter put in force step by step"),
        "knowledge:calendar",
    ),
    (_("Strategies and targets"), _("versions, years, rows"), "strategy:lists"),
    (_("Indicators"), _("definitions and values"), "indicators:library"),
)
"""Tables of rules that have pages of their own: what, how it is edited, where."""


def described(code_list: str) -> Described:
    return LISTS.get(code_list, Described())


def columns_of(found: CodeList) -> list[Column]:
    """The list's own columns: those described, and any other an entry has."""
    cells = described(found.code).columns
    names = dict.fromkeys(cells)
    for extra in Code.everything.filter(list=found).values_list("extra", flat=True):
        names.update(dict.fromkeys(extra))
    names.pop(LOADED_DIGEST, None)
    plain = Cells(kind=Kind.TEXT)
    return [cells.get(name, plain).column(name) for name in names]


def parent_column(found: CodeList) -> Column:
    return (described(found.code).parent or Cells(kind=Kind.TEXT)).column("parent")


def label_of(name: str) -> Words:
    """What a column is called for people."""
    fixed: Mapping[str, Words] = {
        "code": _("Code"),
        "name_th": _("Thai name"),
        "name_en": _("English name"),
        "parent": _("Part of"),
        "mark": _("Source mark"),
    }
    return fixed[name] if name in fixed else COLUMNS.get(name, name)
