"""The register of what a kind of record says of itself in a list: its stage and its money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from uuid import UUID

    from django.utils.functional import _StrPromise

    from oneplan.threads.models import Subject
    from oneplan.threads.rules import Reach


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a record stands, in words with their tone, and its money in satang (None: none)."""

    stage: str | _StrPromise = ""
    tone: str = ""
    satang: int | None = None


Tell = Callable[[Sequence["UUID"], "Reach | None"], Mapping["UUID", Mark]]
"""Tells the marks of some records of one kind, in a fixed number of queries."""

_tellers: dict[str, Tell] = {}


def register(kind: str, tell: Tell) -> None:
    """Let an app mark its kind.  Raises ``ImproperlyConfigured`` when another app does already."""
    if _tellers.setdefault(str(kind), tell) is not tell:
        raise ImproperlyConfigured(f"Two apps mark kind {kind}")


def marks_of(subjects: Iterable[Subject], *, reach: Reach | None) -> dict[UUID, Mark]:
    """The marks of records, by their key; kinds nobody marks are left out."""
    by_kind: dict[str, list[UUID]] = defaultdict(list)
    for subject in subjects:
        by_kind[subject.kind].append(subject.pk)
    marks: dict[UUID, Mark] = {}
    for kind, keys in by_kind.items():
        if kind in _tellers:
            marks |= _tellers[kind](keys, reach)
    return marks
