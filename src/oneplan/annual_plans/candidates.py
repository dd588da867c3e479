"""Gathering the candidates of a year and everything their ranking depends on."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from oneplan.annual_plans import rules
from oneplan.annual_plans.kept_findings import packed
from oneplan.annual_plans.models import Level
from oneplan.areas.models import Area, Body
from oneplan.calls.queries import lines_proposed_to
from oneplan.core.findings import Finding, Severity, has_errors
from oneplan.funds.models import SourceGroup
from oneplan.needs.models import Need
from oneplan.projects.benefits import benefits_of
from oneplan.projects.models import Activity, CostLine
from oneplan.projects.queries import excluded_kinds, readiness_checklist, withdrawn, works_of
from oneplan.projects.rules import find_excluded, find_gaps, find_one_sided, find_unready, readiness
from oneplan.screening.models import CriteriaSet
from oneplan.screening.queries import (
    BENEFIT_GATE,
    asks_for_two_provinces,
    scores_of,
    yardsticks_of,
)
from oneplan.screening.rules import Result, shut_at
from oneplan.threads.models import Circulation, Share, Subject, Tie, TieKind

OPEN_TO_ALL = (Circulation.CIRCULATED, Circulation.PUBLIC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose list it is, of which year (B.E.); ``area`` is None for a cluster."""

    level: Level
    body: Body
    area: Area | None
    fiscal_year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrant:
    """One activity, or a need proposed to a district, with what the checks say of it."""

    subject: Subject
    title: str
    candidate: rules.Candidate
    findings: list[Finding]


def activities_of(scope: Scope) -> QuerySet[Activity]:
    """The candidates of a year: their own fiscal year, in the place, neither withdrawn nor merged.

    Somebody else's draft is no candidate: it counts once its owner circulates it or asks the
    body for its view.
    """
    merged = Tie.objects.filter(
        child_id=OuterRef("pk"), kind=TieKind.MERGED_INTO, ended_at__isnull=True
    )
    rows = Activity.objects.filter(fiscal_year=scope.fiscal_year).exclude(withdrawn())
    rows = rows.filter(_in_place(scope), ~Exists(merged))
    return rows.select_related("subject", "project", "implementer").order_by("pk")


def gather(scope: Scope, criteria_set: CriteriaSet, *, on: dt.date) -> list[Entrant]:
    """Every candidate with its checks and scores, in a number of queries that does not grow."""
    activities = list(activities_of(scope))
    keys = [activity.pk for activity in activities]
    works = works_of(activities)
    results = scores_of(keys, criteria_set)
    own, every = money_of(scope, keys)
    checklist, excluded = readiness_checklist(), excluded_kinds()
    unfit = _unfit_for_a_cluster(scope, criteria_set, activities)
    entrants = []
    for activity in activities:
        key = activity.pk
        work, result = works[key], results[key]
        if key in unfit.stopped:
            result = shut_at(result, BENEFIT_GATE)
        state = readiness(work, checklist, on=on)
        asks_own = key in own or key not in every
        candidate = rules.Candidate(
            key=key,
            number=activity.subject.public_no,
            satang=own.get(key, 0) if asks_own else every[key],
            nature=activity.nature,
            standing=result.standing.value,
            total=result.total,
            readiness=state.percent,
            people=activity.people_helped,
            asks_own_money=asks_own,
        )
        found = [*find_gaps(work)]
        if activity.nature == "item":
            found += [*find_unready(state), *find_excluded(activity.title, excluded)]
            found += [*_of_scores(result), *unfit.findings.get(key, [])]
        entrants.append(
            Entrant(
                subject=activity.subject,
                title=activity.title,
                candidate=candidate,
                findings=found,
            )
        )
    return [*entrants, *_needs(scope, criteria_set)]


@dataclass(frozen=True, slots=True)
class Unfit:
    """What a cluster's gate has to say: findings by activity, and those it stops."""

    findings: Mapping[UUID, list[Finding]] = field(default_factory=dict)
    stopped: frozenset[UUID] = frozenset()


def _unfit_for_a_cluster(
    scope: Scope, criteria_set: CriteriaSet, activities: Sequence[Activity]
) -> Unfit:
    """Works of whose whole project no second province gains, as far as it is stated.

    A stated benefit stops at the gate, whatever raters gave; one that is not stated is only
    asked for, and one for several provinces is left to the raters.
    """
    if scope.level != Level.CLUSTER or not asks_for_two_provinces(criteria_set):
        return Unfit()
    items = [activity for activity in activities if activity.nature == "item"]
    stated = benefits_of(activity.project_id for activity in items)
    found = {activity.pk: find_one_sided(stated.get(activity.project_id)) for activity in items}
    return Unfit(found, frozenset(key for key, told in found.items() if has_errors(told)))


