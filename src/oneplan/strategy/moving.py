"""Moving every live alignment along a crosswalk in one transaction, and back again exactly."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from oneplan.audit.services import record
from oneplan.core.errors import Refusal
from oneplan.core.models import new_id
from oneplan.strategy.crosswalk_queries import goes_on_as, lines_to_choose, links_to_move
from oneplan.strategy.crosswalk_rules import Link, Step, steps_of, strongest
from oneplan.strategy.crosswalks import KIND
from oneplan.strategy.models import Crosswalk, CrosswalkState, Moved
from oneplan.threads.event_rows import SubjectRow
from oneplan.threads.services import tell_many

if TYPE_CHECKING:
    import datetime as dt

    from oneplan.accounts.models import Post
    from oneplan.jobs.handlers import Progress

MAKE = """
INSERT INTO strategy_alignment
    (id, subject_id, target_id, strength, because, evidence, judged_by_id, judged_at)
SELECT made.id, old.subject_id, made.target_id, old.strength, old.because, old.evidence,
       old.judged_by_id, old.judged_at
FROM unnest(%(keys)s::uuid[], %(olds)s::uuid[], %(targets)s::uuid[]) AS made (id, old_id, target_id)
JOIN strategy_alignment old ON old.id = made.old_id
ON CONFLICT (subject_id, target_id) WHERE ended_at IS NULL DO NOTHING
RETURNING id
"""
NOTE = """
INSERT INTO strategy_moved (crosswalk_id, old_id, new_id, is_made, at)
SELECT %(walk)s, old.id, live.id, made.id IS NOT NULL, %(now)s
FROM unnest(%(olds)s::uuid[], %(targets)s::uuid[]) AS step (old_id, target_id)
JOIN strategy_alignment old ON old.id = step.old_id
JOIN strategy_alignment live ON live.subject_id = old.subject_id
    AND live.target_id = step.target_id AND live.ended_at IS NULL
LEFT JOIN unnest(%(made)s::uuid[]) AS made (id) ON made.id = live.id
"""
END = "UPDATE strategy_alignment SET ended_at = %(now)s WHERE id = ANY(%(keys)s::uuid[])"
REOPEN = """
UPDATE strategy_alignment old SET ended_at = NULL
FROM (
    SELECT DISTINCT ON (was.subject_id, was.target_id) was.id
    FROM strategy_moved moved
    JOIN strategy_alignment was ON was.id = moved.old_id AND was.ended_at = moved.at
    JOIN strategy_alignment live ON live.id = moved.new_id AND live.ended_at IS NULL
    WHERE moved.crosswalk_id = %(walk)s AND moved.undone_at IS NULL
    ORDER BY was.subject_id, was.target_id, moved.at DESC
) back
WHERE old.id = back.id AND NOT EXISTS (
    SELECT 1 FROM strategy_alignment anew
    WHERE anew.subject_id = old.subject_id AND anew.target_id = old.target_id
        AND anew.ended_at IS NULL
)
"""
"""A link claimed and moved twice comes back once; one withdrawn or claimed anew since does not."""
END_MADE = """
UPDATE strategy_alignment made SET ended_at = %(now)s
FROM strategy_moved moved
WHERE made.id = moved.new_id AND made.ended_at IS NULL AND moved.is_made
    AND moved.crosswalk_id = %(walk)s AND moved.undone_at IS NULL
