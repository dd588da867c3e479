"""Storing proposals: projects, their main activities and what each costs.

The rows of one activity make one activity, however many cost lines it has.  Where a later file
changes any of them, the activity's costs become those of that file; the story keeps both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oneplan.core.findings import Severity
from oneplan.core.models import Code
from oneplan.exchange.layouts.activities import ActivityRow
from oneplan.exchange.layouts.layout import Record
from oneplan.exchange.rules import fiscal_months, is_bundle, is_management, plan_number
from oneplan.exchange.storing.batch import Batch, Stored
from oneplan.exchange.storing.lines import nature_of
from oneplan.exchange.storing.proposals import Proposal, proposals
from oneplan.exchange.storing.works import (
    ACTIVITIES,
    PROJECTS,
    activities_made,
    expense_of,
    projects_made,
    remember,
    source_of,
)
from oneplan.plans.models import Element, ElementKind
from oneplan.projects.drafts import ActivityDraft, CostDraft, ProjectDraft
from oneplan.projects.evidence import meet_items
from oneplan.projects.models import Activity, Project
from oneplan.projects.services import begin_works
from oneplan.projects.writing import change_activity, set_cost_lines, set_places
from oneplan.threads.models import Circulation, Subject, SubjectKind

if TYPE_CHECKING:
    from oneplan.areas.models import Body

READINESS_LIST = "readiness_checklist"
UNSAID_SOURCE = "7"
"""Code of other sources: where a row does not say who is to pay."""
PROVINCE_PLAN = "P5"
CONFIRMED_BY = "ตามตารางที่นำเข้า"


@dataclass(frozen=True, slots=True)
class Lookups:
    """Everything the rows name, asked for once."""

    bodies: Mapping[str, Body]
    home: Body | None
    needs: Mapping[str, Sequence[Subject]]
    approaches: Mapping[tuple[int, str], Subject]
    readiness: frozenset[str]

    def body(self, name: str | None) -> Body | None:
        return self.bodies.get(name) if name else None


def store_activities(batch: Batch) -> Stored:
    """New activities begin, circulated in the province; changed ones are rewritten."""
    touched = {record.entry.activity_key for record in batch.to_store}
    wanted = [each for each in proposals(batch.records) if each.key in touched]
    batch.world.learn_areas(code for each in wanted for code in each.first.area_codes)
    lookups = _look_up(batch, wanted)
    homeless = [each for each in wanted if not (lookups.body(each.first.owner) or lookups.home)]
    for each in homeless:
        batch.tell("exchange.owner_unknown", each.records[0], Severity.ERROR, owner="-")
    wanted = [each for each in wanted if each not in homeless]
    standing = activities_made(batch, (each.key for each in wanted))
    new = [each for each in wanted if each.key not in standing]
    subjects = _begin(batch, new, lookups)
    for each in wanted:
        if each.key in standing:
            _rewrite(batch, each, standing[each.key], lookups)
            subjects[each.key] = standing[each.key].subject
    _confirm(batch, wanted, subjects, lookups)
    return {
        record.key: subjects[record.entry.activity_key]
        for record in batch.to_store
        if record.entry.activity_key in subjects
    }


def _look_up(batch: Batch, wanted: Sequence[Proposal]) -> Lookups:
    rows = [row for each in wanted for row in each.rows]
    province = batch.wish.province or _one_province(rows)
    names = {name for row in rows for name in (row.owner, row.implementer, row.receiver) if name}
    numbers = {number for row in rows for number in row.needs_answered}
    items = Code.objects.filter(list=READINESS_LIST).values_list("code", flat=True)
    return Lookups(
        bodies=batch.world.bodies_named(names, province=province),
        home=batch.world.bodies([province]).get(province) if province else None,
        needs=batch.ledger.named("needs", numbers, SubjectKind.NEED),
        approaches=_approaches(province, rows),
        readiness=frozenset(items),
    )


def _one_province(rows: Iterable[ActivityRow]) -> str:
    found = {code[:2] for row in rows for code in row.area_codes}
    return found.pop() if len(found) == 1 else ""


def _approaches(province: str, rows: Iterable[ActivityRow]) -> dict[tuple[int, str], Subject]:
    """Approaches of the province's plans by fiscal year and number, the latest edition's last."""
    numbers = {plan_number(row.issue_no, row.approach_no) for row in rows} - {""}
    years = {row.fiscal_year for row in rows}
    if not numbers or not province:
        return {}
    elements = Element.objects.filter(
        kind=ElementKind.APPROACH,
        number__in=numbers,
        edition__plan__type_code=PROVINCE_PLAN,
        edition__plan__body__code=province,
    ).select_related("lineage", "edition__plan__cycle")
    found = {}
    for element in elements.order_by("edition__made_at"):
        cycle = element.edition.plan.cycle
        for year in years:
            if cycle and cycle.first_fiscal_year <= year <= cycle.last_fiscal_year:
                found[year, element.number] = element.lineage
    return found


def _begin(batch: Batch, new: Sequence[Proposal], lookups: Lookups) -> dict[str, Subject]:
    groups: dict[str, list[Proposal]] = defaultdict(list)
    for each in new:
        groups[each.project_key].append(each)
    standing = projects_made(batch, PROJECTS, groups)
    works = {each.key: _activity(batch, each, lookups) for each in new}
    projects = begin_works(
        [
            _project(batch, parts, works, lookups, standing=standing.get(key))
            for key, parts in groups.items()
        ],
        by=batch.by,
    )
    made_projects = {
        key: (parts[0].records[0], project.subject)
        for (key, parts), project in zip(groups.items(), projects, strict=True)
        if key not in standing
    }
    remember(batch, PROJECTS, made_projects)
    found = Subject.objects.in_bulk([work.id for work in works.values()])
    subjects = {key: found[work.id] for key, work in works.items()}
    remember(batch, ACTIVITIES, {each.key: (each.records[0], subjects[each.key]) for each in new})
    return subjects


def _project(
    batch: Batch,
    parts: Sequence[Proposal],
    works: Mapping[str, ActivityDraft],
    lookups: Lookups,
    *,
    standing: Project | None,
) -> ProjectDraft:
    row = parts[0].first
    owner = lookups.body(row.owner) or lookups.home
    if owner is None:  # homeless proposals were told and left out
        raise LookupError(row.project)
    return ProjectDraft(
        title=row.project,
        owner=owner,
        fiscal_year=row.fiscal_year,
        circulation=Circulation.CIRCULATED,
        approach=_approach(batch, parts[0], lookups),
        objectives=parts[0].say("objective"),
        indicators=parts[0].say("indicators"),
        output=parts[0].say("output"),
        outcome=parts[0].say("outcome"),
        standing=standing,
        activities=tuple(works[part.key] for part in parts),
    )


def _approach(batch: Batch, proposal: Proposal, lookups: Lookups) -> Subject | None:
    row = proposal.first
    number = plan_number(row.issue_no, row.approach_no)
    found = lookups.approaches.get((row.fiscal_year, number))
    if number and found is None:
        batch.tell(
            "exchange.approach_unknown", proposal.records[0], Severity.WARNING, number=number
        )
    return found


def _activity(batch: Batch, proposal: Proposal, lookups: Lookups) -> ActivityDraft:
    row = proposal.first
    first_month, last_month = _months(batch, proposal)
    return ActivityDraft(
        title=row.activity,
        costs=_costs(batch, proposal),
        nature=nature_of(
            is_bundle_line=is_bundle(row.activity),
            is_management_line=is_management(row.activity, row.project),
        ),
        places=batch.world.places(row.area_codes),
        fiscal_year=row.fiscal_year,
        implementer=lookups.body(proposal.say("implementer")),
        receiver=lookups.body(proposal.say("receiver")),
        expense_type=expense_of(batch.world, row.expense_type),
        first_month=first_month,
        last_month=last_month,
        output=proposal.say("output"),
        indicator=proposal.say("indicators"),
        people_helped=proposal.people,
        needs=_needs(batch, proposal, lookups),
        search=" ".join(filter(None, (row.project, row.place, row.activity_no))),
    )


def _months(batch: Batch, proposal: Proposal) -> tuple[int | None, int | None]:
    written = proposal.say("months")
    found = fiscal_months(written) if written else None
    if written and found is None:
        record = proposal.records[0]
        batch.tell("exchange.months_unreadable", record, Severity.WARNING, value=written)
    return found or (None, None)


def _costs(batch: Batch, proposal: Proposal) -> tuple[CostDraft, ...]:
    return tuple(
        _cost(batch, record) for record in proposal.records if record.entry.satang is not None
    )


def _cost(batch: Batch, record: Record) -> CostDraft:
    row: ActivityRow = record.entry
    source = source_of(batch.world, row.source)
    if source is None:
        source = batch.world.sources[UNSAID_SOURCE]
        facts = {"value": row.source or "-", "stored": source.name_th}
        batch.tell("exchange.source_unknown", record, Severity.WARNING, **facts)
    satang = row.satang or 0
    is_product = (
        row.quantity is not None
        and row.unit_price is not None
        and row.quantity * row.unit_price == satang
    )
    return CostDraft(
        source=source,
        satang=satang,
        expense_type=expense_of(batch.world, row.expense_type),
        words=(row.item or "")[:300],
        quantity=row.quantity if is_product else None,
        unit=(row.unit or "")[:60],
        unit_price_satang=row.unit_price if is_product else None,
    )


def _needs(batch: Batch, proposal: Proposal, lookups: Lookups) -> tuple[Subject, ...]:
    """The needs a row says it answers; an unknown or ambiguous number is a finding and no tie."""
    found = []
    record = proposal.records[0]
    for number in proposal.needs_answered:
        subjects = lookups.needs.get(number, ())
        facts = {"number": number, "count": len(subjects)}
        if len(subjects) == 1:
            found.append(subjects[0])
        elif subjects:
            batch.tell("exchange.need_ambiguous", record, Severity.WARNING, **facts)
        else:
            batch.tell("exchange.need_unknown", record, Severity.WARNING, number=number)
    return tuple(found)


def _rewrite(batch: Batch, proposal: Proposal, activity: Activity, lookups: Lookups) -> None:
    """The activity says what the file says now; what it said before stays in its story."""
    draft = _activity(batch, proposal, lookups)
    change_activity(
        activity,
        {
            "implementer": draft.implementer,
            "receiver": draft.receiver,
            "expense_type": draft.expense_type,
            "first_month": draft.first_month,
            "last_month": draft.last_month,
            "output": draft.output,
            "indicator": draft.indicator,
            "people_helped": draft.people_helped,
        },
        seen=activity.field_versions,
        by=batch.by,
    )
    set_places(activity, draft.places, by=batch.by)
    set_cost_lines(activity, draft.costs, by=batch.by)


def _confirm(
    batch: Batch, wanted: Sequence[Proposal], subjects: Mapping[str, Subject], lookups: Lookups
) -> None:
    """Record the readiness items that rows name as met."""
    rows = Activity.objects.select_related("subject").in_bulk(
        [subjects[each.key].pk for each in wanted if each.readiness]
    )
    met: dict[Activity, list[str]] = {}
    for each in wanted:
        if not each.readiness:
            continue
        unknown = [code for code in each.readiness if code not in lookups.readiness]
        if unknown:
            codes = ", ".join(unknown)
            batch.tell("exchange.readiness_unknown", each.records[0], Severity.WARNING, codes=codes)
        known = [code for code in each.readiness if code in lookups.readiness]
        met[rows[subjects[each.key].pk]] = known
    meet_items(met, words=CONFIRMED_BY, by=batch.by)
