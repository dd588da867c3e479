"""The operational plan of a fiscal year (แผนการดำเนินงาน, ผด.02): what was funded, and when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction

from oneplan.core.errors import Refusal
from oneplan.local_plans.models import OrdinanceLine
from oneplan.local_plans.queries import holding
from oneplan.plans.models import (
    OPERATIONAL_PLAN,
    Edition,
    EditionKind,
    EditionState,
    ListingYear,
    Plan,
    Side,
)
from oneplan.plans.rules import columns
from oneplan.plans.services import (
    ListingDraft,
    open_edition,
    open_plan,
    seal,
    write_listings,
)
from oneplan.projects.models import Activity
from oneplan.threads.models import Circulation
from oneplan.threads.services import widen_to

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.accounts.models import Post
    from oneplan.funds.models import Source


@transaction.atomic
def draw_up_operational(plan: Plan, fiscal_year: int, *, on: dt.date, by: Post) -> Edition:
    """The operational plan of a year from what its ordinances give by now, announced on a day.

    Drawn up again after transfers, it is a further edition and the two can be compared.  Rows
    that hold nothing any more are left out.  Raises ``Refusal`` when nothing is funded.
    """
    funded = _funded(plan, fiscal_year)
    if not funded:
        raise Refusal("local_plans.nothing_funded")
    title = f"แผนการดำเนินงาน ปีงบประมาณ พ.ศ. {fiscal_year} {plan.body.name_th}"
    year_plan = open_plan(OPERATIONAL_PLAN, plan.body, title=title, fiscal_year=fiscal_year, by=by)
    edition = open_edition(year_plan, kind=EditionKind.FULL, year=fiscal_year, by=by)
    ListingYear.objects.filter(listing__edition=edition).delete()
    edition.listings.all().delete()
    months = _months(list(funded))
    write_listings(
        edition,
        [
            ListingDraft(
                subject=lines[0].subject,
                title=lines[0].listing.title,
                side=Side.OUTSIDE,
                item=str(number),
                page=lines[0].listing.page,
                printed={**lines[0].listing.printed, columns.MONTHS: months.get(key, "")},
                money=_money(lines, fiscal_year),
            )
            for number, (key, lines) in enumerate(funded.items(), start=1)
        ],
        by=by,
    )
    seal(edition, item=None, by=by, in_force_on=on)
    widen_to(year_plan.subject, Circulation.PUBLIC, by=by)
    return edition


def operational_edition(plan: Plan, fiscal_year: int) -> Edition | None:
    """The operational plan of a year as it was drawn up last."""
    rows = Edition.objects.filter(
        plan__type_code=OPERATIONAL_PLAN,
        plan__body=plan.body_id,
        plan__fiscal_year=fiscal_year,
        state=EditionState.SEALED,
    )
    return rows.select_related("plan__subject", "plan__body").order_by("-sealed_at").first()


def _funded(plan: Plan, fiscal_year: int) -> dict[UUID, list[OrdinanceLine]]:
    """Lines in force that hold money, by the subject they pay for."""
    lines = OrdinanceLine.objects.filter(
        ordinance__plan=plan,
        ordinance__fiscal_year=fiscal_year,
        ordinance__in_force_on__isnull=False,
    )
    found: dict[UUID, list[OrdinanceLine]] = {}
    shown = lines.select_related("subject", "listing", "source").prefetch_related("given", "taken")
    for line in shown.order_by("listing_id", "pk"):
        if holding(line) > 0:
            found.setdefault(line.subject_id, []).append(line)
    return found


def _money(lines: list[OrdinanceLine], year: int) -> tuple[tuple[int, Source, int], ...]:
    sums: dict[Source, int] = {}
    for line in lines:
        sums[line.source] = sums.get(line.source, 0) + holding(line)
    return tuple((year, source, satang) for source, satang in sums.items())


def _months(keys: list[UUID]) -> dict[UUID, str]:
    """First and last month of the fiscal year in which each is done: "3-6"."""
    rows = Activity.objects.filter(pk__in=keys, first_month__isnull=False)
    return {
        key: f"{first}-{last or first}"
        for key, first, last in rows.values_list("pk", "first_month", "last_month")
    }
