"""Locking a meeting and its items: always the meeting first, so that nobody waits in a circle."""

from __future__ import annotations

from oneplan.committees.models import AgendaItem, Meeting, MeetingState
from oneplan.core.errors import Refusal


def locked_meeting(meeting: Meeting) -> Meeting:
    rows = Meeting.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("committee", "subject").get(pk=meeting.pk)


def open_meeting(meeting: Meeting) -> Meeting:
    meeting = locked_meeting(meeting)
    if meeting.state in (MeetingState.RESOLVED, MeetingState.CERTIFIED):
        raise Refusal("committees.meeting_is_over", state=meeting.get_state_display())
    return meeting


def item_for_update(item: AgendaItem) -> AgendaItem:
    """Lock the meeting, then the item: the same order everywhere."""
    meeting = locked_meeting(item.meeting)
    rows = AgendaItem.objects.select_for_update(of=("self",), no_key=True)
    item = rows.select_related("subject").get(pk=item.pk)
    item.meeting = meeting
    return item
