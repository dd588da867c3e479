"""Beginning a book, passing its steps, and announcing it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction

from oneplan.core.errors import Refusal
from oneplan.local_plans import rules
from oneplan.local_plans.models import Book, PassedStep
from oneplan.local_plans.settled import steps
from oneplan.plans.models import LOCAL_PLAN, Edition, EditionKind, EditionState
from oneplan.plans.services import content_hash, edition_label, open_edition, open_plan, seal
from oneplan.threads.models import Circulation
from oneplan.threads.services import tell, widen_to

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.areas.models import Body
    from oneplan.committees.models import AgendaItem
    from oneplan.cycles.models import Cycle
    from oneplan.plans.models import Plan

COMMITTEE_STEP = "COMMITTEE"
"""The step of ``local_plan_routes`` a resolution passes, and nobody else."""


def open_local_plan(body: Body, *, cycle: Cycle, by: Post | None) -> Plan:
    """The five-year plan of a local authority, begun if it is not there yet."""
    title = f"แผนพัฒนาท้องถิ่น (พ.ศ. {cycle}) {body.name_th}"
    return open_plan(LOCAL_PLAN, body, title=title, cycle=cycle, by=by)


@transaction.atomic
def open_book(plan: Plan, *, kind: EditionKind, year: int, reason: str, by: Post | None) -> Book:
    """Begin a book; its number is the next of its kind and year (ครั้งที่ n/ปี).

    Raises ``Refusal`` without a reason, while another book is in preparation, or when there is
    no base book to supplement, change or correct.
    """
    if not reason.strip():
        raise Refusal("local_plans.reason_missing")
    edition = open_edition(plan, kind=kind, year=year, by=by)
    book = Book.objects.create(edition=edition, reason=reason.strip())
    label = edition_label(edition)
    tell(plan.subject, "local_plans.book_opened", by=by, book=label, reason=book.reason)
    return book


@transaction.atomic
def pass_step(
    book: Book,
    code: str,
    *,
    on: dt.date,
    words: str,
    by: Post | None,
    item: AgendaItem | None = None,
) -> PassedStep:
    """Record that a book passed a step of its route as it stands now.

    Locks the edition.  Raises ``Refusal`` for a step the book does not need, for the
    committee's step without its resolution, and once the book is announced.
    """
    edition = lock_open(book)
    step = next((each for each in route_of(book) if each.code == code), None)
    if step is None:
        raise Refusal("local_plans.no_such_step")
    if code == COMMITTEE_STEP and item is None:
        raise Refusal("local_plans.committee_decides")
    if not edition.listings.exists():
        raise Refusal("plans.edition_is_empty")
    passed, _is_new = PassedStep.objects.update_or_create(
        book=book,
        step=code,
        defaults={
            "on": on,
            "words": words.strip(),
            "item": item,
            "content_hash": content_hash(edition),
        },
    )
    label = edition_label(edition)
    tell(
        edition.plan.subject,
        "local_plans.step_passed",
        by=by,
        book=label,
        step=step.name,
        words=passed.words,
    )
    return passed


@transaction.atomic
def take_step_back(passed: PassedStep, *, by: Post | None) -> None:
    """Undo a step, as when a resolution is taken back.  Raises ``Refusal`` once announced."""
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=passed.book_id)
    if edition.state != EditionState.DRAFT:
        raise Refusal("local_plans.announced_already")
    name = next((each.name for each in steps() if each.code == passed.step), passed.step)
    passed.delete()
    label = edition_label(edition)
    tell(edition.plan.subject, "local_plans.step_taken_back", by=by, book=label, step=name)


@transaction.atomic
def announce_book(book: Book, *, on: dt.date, announcement: str, by: Post) -> Edition:
    """Seal a book whose steps are all passed; everybody may read it from then on.

    Raises ``Refusal`` for a step missing, or passed before the book was changed.
    """
    edition = lock_open(book)
    passed = {row.step: row for row in book.steps.select_related("item")}
    rules.check_announcement(
        route_of(book),
        passed={code: row.content_hash for code, row in passed.items()},
        content_hash=content_hash(edition),
    )
    item = passed[COMMITTEE_STEP].item if COMMITTEE_STEP in passed else None
    edition = seal(edition, item=item, by=by, in_force_on=on)
    book.announcement = announcement.strip()
    book.save(update_fields=["announcement"])
    subject = edition.plan.subject
    widen_to(subject, Circulation.PUBLIC, by=by)
    label = edition_label(edition)
    tell(subject, "local_plans.book_announced", by=by, book=label, on=on.isoformat())
    return edition


def route_of(book: Book) -> list[rules.Step]:
    """The steps this book needs before it may be announced."""
    edition = book.edition
    return rules.route(steps(), kind=edition.kind, body=edition.plan.body.kind)


def lock_open(book: Book) -> Edition:
    """The book's edition, locked.  Raises ``Refusal`` once it is sealed."""
    rows = Edition.objects.select_for_update(of=("self",))
    edition = rows.select_related("plan__subject", "plan__body", "plan__cycle").get(pk=book.pk)
    if edition.state != EditionState.DRAFT:
        raise Refusal("plans.sealed")
    return edition
