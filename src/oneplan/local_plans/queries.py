"""Reads about local plans: the desk of a book, and a year's money row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Sum

from oneplan.core.asked import asked_words
from oneplan.core.paging import CURSOR, Page, page_of
from oneplan.local_plans import rules
from oneplan.local_plans.books import route_of
from oneplan.local_plans.models import Book, Ordinance, OrdinanceLine, PassedStep, Transfer
from oneplan.plans.comparing import listing_said
from oneplan.plans.models import LOCAL_PLAN, EditionState, Listing, Plan
from oneplan.plans.rules.comparing import Difference, differences
from oneplan.plans.services import content_hash
from oneplan.plans.standing import editions_sealed, valid_listings
from oneplan.projects.models import Activity
from oneplan.threads.holding import holds
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.threads.rules import Reach

MOST_CHOICES = 200


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step of a book's route: passed, passed before a change, or open."""

    step: rules.Step
    passed: PassedStep | None
    is_stale: bool


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of a book beside the valid one it would take the place of."""

    listing: Listing
    satang: int
    valid: Listing | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """The book in preparation with its rows and its route."""

    book: Book
    rows: list[RowShown]
    steps: list[StepShown]
    is_ready: bool


@dataclass(frozen=True, slots=True)
class YearRow:
    """A valid row of the plan in one fiscal year: what it prints and what it was given."""

    listing: Listing
    planned: int
    given: int
    lines: list[OrdinanceLine]


@dataclass(frozen=True, slots=True)
class Year:
    """A fiscal year of a local plan, from the plan to the money; satang throughout."""

    fiscal_year: int
    ordinances: list[Ordinance]
    rows: list[YearRow]
    transfers: list[Transfer]
    planned: int
    given: int
    funded: int
    share: int
    """Percent of the year's rows that got money."""
    hidden: int

    @property
    def draft(self) -> Ordinance | None:
        return next((each for each in self.ordinances if each.in_force_on is None), None)


def local_plans_readable(query: Mapping[str, str], *, reach: Reach | None) -> Page[Plan]:
    """Local plans a reader may read, the newest first."""
    plans = Plan.objects.filter(
        readable(reach, at="subject"),
        holds(asked_words(query), through="subject__"),
        type_code=LOCAL_PLAN,
    )
    shown = plans.select_related("subject", "body", "cycle")
    return page_of(shown, order=("-pk",), cursor=query.get(CURSOR))


def draft_book(plan: Plan) -> Book | None:
    """The book of a plan that is in preparation."""
    rows = Book.objects.filter(edition__plan=plan, edition__state=EditionState.DRAFT)
    return rows.select_related("edition__plan__body", "edition__plan__subject").first()


def desk_of(plan: Plan) -> Desk | None:
    """The plan's book in preparation, with what each row changes; fixed number of queries."""
    book = draft_book(plan)
    if book is None:
        return None
    listings = list(
        book.edition.listings.select_related("subject", "element")
        .prefetch_related("years")
        .annotate(satang=Sum("years__satang"))
        .order_by("pk")
    )
    subjects = [row.subject_id for row in listings]
    valid = {
        row.subject_id: row
        for row in valid_listings(editions_sealed(plan))
        .filter(subject__in=subjects)
        .select_related("edition", "element")
        .prefetch_related("years")
    }
    now = content_hash(book.edition)
    passed = {row.step: row for row in book.steps.all()}
    steps = [
        StepShown(
            step,
            passed.get(step.code),
            is_stale=step.code in passed and passed[step.code].content_hash != now,
        )
        for step in route_of(book)
    ]
    return Desk(
        book=book,
        rows=[_row_shown(row, valid.get(row.subject_id)) for row in listings],
        steps=steps,
        is_ready=bool(listings) and all(each.passed and not each.is_stale for each in steps),
    )


def _row_shown(row: Listing, valid: Listing | None) -> RowShown:
    said = listing_said(row).facts
    before = listing_said(valid).facts if valid else None
    satang: int | None = getattr(row, "satang", None)
    return RowShown(row, satang or 0, valid, differences(before, said) if before else ())


def activities_to_list(plan: Plan, query: Mapping[str, str]) -> list[Activity]:
    """Main activities of the authority that the book may list, the latest years first."""
    last = plan.cycle.last_fiscal_year if plan.cycle else None
    rows = Activity.objects.filter(
        holds(asked_words(query), through="subject__"), subject__owner=plan.body
    )
    if last is not None:
        rows = rows.filter(fiscal_year__lte=last)
    shown = rows.select_related("subject", "project").order_by("-fiscal_year", "-pk")
    return list(shown[:MOST_CHOICES])


def year_of(plan: Plan, fiscal_year: int, *, reach: Reach | None) -> Year:
    """The valid rows that print money for a year, and what ordinances gave them."""
    valid = valid_listings(editions_sealed(plan)).filter(years__fiscal_year=fiscal_year).distinct()
    seen = list(
        valid.filter(readable(reach, at="subject"))
        .select_related("subject", "edition")
        .prefetch_related("years")
        .order_by("pk")
    )
    lines = _lines(plan, fiscal_year)
    rows = [_year_row(row, fiscal_year, lines.get(row.subject_id, ())) for row in seen]
    transfers = Transfer.objects.filter(
        giver__ordinance__plan=plan, giver__ordinance__fiscal_year=fiscal_year
    )
    funded = sum(row.given > 0 for row in rows)
    return Year(
        fiscal_year=fiscal_year,
        ordinances=list(plan.ordinances.filter(fiscal_year=fiscal_year)),
        rows=rows,
        transfers=list(transfers.select_related("giver__listing", "taker__listing")),
        planned=sum(row.planned for row in rows),
        given=sum(row.given for row in rows),
        funded=funded,
        share=rules.share_funded(funded=funded, planned=len(rows)),
        hidden=valid.count() - len(seen),
    )


def _lines(plan: Plan, fiscal_year: int) -> dict[UUID, list[OrdinanceLine]]:
    found: dict[UUID, list[OrdinanceLine]] = {}
    lines = OrdinanceLine.objects.filter(ordinance__plan=plan, ordinance__fiscal_year=fiscal_year)
    shown = lines.select_related("source", "ordinance").prefetch_related("given", "taken")
    for line in shown.order_by("pk"):
        found.setdefault(line.subject_id, []).append(line)
    return found


def _year_row(row: Listing, fiscal_year: int, lines: Sequence[OrdinanceLine]) -> YearRow:
    return YearRow(
        listing=row,
        planned=sum(year.satang for year in row.years.all() if year.fiscal_year == fiscal_year),
        given=sum(holding(line) for line in lines),
        lines=list(lines),
    )


def holding(line: OrdinanceLine) -> int:
    """What a line holds, from transfers loaded before: no query of its own."""
    moved = sum(each.satang for each in line.taken.all()) - sum(
        each.satang for each in line.given.all()
    )
    return int(line.satang + moved)


def printed_rows(plan: Plan, *, edition_only: UUID | None, reach: Reach | None) -> list[Listing]:
    """The rows of one book, or of the whole plan as it is valid, ready to be printed."""
    if edition_only is not None:
        rows = Listing.objects.filter(edition=edition_only)
    else:
        rows = valid_listings(editions_sealed(plan))
    return list(
        rows.filter(readable(reach, at="subject"))
        .select_related("subject__area", "edition", "element")
        .prefetch_related("years")
        .order_by("pk")
    )
