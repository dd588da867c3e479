"""The yearly budget of a local authority: lines on plan rows, its coming into force, transfers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Sum

from oneplan.budget.models import Stage
from oneplan.budget.services import AmountDraft, record_amounts
from oneplan.core.errors import Refusal
from oneplan.core.money import baht
from oneplan.funds.models import Source
from oneplan.local_plans import rules
from oneplan.local_plans.models import Ordinance, OrdinanceLine, Transfer
from oneplan.plans.models import Plan
from oneplan.plans.standing import editions_standing, valid_listings
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.plans.models import Listing
    from oneplan.threads.models import Subject

ORDINANCE_MONEY = "31"
"""In the list of sources: ข้อบัญญัติ/เทศบัญญัติงบประมาณรายจ่าย."""


@transaction.atomic
def open_ordinance(plan: Plan, *, fiscal_year: int, by: Post | None) -> Ordinance:
    """The ordinance of a fiscal year (B.E.) in preparation: the yearly one, then further ones.

    Locks the plan.  Raises ``Refusal`` for a year the plan does not cover.
    """
    rows = Plan.objects.select_for_update(of=("self",)).select_related("subject", "cycle")
    plan = rows.get(pk=plan.pk)
    if plan.cycle is not None:
        rules.check_years(
            [fiscal_year],
            first=plan.cycle.first_fiscal_year,
            last=plan.cycle.last_fiscal_year,
        )
    here = plan.ordinances.filter(fiscal_year=fiscal_year)
    standing = here.filter(in_force_on=None).first()
    if standing is not None:
        return standing
    made = Ordinance.objects.create(plan=plan, fiscal_year=fiscal_year, number=here.count())
    tell(plan.subject, "local_plans.ordinance_opened", by=by, fiscal_year=fiscal_year)
    return made


@transaction.atomic
def give(
    ordinance: Ordinance,
    subject: Subject,
    *,
    source: Source,
    satang: int,
    on: dt.date,
    by: Post | None,
) -> OrdinanceLine:
    """Give money to a row of the plan as it stands ``on`` a day, in place of what it had.

    Locks the ordinance.  Raises ``Refusal`` for what does not stand in the plan, for more than
    the plan prints for the year, and once the ordinance is in force.
    """
    ordinance = _lock_open(ordinance)
    listing = row_in_force(ordinance.plan, subject, on=on)
    ordinance.lines.filter(subject=subject, source=source).delete()
    rules.check_line(
        satang=satang,
        planned=planned_for(listing, ordinance.fiscal_year),
        given=given_to(ordinance.plan, subject, ordinance.fiscal_year),
    )
    line = OrdinanceLine.objects.create(
        ordinance=ordinance, listing=listing, subject=subject, source=source, satang=satang
    )
    year, amount = ordinance.fiscal_year, baht(satang)
    tell(subject, "local_plans.line_written", by=by, fiscal_year=year, baht=amount)
    return line


@transaction.atomic
def strike(line: OrdinanceLine, *, by: Post | None) -> None:
    """Take a line out of an ordinance in preparation."""
    ordinance = _lock_open(line.ordinance)
    subject = line.subject
    line.delete()
    tell(subject, "local_plans.line_struck", by=by, fiscal_year=ordinance.fiscal_year)


@transaction.atomic
def bring_into_force(
    ordinance: Ordinance, *, on: dt.date, words: str, by: Post | None
) -> Ordinance:
    """The ordinance was passed and signed: its lines are appropriated money from now on.

    Raises ``Refusal`` for an empty one and for one in force already.
    """
    ordinance = _lock_open(ordinance)
    lines = list(ordinance.lines.select_related("subject", "source"))
    if not lines:
        raise Refusal("local_plans.ordinance_empty")
    ordinance.in_force_on, ordinance.words = on, words.strip()
    ordinance.save(update_fields=["in_force_on", "words"])
    record_amounts(
        [_amount(line, Stage.APPROPRIATED, line.satang, on=on, words=words) for line in lines],
        by=by,
    )
    tell(
        ordinance.plan.subject,
        "local_plans.ordinance_in_force",
        by=by,
        fiscal_year=ordinance.fiscal_year,
        rows=len(lines),
        baht=baht(sum(line.satang for line in lines)),
    )
    return ordinance


@transaction.atomic
def move_money(
    giver: OrdinanceLine,
    to: Subject,
    *,
    satang: int,
    on: dt.date,
    approver: str,
    words: str,
    by: Post | None,
) -> Transfer:
    """Move money of a line to another row of the plan (โอนเปลี่ยนแปลง, or a new line).

    The taker must stand in the plan on the day, as any line must.  Locks the ordinance.
    Raises ``Refusal`` for more than the line holds, and while the ordinance is in preparation.
    """
    rows = Ordinance.objects.select_for_update(of=("self",)).select_related("plan__subject")
    ordinance = rows.get(pk=giver.ordinance_id)
    if ordinance.in_force_on is None:
        raise Refusal("local_plans.ordinance_not_in_force")
    if not words.strip():
        raise Refusal("local_plans.reason_missing")
    if to.pk == giver.subject_id:
        raise Refusal("local_plans.same_line")
    listing = row_in_force(ordinance.plan, to, on=on)
    rules.check_transfer(satang=satang, left=held_by(giver))
    rules.check_line(
        satang=satang,
        planned=planned_for(listing, ordinance.fiscal_year),
        given=given_to(ordinance.plan, to, ordinance.fiscal_year),
    )
    taker, _is_new = OrdinanceLine.objects.get_or_create(
        ordinance=ordinance,
        subject=to,
        source=giver.source,
        defaults={"listing": listing, "satang": 0},
    )
    moved = Transfer.objects.create(
        giver=giver, taker=taker, satang=satang, on=on, approver=approver, words=words.strip()
    )
    record_amounts(
        [
            _amount(giver, Stage.TRANSFERRED, -satang, on=on, words=words),
            _amount(taker, Stage.TRANSFERRED, satang, on=on, words=words),
        ],
        by=by,
    )
    tell(
        ordinance.plan.subject,
        "local_plans.transferred",
        by=by,
        baht=baht(satang),
        giver=giver.listing.title,
        taker=listing.title,
        words=moved.words,
    )
    return moved


def money_source() -> Source:
    """The source an ordinance is (รายจ่ายตามข้อบัญญัติ/เทศบัญญัติ)."""
    return Source.objects.get(pk=ORDINANCE_MONEY)


def row_in_force(plan: Plan, subject: Subject, *, on: dt.date) -> Listing:
    """The row of the plan on a day.  Raises ``Refusal`` for what does not stand in it."""
    rows = valid_listings(editions_standing(plan, on)).filter(subject=subject)
    found = rows.prefetch_related("years").first()
    if found is None:
        raise Refusal("local_plans.not_in_plan")
    return found


def planned_for(listing: Listing, fiscal_year: int) -> int | None:
    """What a row prints for a fiscal year from all sources, in satang; None for nothing."""
    years = [year.satang for year in listing.years.all() if year.fiscal_year == fiscal_year]
    return sum(years) if years else None


def given_to(plan: Plan, subject: Subject, fiscal_year: int) -> int:
    """What the ordinances of a year give a row, transfers counted, in satang."""
    lines = OrdinanceLine.objects.filter(
        ordinance__plan=plan, ordinance__fiscal_year=fiscal_year, subject=subject
    )
    return sum(held_by(line) for line in lines)


def held_by(line: OrdinanceLine) -> int:
    """What a line still holds: given, and moved in and out, in satang."""
    moved_in = line.taken.aggregate(satang=Sum("satang", default=0))["satang"]
    moved_out = line.given.aggregate(satang=Sum("satang", default=0))["satang"]
    return int(line.satang + moved_in - moved_out)


def _amount(
    line: OrdinanceLine, stage: Stage, satang: int, *, on: dt.date, words: str
) -> AmountDraft:
    return AmountDraft(
        subject=line.subject,
        fiscal_year=line.ordinance.fiscal_year,
        source=line.source,
        stage=stage,
        satang=satang,
        dated=on,
        words=words.strip(),
    )


def _lock_open(ordinance: Ordinance) -> Ordinance:
    rows = Ordinance.objects.select_for_update(of=("self",))
    found = rows.select_related("plan__subject", "plan__cycle").get(pk=ordinance.pk)
    if found.in_force_on is not None:
        raise Refusal("local_plans.ordinance_in_force")
    return found