"""


@transaction.atomic
def apply_crosswalk(walk: Crosswalk, *, by: Post | None) -> Mapping[str, int]:
    """Move every live link along the lines; returns counts.

    All of it in one transaction: the crosswalk and the links are locked, each old link is ended
    and stands on record, each new one carries its reason, evidence, strength and judge.  A link
    to a new target that stood there already is kept as it is.  Links made to the old list
    afterwards stay; applying again moves those too.  Told in each record's story, and once in
    the audit trail.

    Raises ``Refusal`` while a target in use waits for a person.
    """
    walk = _locked(walk)
    waiting = lines_to_choose(walk).count()
    if waiting:
        raise Refusal("strategy.crosswalk_open", count=waiting)
    rows = links_to_move(walk).select_for_update(of=("self",), no_key=True)
    found = list(rows.values_list(*LINK, "subject__kind", "subject__area_id"))
    steps = steps_of((Link(*each[: len(LINK)]) for each in found), goes_on_as(walk))
    now = timezone.now()
    made = _make(strongest(steps))
    _note(walk, steps, made, now)
    moved = {step.link.key for step in steps}
    _run(END, keys=_array(moved), now=now)
    subjects = _subjects((row[1], row[-2], row[-1]) for row in found if row[0] in moved)
    _tell(walk, "strategy.alignments_moved", subjects, by)
    counts = {"moved": len(moved), "made": len(made), "left": len(found) - len(moved)}
    _close(walk, CrosswalkState.APPLIED, "strategy.crosswalk_applied", counts, now=now, by=by)
    return counts


@transaction.atomic
def undo_crosswalk(walk: Crosswalk, *, by: Post | None) -> Mapping[str, int]:
    """Bring back exactly the links that were moved; returns counts.

    A link somebody withdrew since stays withdrawn, one claimed anew since stays once, and links
    that were added to either list meanwhile are not touched.  One transaction, told as the way
    there was.

    Raises ``Refusal`` for a crosswalk that is not applied, and where its new links were moved on
    by a later one.
    """
    walk = _locked(walk)
    if walk.state != CrosswalkState.APPLIED:
        raise Refusal("strategy.crosswalk_not_applied")
    now = timezone.now()
    moves = Moved.objects.filter(crosswalk=walk, undone_at=None)
    if Moved.objects.filter(old__in=moves.values("new"), undone_at=None).exists():
        raise Refusal("strategy.crosswalk_moved_on")
    back = _run(REOPEN, walk=walk.pk)
    ended = _run(END_MADE, walk=walk.pk, now=now)
    rows = moves.values_list("old__subject_id", "old__subject__kind", "old__subject__area_id")
    subjects = _subjects(rows.distinct())
    moves.update(undone_at=now)
    _tell(walk, "strategy.alignments_moved_back", subjects, by)
    counts = {"back": back, "ended": ended}
    _close(walk, CrosswalkState.UNDONE, "strategy.crosswalk_undone", counts, now=now, by=by)
    return counts


def apply_asked(facts: Mapping[str, Any], post: Post | None, progress: Progress) -> dict[str, Any]:
    """The background work of ``ask_to_apply``; done again after a killed worker, it goes on."""
    walk = Crosswalk.objects.get(pk=facts["crosswalk"])
    progress(0, links_to_move(walk).count(), str(walk))
    counts = apply_crosswalk(walk, by=post)
    progress(counts["moved"], counts["moved"], str(walk))
    return {**counts, "address": address_of(walk)}


def undo_asked(facts: Mapping[str, Any], post: Post | None, progress: Progress) -> dict[str, Any]:
    """The background work of ``ask_to_undo``; a way back that was gone already is left at that."""
    walk = Crosswalk.objects.get(pk=facts["crosswalk"])
    if walk.state != CrosswalkState.APPLIED:
        return {"address": address_of(walk)}
    progress(0, Moved.objects.filter(crosswalk=walk, undone_at=None).count(), str(walk))
    counts = undo_crosswalk(walk, by=post)
    progress(counts["back"], counts["back"], str(walk))
    return {**counts, "address": address_of(walk)}


LINK = ("pk", "subject_id", "target_id", "strength", "judged_at")
"""The columns of ``Link``."""


def address_of(walk: Crosswalk) -> str:
    return reverse("strategy:crosswalk", args=[walk.pk])


def _locked(walk: Crosswalk) -> Crosswalk:
    rows = Crosswalk.objects.select_for_update(of=("self",)).select_related("old", "new")
    return rows.get(pk=walk.pk)


def _make(wanted: Mapping[tuple[UUID, UUID], Link]) -> list[UUID]:
    """The keys of the new links; where one stands already, none is made."""
    with connection.cursor() as cursor:
        cursor.execute(
            MAKE,
            {
                "keys": _array(new_id() for _each in wanted),
                "olds": _array(link.key for link in wanted.values()),
                "targets": _array(target for _subject, target in wanted),
            },
        )
        return [key for (key,) in cursor.fetchall()]


def _note(walk: Crosswalk, steps: Sequence[Step], made: Sequence[UUID], now: dt.datetime) -> None:
    _run(
        NOTE,
        walk=walk.pk,
        now=now,
        made=_array(made),
        olds=_array(step.link.key for step in steps),
        targets=_array(step.target for step in steps),
    )


def _array(keys: Iterable[UUID]) -> str:
    """Keys as one literal of PostgreSQL: a list of as many parameters costs ten times the time."""
    return "{" + ",".join(map(str, keys)) + "}"


def _run(sql: str, **values: Any) -> int:
    """Run one statement; how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.rowcount)


def _subjects(rows: Iterable[tuple[UUID, str, str | None]]) -> Collection[SubjectRow]:
    """Records as far as a sentence in their story needs them, each once."""
    return {row[0]: SubjectRow(*row) for row in rows}.values()


def _tell(walk: Crosswalk, code: str, subjects: Collection[SubjectRow], by: Post | None) -> None:
    facts = {"old": str(walk.old), "new": str(walk.new)}
    tell_many([(each, facts) for each in subjects], code, by)


def _close(
    walk: Crosswalk,
    state: CrosswalkState,
    code: str,
    counts: Mapping[str, int],
    *,
    now: dt.datetime,
    by: Post | None,
) -> None:
    walk.state, walk.changed_at = state, now
    walk.save(update_fields=["state", "changed_at"])
    record(code, by=by, kind=KIND, key=walk.pk, after=counts)
