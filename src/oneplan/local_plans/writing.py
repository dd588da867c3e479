"""Writing the rows of a book in preparation; each is held against what is valid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from django.db import transaction

from oneplan.accounts.overtaking import differing, overtaken
from oneplan.core.errors import Refusal
from oneplan.core.money import baht
from oneplan.local_plans import rules
from oneplan.local_plans.books import lock_open
from oneplan.local_plans.settled import substance
from oneplan.plans.comparing import listing_said
from oneplan.plans.models import Listing, ListingYear, Side
from oneplan.plans.rules import columns
from oneplan.plans.rules.comparing import Difference
from oneplan.plans.services import edition_label
from oneplan.plans.standing import editions_sealed, valid_listings
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.funds.models import Source
    from oneplan.local_plans.models import Book
    from oneplan.plans.models import Plan
    from oneplan.projects.models import Activity
    from oneplan.threads.models import Subject


TITLE, MONEY = "title", "money"
"""Names of the form's fields that are no column of ผ.02."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDraft:
    """What a book is to print about a project; ``money`` is (fiscal year B.E., source, satang).

    ``seen`` names the row of the book it was written over, empty where the book had none; None
    where nobody read it before.
    """

    title: str
    printed: Mapping[str, str] = field(default_factory=dict)
    money: tuple[tuple[int, Source, int], ...] = ()
    page: str = ""
    item: str = ""
    seen: str | None = None


def drawn_from(activity: Activity) -> RowDraft:
    """A row filled from what was entered once on the activity and its project."""
    project = activity.project
    sums: dict[tuple[int, Source], int] = defaultdict(int)
    for line in activity.cost_lines.select_related("source"):
        sums[line.fiscal_year, line.source] += line.satang
    return RowDraft(
        title=activity.title,
        printed={
            columns.PROGRAMME: project.programme,
            columns.OBJECTIVE: project.objectives or project.rationale,
            columns.OUTPUT: activity.output or project.output,
            columns.INDICATOR: activity.indicator or project.indicators,
            columns.RESULT: project.outcome,
            columns.UNIT: activity.implementer.name_th if activity.implementer else "",
        },
        money=tuple((year, source, satang) for (year, source), satang in sums.items()),
    )


def draft_of(book: Book, activity: Activity) -> RowDraft:
    """What a form about a row opens with: the book's own row, else the valid one, else the work.

    A change and a correction start from what is valid, so that only what is touched differs.
    """
    own = Listing.objects.filter(edition=book.pk, subject=activity.pk)
    standing = valid_listings(editions_sealed(book.edition.plan)).filter(subject=activity.pk)
    for rows in (own, standing):
        row = rows.prefetch_related("years__source").first()
        if row is not None:
            said = _draft_of_row(row)
            is_own = row.edition_id == book.pk
            return said if is_own else replace(said, page="", item="", seen="")
    return drawn_from(activity)


def _draft_of_row(row: Listing) -> RowDraft:
    return RowDraft(
        title=row.title,
        printed=row.printed,
        page=row.page,
        item=row.item,
        seen=str(row.pk),
        money=tuple((each.fiscal_year, each.source, each.satang) for each in row.years.all()),
    )


