"""Filling the papers of a local plan from the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oneplan.core.templatetags.official import area_name
from oneplan.local_plans.papers import PlanPaper, PlanRow, WorkPaper, WorkRow
from oneplan.local_plans.queries import printed_rows
from oneplan.plans.papers import imprint_of
from oneplan.plans.rules import columns
from oneplan.plans.services import edition_label

if TYPE_CHECKING:
    from oneplan.plans.models import Edition, Listing, Plan
    from oneplan.threads.rules import Reach

AS_VALID = "แผนที่ใช้อยู่"


def plan_paper(plan: Plan, edition: Edition | None, *, reach: Reach | None) -> PlanPaper:
    """ผ.02 of one book, or of the whole plan as it is valid today."""
    listings = printed_rows(plan, edition_only=edition.pk if edition else None, reach=reach)
    rows = [_plan_row(each) for each in listings]
    label = edition_label(edition) if edition else AS_VALID
    book = getattr(edition, "book", None)
    return PlanPaper(
        title=plan.title,
        book=label,
        years=_years(plan, rows),
        rows=rows,
        reason=book.reason if book else "",
        says_book=edition is None,
        imprint=imprint_of(plan, edition=label, seal=edition.content_hash[:16] if edition else ""),
    )


def work_paper(edition: Edition, *, reach: Reach | None) -> WorkPaper:
    """ผด.01 and ผด.02 of an operational plan."""
    plan = edition.plan
    return WorkPaper(
        body=plan.body.name_th,
        fiscal_year=plan.fiscal_year or edition.year,
        rows=[_work_row(each) for each in printed_rows(plan, edition_only=edition.pk, reach=reach)],
        imprint=imprint_of(plan, edition=edition_label(edition), seal=edition.content_hash[:16]),
    )


def _years(plan: Plan, rows: list[PlanRow]) -> list[int]:
    if plan.cycle is not None:
        return list(range(plan.cycle.first_fiscal_year, plan.cycle.last_fiscal_year + 1))
    return sorted({year for row in rows for year in row.money})


def _plan_row(row: Listing) -> PlanRow:
    money: dict[int, int] = {}
    for year in row.years.all():
        money[year.fiscal_year] = money.get(year.fiscal_year, 0) + year.satang
    said = {name: str(row.printed.get(name, "")) for name in columns.COLUMNS}
    return PlanRow(
        title=row.title,
        money=money,
        page=row.page,
        item=row.item,
        book=edition_label(row.edition),
        is_withdrawn=row.is_withdrawn,
        **said,
    )


def _work_row(row: Listing) -> WorkRow:
    first, _, last = str(row.printed.get(columns.MONTHS, "")).partition("-")
    return WorkRow(
        title=row.title,
        detail=str(row.printed.get(columns.OUTPUT, "")),
        satang=sum(year.satang for year in row.years.all()),
        place=area_name(row.subject.area) if row.subject.area else "",
        unit=str(row.printed.get(columns.UNIT, "")),
        programme=str(row.printed.get(columns.PROGRAMME, "")),
        first_month=int(first or 0),
        last_month=int(last or first or 0),
    )
