"""Storing a development plan: its head opens the plan, its rows fill the draft of its edition.

Numbers within an edition: an issue is ``1``, its main plan ``ผ1``, sub-plans ``ผ1.1``,
approaches ``1.1`` and indicators ``ช1.1``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from oneplan.core.findings import Severity
from oneplan.cycles.services import open_cycle
from oneplan.exchange.layouts.layout import Record
from oneplan.exchange.layouts.plan import PlanGuideline, PlanHead, PlanIssue, PlanKpi
from oneplan.exchange.storing.batch import Batch, Stored
from oneplan.indicators.recording import indicators_of
from oneplan.plans.models import Edition, EditionKind, EditionState, Element, ElementKind, Plan
from oneplan.plans.rewriting import Target, rewrite_element
from oneplan.plans.services import ElementDraft, open_edition, open_plan, write_elements
from oneplan.thai.digits import parse_decimal
from oneplan.thai.errors import UnreadableText
from oneplan.threads.models import Subject

PROVINCE_PLAN = "P5"
LONGEST_TARGET = 200
LONGEST_BASELINE = 300


def store_plan_heads(batch: Batch) -> Stored:
    """The head of a plan opens it, with a draft of its first edition."""
    stored: dict[str, Subject | None] = {}
    for each in batch.to_store:
        head: PlanHead = each.entry
        years = sorted(head.years)
        plan = _plan_of(batch, head.province_code, f"{years[0]}-{years[-1]}")
        if plan is None:
            batch.tell("exchange.owner_unknown", each, Severity.ERROR, owner=head.province_code)
            continue
        stored[each.key] = plan.subject
    return stored


def store_plan_issues(batch: Batch) -> Stored:
    """Issues, each with its main plan as the programme below it."""
    edition = _edition_for(batch)
    if edition is None:
        return {}
    drafts: list[ElementDraft] = []
    owners: list[Record | None] = []
    for each in batch.new:
        row: PlanIssue = each.entry
        drafts.append(
            ElementDraft(kind=ElementKind.ISSUE, number=str(row.issue_no), title=row.issue)
        )
        owners.append(each)
        if row.main_plan:
            drafts.append(_programme(row))
            owners.append(None)
    stored = _written(batch, edition, drafts, owners)
    for each, element in _standing(batch, edition):
        row = each.entry
        rewrite_element(element, by=batch.by, title=row.issue)
        programme = edition.elements.filter(number=f"ผ{row.issue_no}").first()
        if programme and row.main_plan:
            rewrite_element(programme, by=batch.by, title=row.main_plan)
        elif row.main_plan:
            write_elements(edition, [_programme(row)], by=batch.by)
        stored[each.key] = element.lineage
    return stored


def store_plan_guidelines(batch: Batch) -> Stored:
    """Sub-plans below the main plan, approaches below the issue."""
    edition = _edition_for(batch)
    if edition is None:
        return {}
    stored = _written(
        batch, edition, [_guideline(each.entry) for each in batch.new], list(batch.new)
    )
    for each, element in _standing(batch, edition):
        rewrite_element(element, by=batch.by, title=each.entry.wording)
        stored[each.key] = element.lineage
    return stored


def store_plan_kpis(batch: Batch) -> Stored:
    """Indicators of the issues, their base values and targets as printed."""
    edition = _edition_for(batch)
    if edition is None:
        return {}
    rows: list[PlanKpi] = [each.entry for each in batch.to_store]
    indicators = indicators_of(
        edition.plan.body, ((row.name, row.unit or "") for row in rows), by=batch.by
    )
    numbered = Counter(
        number.split(".")[0]
        for number in edition.elements.filter(kind=ElementKind.INDICATOR).values_list(
            "number", flat=True
        )
    )
    drafts = []
    for each in batch.new:
        kpi: PlanKpi = each.entry
        issue = f"ช{kpi.issue_no}"
        numbered[issue] += 1
        drafts.append(
            ElementDraft(
                kind=ElementKind.INDICATOR,
                number=f"{issue}.{numbered[issue]}",
                title=kpi.name,
                parent=str(kpi.issue_no),
                indicator=indicators[kpi.name, (kpi.unit or "")[:80]],
                baseline_year=kpi.base_year,
                baseline_words=(kpi.base_value or "")[:LONGEST_BASELINE],
                targets=_targets(kpi),
            )
        )
    stored = _written(batch, edition, drafts, list(batch.new))
    for each, element in _standing(batch, edition):
        row = each.entry
        rewrite_element(
            element,
            by=batch.by,
            targets=_targets(row),
            title=row.name,
            indicator=indicators[row.name, (row.unit or "")[:80]],
            baseline_year=row.base_year,
            baseline_words=(row.base_value or "")[:LONGEST_BASELINE],
        )
        stored[each.key] = element.lineage
    return stored


def _plan_of(batch: Batch, province: str, cycle: str) -> Plan | None:
    body = batch.world.bodies([province]).get(province)
    if body is None:
        return None
    return open_plan(
        PROVINCE_PLAN,
        body,
        title=f"แผนพัฒนา{body.name_th} พ.ศ. {cycle}",
        cycle=open_cycle(cycle, by=batch.by),
        by=batch.by,
    )


def _edition_for(batch: Batch) -> Edition | None:
    """The full edition in preparation that the rows go into; without one every row is told."""
    province = batch.wish.province or batch.wish.plan_province
    plan = _plan_of(batch, province, batch.wish.cycle) if province and batch.wish.cycle else None
    if plan is None:
        for each in batch.to_store:
            batch.tell("exchange.plan_unplaced", each, Severity.ERROR)
        return None
    edition = plan.editions.filter(state=EditionState.DRAFT).first()
    if edition is None and not plan.editions.exists():
        first_year = plan.cycle.first_fiscal_year if plan.cycle else 0
        return open_edition(plan, kind=EditionKind.FULL, year=first_year, by=batch.by)
    if edition is None or edition.kind != EditionKind.FULL:
        for each in batch.to_store:
            batch.tell("exchange.edition_sealed", each, Severity.WARNING, plan=plan.title)
        return None
    return edition


def _written(
    batch: Batch,
    edition: Edition,
    drafts: Sequence[ElementDraft],
    records: Sequence[Record | None],
) -> dict[str, Subject | None]:
    """Write new elements; a draft without a record of its own belongs to the one before it."""
    elements = write_elements(edition, drafts, by=batch.by) if drafts else []
    return {
        record.key: element.lineage
        for record, element in zip(records, elements, strict=True)
        if record is not None
    }


def _standing(batch: Batch, edition: Edition) -> list[tuple[Record, Element]]:
    """Changed rows beside the elements they are in this edition."""
    lineages = [met.row.subject_id for met in batch.changed]
    elements: Mapping[object, Element] = {
        element.lineage_id: element
        for element in edition.elements.filter(lineage__in=lineages).select_related("lineage")
    }
    return [
        (met.record, elements[met.row.subject_id])
        for met in batch.changed
        if met.row.subject_id in elements
    ]


def _programme(row: PlanIssue) -> ElementDraft:
    return ElementDraft(
        kind=ElementKind.PROGRAMME,
        number=f"ผ{row.issue_no}",
        title=row.main_plan or "",
        parent=str(row.issue_no),
    )


def _guideline(row: PlanGuideline) -> ElementDraft:
    if row.kind == "subplan":
        return ElementDraft(
            kind=ElementKind.SUB_PLAN,
            number=f"ผ{row.issue_no}.{row.number}",
            title=row.wording,
            parent=f"ผ{row.issue_no}",
        )
    return ElementDraft(
        kind=ElementKind.APPROACH,
        number=f"{row.issue_no}.{row.number}",
        title=row.wording,
        parent=str(row.issue_no),
    )


def _targets(kpi: PlanKpi) -> tuple[Target, ...]:
    return tuple((year, _number(words), words[:LONGEST_TARGET]) for year, words in kpi.targets)


def _number(words: str) -> Decimal | None:
    """The value of a target that is a plain number; None for words."""
    try:
        return parse_decimal(words)
    except UnreadableText:
        return None