@transaction.atomic
def put_row(
    book: Book, subject: Subject, draft: RowDraft, *, by: Post | None
) -> tuple[Listing, tuple[Difference, ...]]:
    """Write a project's row into a book, in place of one it wrote before.

    Returns the row and what it changes of the valid one.  Locks the edition.  Raises
    ``Refusal`` for what this kind of book may not hold, and for years outside the plan, and
    ``Overtaken`` when somebody wrote the row since it was seen.
    """
    edition = lock_open(book)
    plan = edition.plan
    _check_seen(book, subject, draft)
    if subject.owner_id != plan.body_id:
        raise Refusal("local_plans.not_own")
    if plan.cycle is not None:
        rules.check_years(
            [year for year, _source, _satang in draft.money],
            first=plan.cycle.first_fiscal_year,
            last=plan.cycle.last_fiscal_year,
        )
    _clear(book, subject)
    listing = Listing.objects.create(
        edition=edition,
        subject=subject,
        title=draft.title.strip(),
        side=Side.OUTSIDE,
        page=draft.page.strip(),
        item=draft.item.strip() or str(edition.listings.count() + 1),
        printed={name: words.strip() for name, words in draft.printed.items() if words.strip()},
    )
    ListingYear.objects.bulk_create(
        ListingYear(listing=listing, fiscal_year=year, source=source, satang=satang)
        for year, source, satang in draft.money
    )
    changed = rules.check_row(
        edition.kind,
        valid=valid_row(plan, subject),
        fresh=listing_said(listing).facts,
        substance=substance(),
    )
    tell(subject, "local_plans.row_written", by=by, book=edition_label(edition))
    return listing, changed


@transaction.atomic
def withdraw_row(book: Book, subject: Subject, *, reason: str, by: Post | None) -> Listing:
    """Have a change take a project out of the plan; the row prints that and why."""
    edition = lock_open(book)
    if not reason.strip():
        raise Refusal("local_plans.reason_missing")
    valid = valid_row(edition.plan, subject)
    rules.check_withdrawal(edition.kind, valid=valid)
    standing = valid_listings(editions_sealed(edition.plan)).get(subject=subject)
    _clear(book, subject)
    listing = Listing.objects.create(
        edition=edition,
        subject=subject,
        title=standing.title,
        side=Side.OUTSIDE,
        item=str(edition.listings.count() + 1),
        printed={**standing.printed, columns.REASON: reason.strip()},
        is_withdrawn=True,
    )
    label = edition_label(edition)
    tell(subject, "local_plans.row_withdrawn", by=by, book=label, reason=reason.strip())
    return listing


@transaction.atomic
def take_row_out(book: Book, subject: Subject, *, by: Post | None) -> None:
    """Leave a row out of a book in preparation; what is valid stays valid."""
    edition = lock_open(book)
    if _clear(book, subject):
        tell(subject, "local_plans.row_taken_out", by=by, book=edition_label(edition))


def valid_row(plan: Plan, subject: Subject) -> rules.Valid | None:
    """The valid row of a project in a plan: what it prints, and in which book, page and item."""
    rows = valid_listings(editions_sealed(plan)).filter(subject=subject)
    row = rows.select_related("edition", "element").prefetch_related("years").first()
    if row is None:
        return None
    return rules.Valid(
        facts=listing_said(row).facts,
        book=edition_label(row.edition),
        page=row.page or "–",
        item=row.item or "–",
    )


def _check_seen(book: Book, subject: Subject, draft: RowDraft) -> None:
    own = Listing.objects.filter(edition=book.pk, subject=subject).first()
    now = str(own.pk) if own else ""
    if own is None or draft.seen in (None, now):
        return
    theirs, yours = _texts(_draft_of_row(own)), _texts(draft)
    pairs = {name: (theirs.get(name, ""), yours.get(name, "")) for name in {**theirs, **yours}}
    lost = differing(pairs, version=now)
    if lost:
        raise overtaken(lost, "local_plans.row_written", kind=subject.kind_word, key=subject.pk)


def _texts(draft: RowDraft) -> dict[str, str]:
    """A row as texts by the names of the form's fields; the money as one text."""
    money = sorted((year, source.name_th, satang) for year, source, satang in draft.money)
    return {
        TITLE: draft.title.strip(),
        **{name: words.strip() for name, words in draft.printed.items() if words.strip()},
        MONEY: "\n".join(f"{year} {name} {baht(satang)}" for year, name, satang in money),
    }


def _clear(book: Book, subject: Subject) -> bool:
    """Remove the row a book wrote about a subject; whether there was one."""
    rows = Listing.objects.filter(edition=book.pk, subject=subject)
    ListingYear.objects.filter(listing__in=rows).delete()
    return bool(rows.delete()[0])
