"""Deriving notices: from the events of stories, and from what is due.

Events are read in the order they were committed, not in that of their keys: a long transaction
writes events with early keys that become visible late.  Each reading keeps PostgreSQL's oldest
running transaction (``pg_snapshot_xmin``); the next one takes every event written by that
transaction or a later one.  What is read twice is one notice, because of its key.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from oneplan.accounts.models import Post
from oneplan.accounts.permissions import may
from oneplan.areas.models import Body, BodyKind
from oneplan.notices import dated
from oneplan.notices.audiences import Audience, audience_of, heard_codes
from oneplan.notices.models import Gathering, Kind, Notice
from oneplan.threads.models import Event

if TYPE_CHECKING:
    from oneplan.notices.dated import Due

LONGEST_TRANSACTION = dt.timedelta(hours=12)
"""An event's key is made while its transaction runs; none runs longer than this."""
BATCH = 500
NEW_EVENTS = """
SELECT id FROM threads_event
WHERE id >= %(since)s AND code = ANY(%(codes)s)
  AND (%(horizon)s = '' OR age(xmin) <= age(%(horizon)s::xid8::xid))
ORDER BY id
"""


@transaction.atomic
def gather_events() -> int:
    """Derive the notices of events written since the last reading; returns how many were new.

    Locks the only row of ``Gathering``, so that two workers read one after the other.  The first
    reading takes what was written in the last hours and leaves older history alone.
    """
    now = timezone.now()
    Gathering.objects.get_or_create(defaults={"horizon": "", "at": now})
    state = Gathering.objects.select_for_update().get()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
        horizon = str(cursor.fetchone()[0])
        since = _first_key_at(state.at - LONGEST_TRANSACTION)
        asked: dict[str, Any] = {"since": since, "codes": heard_codes(), "horizon": state.horizon}
        cursor.execute(NEW_EVENTS, asked)
        keys = [key for (key,) in cursor.fetchall()]
    made = sum(_told_of(batch) for batch in _batches(keys))
    state.horizon, state.at = horizon, now
    state.save()
    return made


@transaction.atomic
def gather_due(*, on: dt.date) -> int:
    """Derive the reminders of a day; asking again the same day changes nothing."""
    made: list[Notice] = []
    for code, find in dated.finders().items():
        steps = {on + dt.timedelta(days=days): days for days in dated.AHEAD}
        for due in find(steps):
            made += _reminders(code, due, days=steps[due.on])
    return _kept(made)


def _told_of(keys: Sequence[UUID]) -> int:
    rows = Event.objects.filter(pk__in=keys).select_related("subject", "by_post")
    by_audience: dict[Audience, list[Event]] = defaultdict(list)
    for event in rows.order_by("pk"):
        audience = audience_of(event.code)
        if audience is not None:
            by_audience[audience].append(event)
    made: list[Notice] = []
    for audience, events in by_audience.items():
        bodies = audience.find(events)
        posts = _posts_of({body for some in bodies.values() for body in some})
        for event in events:
            for post in _hearing(bodies.get(event.pk, set()), posts, audience, event):
                made.append(_notice(post, event, audience))
    return _kept(made)


def _hearing(
    bodies: Iterable[UUID], posts: dict[UUID, list[Post]], audience: Audience, event: Event
) -> Iterator[Post]:
    """The posts of these bodies that may act on it, without whoever did it."""
    for body in bodies:
        for post in posts.get(body, []):
            if post.pk != event.by_post_id and may(post, audience.permission):
                yield post


def _posts_of(bodies: set[UUID]) -> dict[UUID, list[Post]]:
    """Posts by body; a village committee has none of its own and is kept house for."""
    keeper = {
        pk: parent or pk
        for pk, kind, parent in Body.objects.filter(pk__in=bodies).values_list(
            "pk", "kind", "parent_id"
        )
        if kind == BodyKind.VILLAGE_COMMITTEE
    }
    wanted = {keeper.get(body, body) for body in bodies}
    found: dict[UUID, list[Post]] = defaultdict(list)
    for post in Post.objects.filter(body_id__in=wanted):
        found[post.body_id].append(post)
    return {body: found[keeper.get(body, body)] for body in bodies}


def _notice(post: Post, event: Event, audience: Audience) -> Notice:
    return Notice(
        post=post,
        key=f"event:{event.pk}",
        kind=audience.kind,
        subject_id=event.subject_id,
        event=event,
        at=event.at,
    )


def _reminders(code: str, due: Due, *, days: int) -> Iterator[Notice]:
    facts: dict[str, Any] = {**due.facts, "due": due.on.isoformat(), "days": days}
    for post in due.posts:
        yield Notice(
            post=post,
            key=f"due:{due.key}:{due.on}:{days}",
            kind=Kind.DUE,
            subject_id=due.subject_id,
            code=code,
            facts=facts,
            at=timezone.now(),
        )


def _kept(notices: Sequence[Notice]) -> int:
    """Store those that are new.  What stood before is left as it is, read or not."""
    before = Notice.objects.count() if notices else 0
    Notice.objects.bulk_create(notices, ignore_conflicts=True, batch_size=1000)
    return Notice.objects.count() - before if notices else 0


def _first_key_at(moment: dt.datetime) -> UUID:
    """The lowest UUIDv7 of a moment: its first 48 bits are milliseconds."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)


def _batches(keys: Sequence[UUID]) -> Iterator[list[UUID]]:
    rest = iter(keys)
    while batch := list(islice(rest, BATCH)):
        yield batch
