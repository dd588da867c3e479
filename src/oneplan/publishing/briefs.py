"""Filling แบบ จ.1-1: one brief for each project of a gathered list."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from oneplan.annual_plans.queries import ListRow
from oneplan.funds.models import Source
from oneplan.projects.models import CostLine, Project
from oneplan.publishing.filling import Filled
from oneplan.publishing.project_brief import (
    BriefActivity,
    BriefBudget,
    BriefIndicator,
    ProjectBrief,
    ProjectBriefs,
)
from oneplan.publishing.work_facts import WorkFacts, place_names
from oneplan.thai.years import BE_OFFSET


def project_briefs(filled: Filled) -> ProjectBriefs:
    """A brief for every project with an activity on the list, in the order of their best rank."""
    return ProjectBriefs(
        body=filled.body_name,
        imprint=filled.imprint,
        briefs=[_brief(works, filled) for works in _by_project(filled)],
        is_cluster=filled.is_cluster,
        place_names=place_names(filled.body.seat_id[:2] if filled.body.seat_id else ""),
    )


def _by_project(filled: Filled) -> list[list[WorkFacts]]:
    rows: tuple[ListRow, ...] = filled.listed.rows if filled.listed else ()
    order: dict[object, list[WorkFacts]] = {}
    for row in rows:
        facts = filled.facts[row.rank.subject_id]
        order.setdefault(facts.activity.project_id, []).append(facts)
    return list(order.values())


def _brief(works: list[WorkFacts], filled: Filled) -> ProjectBrief:
    project = works[0].activity.project
    implementers = dict.fromkeys(
        work.activity.implementer.name_th for work in works if work.activity.implementer
    )
    first, last = _months(works, filled.fiscal_year)
    return ProjectBrief(
        name=project.title,
        issue=works[0].issue,
        programme=project.programme,
        approach=works[0].approach,
        rationale=project.rationale,
        objectives=_lines(project.objectives),
        indicators=tuple(
            BriefIndicator(name=words)
            for words in dict.fromkeys(
                (*_lines(project.indicators), *(work.activity.indicator for work in works))
            )
            if words
        ),
        places=tuple(dict.fromkeys(work.place for work in works if work.place)),
        beneficiaries=_lines(project.target_group),
        activities=tuple(_activity(work) for work in works),
        implementer=" ".join(implementers),
        starts=first,
        ends=last,
        budgets=_budgets(project, works),
        outputs=tuple(dict.fromkeys(work.activity.output for work in works if work.activity.output))
        or _lines(project.output),
        outcomes=_lines(project.outcome),
        public_number=project.subject.public_no,
    )


def _activity(work: WorkFacts) -> BriefActivity:
    implementer = work.activity.implementer
    return BriefActivity(
        name=work.activity.title,
        satang=sum(work.money.values()),
        implementer=implementer.name_th if implementer else "",
    )


def _budgets(project: Project, works: list[WorkFacts]) -> tuple[BriefBudget, ...]:
    """What the listed activities ask, by fiscal year and source."""
    costs = CostLine.objects.filter(activity__in=[work.activity.pk for work in works])
    rows = costs.order_by("fiscal_year", "source__position", "source_id")
    asked = rows.values_list("fiscal_year", "source_id", "satang")
    names = dict(Source.objects.values_list("code", "name_th"))
    return tuple(
        BriefBudget(fiscal_year=year, source=names[source], satang=sum(row[2] for row in group))
        for (year, source), group in groupby(asked, key=lambda row: (row[0], row[1]))
    )


def _months(works: list[WorkFacts], fiscal_year: int) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day of the work; months count from October, the first of the year."""
    firsts = [w.activity.first_month for w in works if w.activity.first_month]
    lasts = [w.activity.last_month for w in works if w.activity.last_month]
    if not firsts or not lasts:
        return None, None
    start = _first_day(fiscal_year, min(firsts))
    after = _first_day(fiscal_year, max(lasts) + 1)
    return start, after - dt.timedelta(days=1)


def _first_day(fiscal_year: int, month: int) -> dt.date:
    year, index = divmod(month + 8, 12)
    return dt.date(fiscal_year - BE_OFFSET - 1 + year, index + 1, 1)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
