"""The act by which the local development committee passes a book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oneplan.committees.acts import Act, Waiting
from oneplan.core.errors import Refusal
from oneplan.local_plans.books import COMMITTEE_STEP, pass_step, route_of, take_step_back
from oneplan.local_plans.models import Book, PassedStep
from oneplan.plans.models import EditionState
from oneplan.plans.services import content_hash, edition_label

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.committees.models import AgendaItem, Committee

CODE = "local_plans.pass_book"
COMMITTEE_KIND = "LDC"
"""คณะกรรมการพัฒนาท้องถิ่น, of the list ``committees``."""


def _book(item: AgendaItem) -> Book:
    return Book.objects.select_related("edition__plan__body").get(pk=item.facts["book"])


def preview(item: AgendaItem) -> list[str]:
    book = _book(item)
    return [
        _("The committee agrees to book %(book)s of %(plan)s.")
        % {"book": edition_label(book.edition), "plan": book.edition.plan.title},
        _("It holds %(rows)s rows. Reason: %(reason)s")
        % {"rows": book.edition.listings.count(), "reason": book.reason},
    ]


def apply(item: AgendaItem, by: Post) -> dict[str, Any]:
    book = _book(item)
    if content_hash(book.edition) != item.facts["hash"]:
        raise Refusal("plans.changed_since_agenda")
    meeting = item.meeting
    passed = pass_step(
        book, COMMITTEE_STEP, on=meeting.held_on, words=str(meeting), item=item, by=by
    )
    return {"step": str(passed.pk)}


def undo(_item: AgendaItem, effect: Mapping[str, Any], by: Post) -> None:
    take_step_back(PassedStep.objects.get(pk=effect["step"]), by=by)


def waiting(committee: Committee) -> list[Waiting]:
    """Books in preparation of the committee's authority that it has not passed as they stand."""
    if committee.kind != COMMITTEE_KIND:
        return []
    books = Book.objects.filter(
        edition__plan__body=committee.body,
        edition__state=EditionState.DRAFT,
        edition__listings__isnull=False,
    )
    found = []
    for book in books.select_related("edition__plan__subject", "edition__plan__body").distinct():
        now = content_hash(book.edition)
        is_asked = any(step.code == COMMITTEE_STEP for step in route_of(book))
        if is_asked and not book.steps.filter(step=COMMITTEE_STEP, content_hash=now).exists():
            title = _("Agree to %(plan)s, book %(book)s") % {
                "plan": book.edition.plan.title,
                "book": edition_label(book.edition),
            }
            facts = {"book": str(book.pk), "hash": now}
            found.append(Waiting(CODE, book.edition.plan.subject, title, facts))
    return found


PASS_BOOK = Act(
    code=CODE,
    title=gettext_lazy("agree to a book of a local plan"),
    preview=preview,
    apply=apply,
    undo=undo,
    waiting=waiting,
)
