"""What is due: apps register how their dated things are found and how a reminder is worded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from uuid import UUID

    from django.utils.functional import _StrPromise

    from oneplan.accounts.models import Post

AHEAD = (7, 1, 0)
"""Days before the day on which a reminder is made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something due on a day, and the posts that have to see to it.

    ``key`` stays the same for the same thing; ``facts`` fill the words, with ``due`` among them.
    """

    key: str
    on: dt.date
    posts: Iterable[Post]
    subject_id: UUID | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


Find = Callable[[Iterable[dt.date]], Iterable[Due]]
"""Gives what is due on any of these days."""

_finders: dict[str, tuple[_StrPromise, Find]] = {}


def register(code: str, words: _StrPromise, find: Find) -> None:
    """Remind of a kind of dated thing.  Raises ``ImproperlyConfigured`` for a code twice."""
    if _finders.setdefault(code, (words, find)) != (words, find):
        raise ImproperlyConfigured(f"Reminded twice: {code}")


def finders() -> Mapping[str, Find]:
    return {code: find for code, (_words, find) in _finders.items()}


def words_of(code: str) -> str:
    """How a reminder is worded; named placeholders are filled from its facts."""
    return str(_finders[code][0])
