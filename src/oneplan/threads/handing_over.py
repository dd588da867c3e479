"""Handing over the duty of a post (ส่งมอบงาน): from the facts, with the predecessor's notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from oneplan.accounts.waiting_work import WaitingWork, waiting_work
from oneplan.audit.services import record
from oneplan.core.asked import asked_choice
from oneplan.core.errors import Refusal
from oneplan.core.paging import CURSOR, Count, Page, count_up_to, page_of
from oneplan.threads.access import reach
from oneplan.threads.models import (
    Circulation,
    Event,
    HandOver,
    HandOverNote,
    Referral,
    ReferralState,
    Subject,
)
from oneplan.threads.queries import readable
from oneplan.threads.telling import DECISIVE

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

MOST = 60
"""How many sentences the page shows of each kind, the newest first."""
DRAFTS, MATTERS = "drafts", "matters"
EMPTY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Duty:
    """What a post leaves to whoever takes it: its queue, its promises and its memory."""

    queue: list[WaitingWork]
    sent: list[Referral]
    records: Page[Subject]
    shows: str
    """Which records the page shows: ``DRAFTS``, or ``MATTERS`` others read already."""
    counts: Mapping[str, Count]
    decisions: list[Event]
    papers: list[Event]
    open: HandOver | None
    before: list[HandOver]


def duty_of(post: Post, *, on: dt.date, query: Mapping[str, str] = EMPTY) -> Duty:
    """The duty of a post on a day, in a fixed number of queries beside those of its queue.

    ``query`` asks for ``show`` and a page of it; records stand by their kind, the newest first.
    Only what the post may read now: what went to another body went with its own memory.
    """
    mine = Event.objects.filter(by_post=post)
    seen = Subject.objects.filter(readable(reach(post)))
    told = mine.filter(subject__in=seen).select_related("subject", "paper").order_by("-at", "-id")
    decided = [event for event in told[: MOST * 5] if _is_decisive(event)]
    touched = seen.filter(pk__in=mine.values("subject")).select_related("owner")
    draft = Q(circulation=Circulation.DRAFT)
    by_view = {DRAFTS: touched.filter(draft), MATTERS: touched.exclude(draft)}
    shows = asked_choice(query, "show", by_view) or DRAFTS
    records = list(HandOver.objects.filter(post=post).prefetch_related("notes__subject")[:20])
    return Duty(
        queue=waiting_work(post, on=on),
        sent=list(
            Referral.objects.filter(from_body_id=post.body_id, state=ReferralState.OPEN)
            .filter(subject__in=seen)
            .select_related("subject", "to_body")
            .order_by("due_on", "sent_on")[:MOST]
        ),
        records=page_of(by_view[shows], order=("kind", "-id"), cursor=query.get(CURSOR)),
        shows=shows,
        counts={view: count_up_to(rows) for view, rows in by_view.items()},
        decisions=decided[:MOST],
        papers=list(told.filter(paper__isnull=False)[:MOST]),
        open=next((one for one in records if one.taken_at is None), None),
        before=[one for one in records if one.taken_at is not None],
    )


@transaction.atomic
def write_hand_over(
    post: Post, *, words: str, notes: Mapping[UUID, str], writer_id: int, by: Post
) -> HandOver:
    """Write, or write on, what the successor should know; an empty note takes one away.

    Notes of records that are not among ``notes``, those of other pages, stay.
    """
    found = HandOver.objects.select_for_update().filter(post=post, taken_at=None).first()
    made = found or HandOver(post=post)
    made.writer_id, made.words = writer_id, words
    made.save()
    seen = Subject.objects.filter(readable(reach(post)), pk__in=notes)
    known = list(seen.values_list("pk", flat=True))
    made.notes.filter(subject__in=known).delete()
    HandOverNote.objects.bulk_create(
        HandOverNote(hand_over=made, subject_id=key, words=notes[key].strip())
        for key in known
        if notes[key].strip()
    )
    facts = {"post": str(post.pk), "notes": made.notes.count()}
    record("threads.hand_over_written", by=by, kind="hand_over", key=made.pk, after=facts)
    return made


@transaction.atomic
def take_over(post: Post, *, taker_id: int, by: Post) -> HandOver:
    """Acknowledge the duty as read; where nobody wrote a word, from the facts alone.

    Raises ``Refusal`` for whoever wrote the notes.
    """
    found = HandOver.objects.select_for_update().filter(post=post, taken_at=None).first()
    if found is not None and found.writer_id == taker_id:
        raise Refusal("threads.own_hand_over")
    taken = found or HandOver(post=post)
    taken.taken_at = timezone.now()
    taken.save()
    facts = {"post": str(post.pk), "from_facts": found is None}
    record("threads.duty_taken_over", by=by, kind="hand_over", key=taken.pk, after=facts)
    return taken


def _is_decisive(event: Event) -> bool:
    return event.code.partition(".")[2].startswith((*DECISIVE, "draft_signed", "circulated"))
