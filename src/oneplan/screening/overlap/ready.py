"""Known records kept ready for questions while somebody types: one index a province, per process.

An index follows the stories: what was told since it last looked is read again, at most every
few seconds.  A scan rebuilds it.  Only a few provinces are kept, so memory stays bounded.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any, cast
from uuid import UUID

from oneplan.engines.overlap import Index, Twin
from oneplan.screening.models import Scan
from oneplan.screening.overlap.in_force import model_in_force
from oneplan.screening.overlap.known import Known, gazetteer_in, known_in, rows_from
from oneplan.threads.models import Event

KEPT = 4
"""Provinces kept ready in one process; the least recently asked leaves first."""
LOOK_AGAIN = 3.0
"""Seconds an answer may be behind the stories."""
MARGIN = 600_000
"""Milliseconds looked back beyond the last event seen: another transaction may commit later."""
MANY = 24
"""Additions after which an index is built anew."""


@dataclass(slots=True)
class _Ready:
    """An index and what it knows.  Each reading of a record has a number of its own."""

    index: Index
    mark: tuple[Any, ...]
    last_event: UUID | None
    looked_at: float
    known: dict[UUID, tuple[int, Known]] = field(default_factory=dict)
    ids: list[UUID] = field(default_factory=list)
    additions: int = 0
    lock: Lock = field(default_factory=Lock)

    def add(self, rows: list[Known]) -> None:
        numbers = range(len(self.ids), len(self.ids) + len(rows))
        for row in rows:
            self.drop(row.id)
        self.index.add(list(numbers), rows_from(rows))
        self.ids += [row.id for row in rows]
        self.known.update(
            (row.id, (number, row)) for number, row in zip(numbers, rows, strict=True)
        )

    def drop(self, key: UUID) -> None:
        if key in self.known:
            self.index.remove(self.known.pop(key)[0])


_kept: OrderedDict[str, _Ready] = OrderedDict()
_guard = Lock()


def twins_of(known: Known, *, most: int) -> list[Twin]:
    """What is known in the record's province that overlaps with it, best first."""
    ready = _ready_for(known.area[:2])
    with ready.lock:
        own = ready.known.get(known.id)
        exclude = [own[0]] if own else []
        found = ready.index.ask(rows_from([known]), most=most, exclude=exclude)
        return [replace(twin, id=ready.ids[cast("int", twin.id)]) for twin in found]


def forget() -> None:
    """Drop everything kept, so that the next question reads the database."""
    with _guard:
        _kept.clear()


def _ready_for(province_code: str) -> _Ready:
    with _guard:
        ready = _kept.get(province_code)
        if ready is not None:
            _kept.move_to_end(province_code)
            if time.monotonic() - ready.looked_at < LOOK_AGAIN:
                return ready
    mark = _mark(province_code)
    if ready is None or ready.mark != mark or not _caught_up(ready, province_code):
        ready = _build(province_code, mark)
        with _guard:
            _kept[province_code] = ready
            _kept.move_to_end(province_code)
            while len(_kept) > KEPT:
                _kept.popitem(last=False)
    return ready


def _mark(province_code: str) -> tuple[Any, ...]:
    """Changes when everything has to be read anew: a scan was made."""
    return tuple(Scan.objects.filter(pk=province_code).values_list("scanned_at", "model"))


def _build(province_code: str, mark: tuple[Any, ...]) -> _Ready:
    last_event = _last_event()
    index = Index(gazetteer_in(province_code), model=model_in_force()[0])
    ready = _Ready(index, mark, last_event, time.monotonic())
    ready.add(known_in(province_code))
    return ready


def _caught_up(ready: _Ready, province_code: str) -> bool:
    """Read what was told since; False when so much changed that building anew is better."""
    with ready.lock:
        ready.looked_at = time.monotonic()
        newest = _last_event()
        if newest == ready.last_event:
            return True
        events = Event.objects.filter(subject__area__code__startswith=province_code)
        if ready.last_event is not None:
            events = events.filter(pk__gte=_a_little_before(ready.last_event))
        touched = set(events.values_list("subject_id", flat=True))
        now = {row.id: row for row in known_in(province_code, only=list(touched))}
        changed = [row for row in now.values() if ready.known.get(row.id, (0, None))[1] != row]
        if ready.additions + bool(changed) > MANY:
            return False
        for key in touched - now.keys():
            ready.drop(key)
        if changed:
            ready.add(changed)
            ready.additions += 1
        ready.last_event = newest
        return True


def _last_event() -> UUID | None:
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first()


def _a_little_before(key: UUID) -> UUID:
    """A UUIDv7 of the margin's time before this one."""
    moment = max((key.int >> 80) - MARGIN, 0)
    return UUID(int=moment << 80)
