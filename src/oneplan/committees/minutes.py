"""Certifying minutes at a later meeting, and recording what it corrected."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from oneplan.committees.locks import item_for_update, locked_meeting
from oneplan.committees.models import AgendaItem, Meeting, MeetingState
from oneplan.core.errors import Refusal
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@transaction.atomic
def certify_minutes(meeting: Meeting, *, at: Meeting, by: Post) -> Meeting:
    """Certify minutes at a later meeting of the same committee (ระเบียบวาระที่ 2)."""
    meeting = locked_meeting(meeting)
    if at.committee_id != meeting.committee_id or at.held_on <= meeting.held_on:
        raise Refusal("committees.certified_by_itself")
    if meeting.state != MeetingState.RESOLVED:
        raise Refusal("committees.not_resolved_yet")
    meeting.state, meeting.certified_at = MeetingState.CERTIFIED, at
    meeting.minutes_hash = _hash_of(meeting.items.all())
    meeting.save(update_fields=["state", "certified_at", "minutes_hash"])
    tell(meeting.subject, "committees.certified", by=by, meeting=str(meeting), later=str(at))
    return meeting


@transaction.atomic
def correct_resolution(item: AgendaItem, *, words: str, at: Meeting, by: Post) -> AgendaItem:
    """Record a correction a later meeting made; the resolution itself stays as it was passed."""
    item = item_for_update(item)
    if not words.strip():
        raise Refusal("committees.resolution_is_missing")
    item.corrections = [*item.corrections, {"meeting": str(at), "words": words}]
    item.save(update_fields=["corrections"])
    subject = item.subject or item.meeting.subject
    tell(
        subject,
        "committees.corrected",
        by=by,
        meeting=str(item.meeting),
        words=words,
        later=str(at),
    )
    return item


def _hash_of(items: Iterable[AgendaItem]) -> str:
    content = [
        [item.part, item.position, item.title, item.decision, item.resolution, item.corrections]
        for item in items
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
