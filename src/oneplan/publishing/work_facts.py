"""What forms print about activities, read for many at once with a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from oneplan.areas.models import Area
from oneplan.funds.models import SourceGroup
from oneplan.plans.models import Element, ElementKind
from oneplan.projects.models import Activity, CostLine
from oneplan.projects.queries import readiness_checklist, works_of
from oneplan.projects.rules import readiness
from oneplan.threads.models import Place

DEEPEST = 4
"""An approach lies at most this many levels below its issue."""


@dataclass(slots=True)
class WorkFacts:
    """One activity as forms print it.

    ``money`` is satang asked this year by source group; ``expense`` the งบรายจ่าย it falls under.
    """

    activity: Activity
    place: str = ""
    issue: str = ""
    approach: str = ""
    expense: str = ""
    readiness: str = ""
    money: dict[str, int] = field(default_factory=dict)


def facts_of(keys: Sequence[UUID], *, fiscal_year: int, on: dt.date) -> dict[UUID, WorkFacts]:
    """The facts of activities by key; ``on`` is the day readiness papers must be valid."""
    rows = Activity.objects.filter(pk__in=keys).select_related(
        "subject", "project__approach", "implementer", "expense_type__parent"
    )
    activities = list(rows)
    facts = {activity.pk: WorkFacts(activity=activity) for activity in activities}
    for key, words in _places(keys).items():
        facts[key].place = words
    _add_money(facts, fiscal_year=fiscal_year)
    works, checklist = works_of(activities), readiness_checklist()
    chain = _elements_above({a.project.approach_id for a in activities if a.project.approach_id})
    for each in facts.values():
        state = readiness(works[each.activity.pk], checklist, on=on)
        each.readiness = "" if state.percent is None else f"ร้อยละ {state.percent}"
        lineage = each.activity.project.approach_id
        each.approach, each.issue = chain.get(lineage, ("", "")) if lineage else ("", "")
        expense = each.activity.expense_type
        each.expense = (expense.parent or expense).name_th if expense else ""
    return facts


def place_names(province_code: str) -> frozenset[str]:
    """Names of the province's places, which a line break must not divide."""
    inside = Area.objects.filter(code__startswith=province_code, is_made_up=False)
    return frozenset(inside.values_list("name_th", flat=True))


def _places(keys: Sequence[UUID]) -> dict[UUID, str]:
    """Places in words, district before sub-district, each named once."""
    named: dict[UUID, list[str]] = defaultdict(list)
    places = Place.objects.filter(subject_id__in=keys).select_related("area__parent__parent")
    for place in places.order_by("subject_id", "area_id"):
        named[place.subject_id].append(_in_words(place.area))
    return {key: " ".join(dict.fromkeys(words)) for key, words in named.items()}


def _in_words(area: Area) -> str:
    """The area with the two above it that matter: บ้าน…, ตำบล…, อำเภอ…."""
    steps = [area]
    while (above := steps[-1].parent) is not None and len(above.pk) > 2 and len(steps) < 3:
        steps.append(above)
    return " ".join(step.full_name for step in reversed(steps))


def _add_money(facts: dict[UUID, WorkFacts], *, fiscal_year: int) -> None:
    costs = CostLine.objects.filter(activity_id__in=facts, fiscal_year=fiscal_year)
    for key, group, satang in costs.values_list("activity_id", "source__group", "satang"):
        money = facts[key].money
        money[group] = money.get(group, 0) + satang


def _elements_above(lineages: set[UUID]) -> dict[UUID, tuple[str, str]]:
    """(approach, issue) titles by the approach's lineage, from the latest edition naming it."""
    found: dict[UUID, tuple[str, str]] = {}
    above = "__".join(["parent"] * DEEPEST)
    rows = Element.objects.filter(lineage__in=lineages).select_related(above)
    for element in rows.order_by("edition__made_at"):
        issue: Element | None = element
        while issue is not None and issue.kind != ElementKind.ISSUE:
            issue = issue.parent
        found[element.lineage_id] = (element.title, issue.title if issue else "")
    return found


def group_money(facts: WorkFacts, *groups: SourceGroup) -> int | None:
    """Satang asked from some groups of sources; None where nothing is asked there."""
    asked = [facts.money[group] for group in groups if group in facts.money]
    return sum(asked) if asked else None
