"""Who is told of dockets: the body that is to receive what is built."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from oneplan.assets.models import Docket
from oneplan.notices.audiences import Audience, Bodies
from oneplan.notices.models import Kind

if TYPE_CHECKING:
    from oneplan.threads.models import Event


def receivers(events: Sequence[Event]) -> Bodies:
    """The receiver named in the docket of each event's activity."""
    dockets = Docket.objects.filter(subject__in={event.subject_id for event in events})
    named = dict(dockets.values_list("subject_id", "receiver_id"))
    return {event.pk: {named[event.subject_id]} for event in events if event.subject_id in named}


RECEIVERS = Audience(kind=Kind.ASKED, find=receivers, permission="threads.answer_referral")
