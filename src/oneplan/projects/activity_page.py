"""Everything the page of an activity, or of a project, shows besides its thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from oneplan.accounts.permissions import may
from oneplan.areas.maps import PROVINCE_DIGITS, Pin, where_map
from oneplan.areas.models import BodyKind
from oneplan.core.findings import Finding, Where
from oneplan.core.maps.parts import Map
from oneplan.core.page_parts import Fact
from oneplan.core.templatetags.official import area_name, attribute, be_date
from oneplan.projects.benefits import stated_benefits
from oneplan.projects.contributions import stated_contributions
from oneplan.projects.dimensions import dimension_in_words, dimensions
from oneplan.projects.models import (
    Activity,
    Benefit,
    Contribution,
    CostLine,
    Evidence,
    Preparation,
    Project,
)
from oneplan.projects.queries import (
    ActivityFilter,
    activities,
    excluded_kinds,
    readiness_checklist,
    works_of,
)
from oneplan.projects.rules import (
    Readiness,
    ReadinessItem,
    applies,
    find_excluded,
    find_gaps,
    find_unready,
    is_whole,
    readiness,
)
from oneplan.thai.dates import SHORT_MONTHS
from oneplan.threads.access import is_own
from oneplan.threads.models import Place, Subject, TieKind
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.threads.rules import Reach

BODIES_OF_BENEFITS = frozenset({BodyKind.CLUSTER, BodyKind.PROVINCE_OFFICE, BodyKind.AGENCY})
"""Whose pages ask for the benefit by province; a sub-district's works need none."""
HERE = "●"
"""What marks the places of an activity on its map."""


@dataclass(frozen=True, slots=True)
class ReadinessRow:
    """One item of the checklist that applies, and the paper that meets it."""

    item: ReadinessItem
    evidence: Evidence | None
    is_met: bool


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """One activity as a reader may see it."""

    facts: list[Fact]
    costs: Sequence[CostLine]
    needs: Sequence[Subject]
    predecessors: Sequence[Subject]
    readiness: Readiness
    checklist: list[ReadinessRow]
    findings: list[Finding]
    may_change: bool
    may_complete: bool
    may_propose_again: bool
    is_withdrawn: bool
    benefits: Sequence[Benefit]
    """What its whole project states, by province."""
    may_state_benefit: bool
    contributions: Sequence[Contribution]
    """What it adds to the indicators of the issue it serves."""
    may_state_contributions: bool
    map: Map | None
    """Where it is done; None where it names no place smaller than a province."""


def activity_page(
    activity: Activity, *, post: Post | None, reach: Reach | None, on: dt.date
) -> ActivityPage:
    """Facts, money, readiness, needs answered and findings, in a fixed number of queries."""
    work = works_of([activity])[activity.pk]
    checklist = readiness_checklist()
    state = readiness(work, checklist, on=on)
    evidence = {row.code: row for row in activity.evidence.select_related("paper")}
    own = post is not None and is_own(post, activity.subject)
    is_withdrawn = activity.preparation == Preparation.WITHDRAWN
    subject = activity.subject
    places = list(subject.places.select_related("area").order_by("area_id"))
    lines = activity.cost_lines.select_related("source", "expense_type")
    costs = list(lines.order_by("fiscal_year", "pk"))
    return ActivityPage(
        facts=_facts(activity, places, costs),
        costs=costs,
        needs=_tied(activity, TieKind.ANSWERS, reach),
        predecessors=_tied(activity, TieKind.PROPOSED_AGAIN, reach),
        readiness=state,
        checklist=[
            ReadinessRow(item, evidence.get(item.code), item.code in state.met)
            for item in checklist
            if applies(item, work)
        ],
        findings=[
            replace(finding, where=Where())
            for finding in (
                *find_gaps(work),
                *find_unready(state),
                *find_excluded(activity.title, excluded_kinds()),
            )
        ],
        may_change=own and may(post, "projects.change") and not is_withdrawn,
        may_complete=own
        and may(post, "projects.change")
        and activity.preparation == Preparation.DRAFT
        and is_whole(work),
        may_propose_again=own and may(post, "projects.propose_again"),
        is_withdrawn=is_withdrawn,
        benefits=stated_benefits(activity.project),
        may_state_benefit=not is_withdrawn and _may_state_benefit(activity.project, post),
        contributions=stated_contributions(activity),
        may_state_contributions=own
        and may(post, "projects.change")
        and not is_withdrawn
        and activity.project.approach_id is not None,
        map=_map(places),
    )