def _needs(scope: Scope, criteria_set: CriteriaSet) -> list[Entrant]:
    """Needs proposed in answer to a district's calls: its list is where all plans meet.

    A need has no cost yet; an activity that answers it stands on the list in its stead.
    """
    if scope.level != Level.DISTRICT:
        return []
    live = Tie.objects.filter(ended_at=None)
    merged = live.filter(kind=TieKind.MERGED_INTO, child_id=OuterRef("pk"))
    answered = live.filter(kind=TieKind.ANSWERS, parent_id=OuterRef("pk"))
    lines = lines_proposed_to(scope.body, scope.fiscal_year)
    needs = Need.objects.filter(pk__in=lines.values("subject_id"))
    needs = needs.filter(~Exists(merged), ~Exists(answered)).select_related("subject")
    rows = list(needs.order_by("pk"))
    results = scores_of([need.pk for need in rows], criteria_set)
    note = Finding("annual_plans.is_a_need", Severity.NOTE)
    return [
        Entrant(
            subject=need.subject,
            title=need.wording,
            candidate=rules.Candidate(
                key=need.pk,
                number=need.subject.public_no,
                satang=0,
                standing=results[need.pk].standing.value,
                total=results[need.pk].total,
                people=need.people_touched,
            ),
            findings=[note, *_of_scores(results[need.pk])],
        )
        for need in rows
    ]


def hash_of(scope: Scope, criteria_set: CriteriaSet, entrants: Sequence[Entrant]) -> str:
    """The hash of everything a run depends on: two runs with one hash are the same run."""
    about: dict[str, Any] = {
        "level": scope.level.value,
        "body": str(scope.body.pk),
        "area": scope.area.pk if scope.area else None,
        "fiscal_year": scope.fiscal_year,
        "criteria": [astuple(stick) for stick in yardsticks_of(criteria_set)],
        "criteria_set": str(criteria_set.pk),
    }
    rows = [
        {
            "key": str(entrant.candidate.key),
            "title": entrant.title,
            "satang": entrant.candidate.satang,
            "state": entrant.candidate.state,
            "total": str(entrant.candidate.total),
            "readiness": entrant.candidate.readiness,
            "people": entrant.candidate.people,
            "findings": packed(entrant.findings),
        }
        for entrant in entrants
    ]
    return rules.inputs_hash(about=about, rows=rows)


def money_of(scope: Scope, keys: Sequence[UUID]) -> tuple[dict[UUID, int], dict[UUID, int]]:
    """Satang each activity asks this year: of the list's own money, and of all money."""
    lines = CostLine.objects.filter(activity_id__in=keys, fiscal_year=scope.fiscal_year)
    own: dict[UUID, int] = {}
    every: dict[UUID, int] = defaultdict(int)
    sums = lines.order_by().values_list("activity_id", "source_id", "source__group")
    for key, source, group, satang in sums.annotate(total=Sum("satang")):
        every[key] += satang
        if is_own_money(scope.level, source=source, group=group):
            own[key] = own.get(key, 0) + satang
    return own, dict(every)


def is_own_money(level: Level, *, source: str, group: str) -> bool:
    """Whether a source is what this level ranks: province or cluster money, each its own."""
    return group == SourceGroup.AREA and source not in rules.FOREIGN_SOURCES[level.value]


def is_history(entrants: Sequence[Entrant]) -> bool:
    """Whether any candidate was printed in a budget paper or belongs to a trial."""
    keys = [entrant.subject.pk for entrant in entrants]
    printed = Tie.objects.filter(kind=TieKind.PRINTED_AS, child_id__in=keys, ended_at=None)
    return any(entrant.subject.is_trial for entrant in entrants) or printed.exists()


def other_years(scope: Scope) -> list[int]:
    """Other fiscal years in which the place has activities, newest first."""
    rows = Activity.objects.exclude(withdrawn()).filter(_in_place(scope))
    years = rows.exclude(fiscal_year=scope.fiscal_year).order_by().values_list("fiscal_year")
    return sorted({year for (year,) in years.distinct()}, reverse=True)


def _in_place(scope: Scope) -> Q:
    owned = Q(subject__owner=scope.body)
    if scope.area is None:
        return owned
    shared = Share.objects.filter(body=scope.body, ended_at=None).values("subject_id")
    shown = Q(subject__circulation__in=OPEN_TO_ALL) | Q(subject__in=shared)
    return owned | (shown & Q(subject__area__code__startswith=scope.area.pk))


def _of_scores(result: Result) -> list[Finding]:
    found = []
    if result.is_partly_scored:
        facts = {"codes": ", ".join(result.missing)}
        found.append(Finding("annual_plans.partly_scored", Severity.WARNING, facts=facts))
    if result.shut:
        facts = {"codes": ", ".join(result.shut)}
        found.append(Finding("annual_plans.gate_is_shut", Severity.ERROR, facts=facts))
    return found
