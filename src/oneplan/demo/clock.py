"""The clock of the example province.

Services stamp Django's ``timezone.now()``.  A believable past wants each act stamped in its own
time, so while a step is built, and only in this process, that clock shows the time of the act.
The product knows nothing of it and offers no way to set it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.utils import timezone

TICK = dt.timedelta(milliseconds=1)
RANDOM_BITS = 74
"""What UUIDv7 leaves beside its time, version and variant."""


class Clock:
    """Shows the moment it was turned to, a tick later at each reading, so that acts keep order."""

    def __init__(self) -> None:
        self._shown = timezone.now()

    def __call__(self) -> dt.datetime:
        self._shown += TICK
        return self._shown

    @property
    def today(self) -> dt.date:
        return timezone.localdate(self._shown)

    def turn_to(self, day: dt.date, *, hour: int = 10, minute: int = 0) -> dt.date:
        """Show ``hour``:``minute`` of ``day`` in Thailand from now on."""
        time = dt.time(hour, minute)
        self._shown = dt.datetime.combine(day, time, tzinfo=timezone.get_default_timezone())
        return day

    def key_of(self, name: str) -> UUID:
        """The UUIDv7 of this moment whose random part is drawn from ``name``: the same each time.

        Lists are ordered by key, so what is built last but happened first must sort first.
        """
        milliseconds = int(self._shown.timestamp() * 1000)
        digest = hashlib.sha256(name.encode()).digest()
        drawn = int.from_bytes(digest) >> (len(digest) * 8 - RANDOM_BITS)
        high, low = drawn >> 62, drawn & (1 << 62) - 1
        return UUID(int=milliseconds << 80 | 7 << 76 | high << 64 | 2 << 62 | low)


@contextmanager
def showing(clock: Clock) -> Iterator[None]:
    """Let Django's clock show ``clock`` until the block ends."""
    true_clock = timezone.now
    timezone.now = clock
    try:
        yield
    finally:
        timezone.now = true_clock
