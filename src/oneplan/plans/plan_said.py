"""What the five tests read of a plan: its rows, its works, what was measured, the plan before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count

from oneplan.indicators.models import Combine
from oneplan.plans.measured import measured_for
from oneplan.plans.models import Edition, EditionKind, Element, ElementKind, Listing
from oneplan.plans.plan_before import past_of, plan_before, years_of
from oneplan.plans.quality import indicator_rows
from oneplan.plans.queries import Issue, Kpi, StrategyPart, strategy_part
from oneplan.plans.rules.five_tests import ApproachSaid, IssueSaid, PlanSaid
from oneplan.plans.rules.past import IndicatorSaid
from oneplan.plans.rules.sums import SumSaid, add_up
from oneplan.plans.serving import Promise, Work, Works, promises_of, works_serving
from oneplan.plans.standing import editions_up_to, valid_elements
from oneplan.strategy.models import Alignment
from oneplan.threads.models import SubjectKind
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.engines.indicator_quality import IndicatorRow
    from oneplan.threads.rules import Reach


@dataclass(frozen=True, slots=True)
class Read:
    """What the tests read, beside the strategy part it was read from."""

    said: PlanSaid
    part: StrategyPart
    elements: Mapping[UUID, Element]
    """Every element a finding may speak of, by its key."""
    promises: Mapping[UUID, Sequence[Promise]]
    """What works promise to an indicator, by the element that prints it."""
    words: Mapping[UUID, Sequence[str]]
    """What each of them says: its wording and, of an indicator, every figure."""


def read_plan(
    edition: Edition, *, reach: Reach | None, printed: StrategyPart | None = None
) -> Read:
    """A plan with ``edition`` as its newest, in a fixed number of queries.

    A supplement, change or correction prints only the rows it touches, so what stands valid
    with it is read.  ``printed`` is what the edition itself says, where that was read already.
    """
    plan = edition.plan
    is_full = edition.kind == EditionKind.FULL
    editions = [edition.pk] if is_full else editions_up_to(edition)
    if printed is not None and is_full:
        part = printed
    else:
        rows = edition.elements.all() if is_full else valid_elements(editions)
        part = strategy_part(rows, measured_for(edition, printed_in=editions))
    before, past = plan_before(plan, reach=reach)
    works = _works(part, editions, reach=reach)
    claims = _claims(part, works)
    first_year, _last = years_of(plan)
    asked = _works_asked(part, works)
    promises = _promises(part, asked)
    said = PlanSaid(
        first_year=first_year,
        goals=[each.pk for each in part.opening if each.kind == ElementKind.GOAL],
        goal_indicators=len(part.goal_kpis),
        indicators=[
            IndicatorSaid(
                key=kpi.element.pk,
                row=row,
                measured=kpi.measured,
                past=past_of(kpi, past),
                works=_sum_said(kpi, row, asked[kpi.element.pk], promises, first_year)
                if kpi.element.pk in asked
                else None,
            )
            for kpi, row in indicator_rows(part)
        ],
        issues=[_issue_said(each, works, claims) for each in part.issues],
        has_before=before is not None,
    )
    elements = _spoken_of(part)
    return Read(
        said,
        part,
        {each.pk: each for each in elements},
        promises,
        {each.pk: _words_of(each) for each in elements},
    )


def _spoken_of(part: StrategyPart) -> list[Element]:
    return [
        *part.opening,
        *(kpi.element for kpi in part.goal_kpis),
        *(issue.element for issue in part.issues),
        *(kpi.element for issue in part.issues for kpi in issue.kpis),
    ]


def _words_of(element: Element) -> list[str]:
    """The same row in another edition says the same while none of this differs."""
    indicator = element.indicator
    targets = sorted(element.targets.all(), key=lambda each: each.fiscal_year)
    return [
        element.title,
        indicator.unit if indicator else "",
        " ".join(filter(None, (element.baseline_words, str(element.baseline_year or "")))),
        ", ".join(f"{each.fiscal_year}: {each.words}" for each in targets if each.words),
    ]


def _issue_said(issue: Issue, works: Works, claims: Mapping[UUID, int]) -> IssueSaid:
    below = _lineages_of(issue)
    by_lineage: dict[UUID, set[UUID]] = defaultdict(set)
    for work in works:
        if work.lineage in below:
            by_lineage[work.lineage].add(work.key)
    all_works = {work for found in by_lineage.values() for work in found}
    return IssueSaid(
        key=issue.element.pk,
        indicators=len(issue.kpis),
        approaches=[
            ApproachSaid(number=each.number, works=len(by_lineage[each.lineage_id]))
            for each in issue.approaches
        ],
        works=len(all_works),
        claims=sum(claims.get(key, 0) for key in all_works | below),
    )


def _lineages_of(issue: Issue) -> set[UUID]:
    """The issue and everything below it that a work may serve."""
    programmes = [each for programme, subs in issue.programmes for each in (programme, *subs)]
    below = (issue.element, *issue.objectives, *programmes, *issue.approaches)
    return {each.lineage_id for each in below}


def _works_asked(part: StrategyPart, works: Works) -> dict[UUID, dict[UUID, int]]:
    """By element of an indicator whose parts add up: the activities that may promise something
    to it, with their fiscal years.  Those of its issue; of the goal's, those of every issue.
    """
    asked: dict[UUID, dict[UUID, int]] = {}
    for issue in part.issues:
        below = _lineages_of(issue)
        own = {each.key: each.fiscal_year for each in works if each.lineage in below}
        activities = {key: year for key, year in own.items() if year is not None}
        for kpi in issue.kpis:
            if _adds_up(kpi):
                asked[kpi.element.pk] = activities
    everybody = {each.key: each.fiscal_year for each in works if each.fiscal_year is not None}
    for kpi in part.goal_kpis:
        if _adds_up(kpi):
            asked[kpi.element.pk] = everybody
    return asked


def _adds_up(kpi: Kpi) -> bool:
    indicator = kpi.element.indicator
    return indicator is not None and indicator.combine == Combine.SUM


def _promises(
    part: StrategyPart, asked: Mapping[UUID, Mapping[UUID, int]]
) -> dict[UUID, list[Promise]]:
    """What the works asked promise, by the element of the indicator; one query."""
    kpis = [*part.goal_kpis, *(kpi for issue in part.issues for kpi in issue.kpis)]
    measures = {
        kpi.element.pk: kpi.element.indicator_id
        for kpi in kpis
        if kpi.element.pk in asked and kpi.element.indicator_id
    }
    each_once = {id(found): found for found in asked.values()}
    works = {key for found in each_once.values() for key in found}
    by_indicator: dict[UUID, list[Promise]] = defaultdict(list)
    for promise in promises_of(works, set(measures.values())):
        by_indicator[promise.indicator].append(promise)
    return {
        element: [each for each in by_indicator.get(indicator, ()) if each.work in asked[element]]
        for element, indicator in measures.items()
    }


def _sum_said(
    kpi: Kpi,
    row: IndicatorRow,
    works: Mapping[UUID, int],
    promises: Mapping[UUID, Sequence[Promise]],
    first_year: int,
) -> SumSaid | None:
    stated = promises.get(kpi.element.pk, ())
    silent = Counter(works.values())
    silent.subtract(works[key] for key in {each.work for each in stated})
    return add_up(
        row,
        promises=[(each.fiscal_year, each.amount) for each in stated],
        silent=sorted(silent.elements()),
        measured=[(year, value) for year, value in kpi.measured if year < first_year],
    )


def _works(part: StrategyPart, editions: Sequence[UUID], *, reach: Reach | None) -> Works:
    """What is listed under a row of the plan or says that it serves an approach; two queries.

    Only what the reader may read counts.
    """
    lineages = {lineage for issue in part.issues for lineage in _lineages_of(issue)}
    listed = Listing.objects.filter(
        readable(reach, at="subject"),
        edition__in=editions,
        element__lineage__in=lineages,
        is_withdrawn=False,
    ).values_list("subject", "element__lineage", "subject__kind", "subject__fiscal_year")
    found = {
        Work(key, lineage, year if kind == SubjectKind.ACTIVITY else None)
        for key, lineage, kind, year in listed
        if lineage is not None
    }
    return found | works_serving(lineages, reach=reach)


def _claims(part: StrategyPart, works: Works) -> dict[UUID, int]:
    """How many targets each work or row is said to serve, with a because."""
    keys: Collection[UUID] = {work.key for work in works} | {
        lineage for issue in part.issues for lineage in _lineages_of(issue)
    }
    live = Alignment.objects.filter(subject__in=keys, ended_at=None).exclude(because="")
    counted = live.order_by().values_list("subject").annotate(count=Count("pk"))
    return {subject: count for subject, count in counted if subject is not None}