def _map(places: Sequence[Place]) -> Map | None:
    if not any(len(place.area_id) > PROVINCE_DIGITS for place in places):
        return None
    return where_map(
        [Pin(place.area_id, HERE, area_name(place.area), place.lat, place.lon) for place in places],
        key="where",
        title=_("Where it is done"),
    )


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """One project with the activities of it a reader may read."""

    facts: list[Fact]
    activities: Sequence[Activity]
    satang: int
    may_change: bool
    may_begin: bool
    benefits: Sequence[Benefit]
    may_state_benefit: bool


def project_page(project: Project, *, post: Post | None, reach: Reach | None) -> ProjectPage:
    rows = list(activities(reach, ActivityFilter()).filter(project=project).order_by("pk"))
    own = post is not None and is_own(post, project.subject)
    return ProjectPage(
        facts=_project_facts(project),
        activities=rows,
        satang=sum(row.satang for row in rows if row.preparation != Preparation.WITHDRAWN),
        may_change=own and may(post, "projects.change"),
        may_begin=own and may(post, "projects.begin"),
        benefits=stated_benefits(project),
        may_state_benefit=_may_state_benefit(project, post),
    )


def _may_state_benefit(project: Project, post: Post | None) -> bool:
    """Its owner may, where it is a body that asks for the money of a cluster."""
    if post is None or not is_own(post, project.subject) or not may(post, "projects.change"):
        return False
    return project.subject.owner.kind in BODIES_OF_BENEFITS


def _tied(activity: Activity, kind: TieKind, reach: Reach | None) -> list[Subject]:
    rows = Subject.objects.filter(
        readable(reach),
        ties_down__child=activity.subject,
        ties_down__kind=kind,
        ties_down__ended_at=None,
    )
    return list(rows.order_by("pk"))


def _facts(activity: Activity, places: Sequence[Place], costs: Sequence[CostLine]) -> list[Fact]:
    subject = activity.subject
    groups = {line.source.group for line in costs}
    dimension = dimension_in_words(activity.project.dimension, groups, dimensions())
    return [
        Fact(_("Place"), ", ".join(area_name(place.area) for place in places)),
        Fact(_("Fiscal year"), activity.fiscal_year),
        Fact(_("Preparation"), activity.get_preparation_display()),
        Fact(_("Nature"), activity.get_nature_display()),
        Fact(_("Dimension"), dimension),
        Fact(_("Answers for it now"), attribute(subject.owner, "name")),
        Fact(_("Born at"), attribute(subject.origin, "name")),
        Fact(_("Implementing body"), _name(activity.implementer)),
        Fact(_("Body that will receive it"), _name(activity.receiver)),
        Fact(_("Expense type"), _name(activity.expense_type)),
        Fact(_("Months"), months_of(activity)),
        Fact(_("Output"), activity.output),
        Fact(_("Indicator and this year's target"), activity.indicator),
        Fact(
            _("People helped"),
            "" if activity.people_helped is None else f"{activity.people_helped:,}",
        ),
    ]


def months_of(activity: Activity) -> str:
    """The months of work as papers write them: ต.ค.–มี.ค."""
    first, last = activity.first_month, activity.last_month
    if first is None or last is None:
        return ""
    names = [SHORT_MONTHS[(number + 8) % 12] for number in range(1, 13)]
    return f"{names[first - 1]}–{names[last - 1]}"


def _project_facts(project: Project) -> list[Fact]:
    subject = project.subject
    approach = project.approach
    return [
        Fact(_("Answers for it now"), attribute(subject.owner, "name")),
        Fact(_("Fiscal year"), subject.fiscal_year),
        Fact(_("Programme"), project.programme),
        Fact(_("Dimension"), dimension_in_words(project.dimension, (), dimensions())),
        Fact(_("Approach of the plan it serves"), approach.title if approach else ""),
        Fact(_("Rationale"), project.rationale),
        Fact(_("Objectives"), project.objectives),
        Fact(_("Indicators and targets"), project.indicators),
        Fact(_("Target group"), project.target_group),
        Fact(_("Output"), project.output),
        Fact(_("Outcome"), project.outcome),
        Fact(_("First received"), be_date(subject.made_at)),
    ]


def _name(thing: object | None) -> object:
    return attribute(thing, "name") if thing is not None else ""
