"""The register of work that waits for a post: each app tells what its concept owes, and when.

The first page of a post joins what all of them tell into one queue, the most urgent first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from oneplan.accounts.models import Post

    Words = str | _StrPromise

MOST = 10
"""How many single pieces an app tells; where there are more, its last piece counts the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingWork:
    """One piece of work: what it is about, the next act and where it is done.

    ``due`` None means nobody set a day.  ``count`` is how many records stand behind one piece.
    """

    kind: Words
    title: Words
    url: str
    act: Words
    due: dt.date | None = None
    note: Words = ""
    count: int = 1

    def lateness(self, on: dt.date) -> str:
        """How much time is left or was lost, in words; empty where no day was set."""
        return "" if self.due is None else days_in_words((self.due - on).days)

    def is_late(self, on: dt.date) -> bool:
        return self.due is not None and self.due < on


Source = Callable[["Post", dt.date], Iterable[WaitingWork]]
"""What waits for a post on a day, in a fixed number of queries."""

_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Add what an app knows to be waiting.  Raises ``ImproperlyConfigured`` for a name twice."""
    if _sources.setdefault(name, source) is not source:
        raise ImproperlyConfigured(f"Two sources of waiting work: {name}")


def waiting_work(post: Post, *, on: dt.date) -> list[WaitingWork]:
    """Everything that waits for a post: what has a day first, by that day."""
    found = [work for name in sorted(_sources) for work in _sources[name](post, on)]
    return sorted(found, key=lambda work: (work.due or dt.date.max, -work.count))


def days_in_words(days: int) -> str:
    """Days left until a day, or since it went by: "late by 3 days", "today", "in 5 days"."""
    if days == 0:
        return _("today")
    if days < 0:
        return ngettext("late by %(days)s day", "late by %(days)s days", -days) % {"days": -days}
    return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}
