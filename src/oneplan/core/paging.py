"""Paging by keyset: as quick at the millionth row as at the first, and never surprised by input.

A cursor names the row to go on from by the values it is ordered by.  It is opaque, holds
nothing secret and is not signed: whatever a hostile reader puts there is either a place in the
same list they may read anyway, or nonsense, which opens the first page.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Generic, TypeVar, cast

from django.core.exceptions import ValidationError
from django.db.models import Field, Model, Q, QuerySet

from oneplan.core.patience import TooSlow, at_most

T = TypeVar("T")
M = TypeVar("M", bound=Model)

CURSOR = "at"
"""Name of the query parameter that carries the cursor."""
PAGE_SIZE = 25
COUNTING_MS = 100
LONGEST_CURSOR = 2000


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list, and the cursors of its neighbours (None at either end)."""

    rows: Sequence[T]
    newer: str | None
    older: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are, counted only up to a cap: reads ``1,000+`` beyond it."""

    number: int
    is_capped: bool

    def __str__(self) -> str:
        return f"{self.number:,}{'+' if self.is_capped else ''}"


def page_of(
    rows: QuerySet[M],
    *,
    order: Sequence[str],
    cursor: str | None,
    size: int = PAGE_SIZE,
    annotated: Mapping[str, Field[Any, Any]] | None = None,
) -> Page[M]:
    """One page of ``rows`` in ``order`` (field paths, ``-`` for descending).

    The last key must be unique, so that no row is skipped or shown twice, and no key may be
    null.  Keys that are annotations need their field in ``annotated``.
    """
    keys = [_key(rows.model, path, annotated or {}) for path in order]
    place = _read(cursor, keys)
    is_backward = place is not None and place.is_backward
    listed = rows.order_by(*(key.ordering(reverse=is_backward) for key in keys))
    if place is not None:
        listed = listed.filter(_beyond(keys, place))
    found = list(listed[: size + 1])
    has_more = len(found) > size
    found = found[:size]
    if is_backward:
        found.reverse()
    if not found:
        return (
            Page([], None, None)
            if place is None
            else page_of(rows, order=order, cursor=None, size=size, annotated=annotated)
        )
    has_newer = has_more if is_backward else place is not None
    has_older = True if is_backward else has_more
    return Page(
        found,
        _write(keys, found[0], is_backward=True) if has_newer else None,
        _write(keys, found[-1], is_backward=False) if has_older else None,
    )


def count_patiently(rows: QuerySet[Any], page: Page[Any], *, cap: int = 1000) -> Count:
    """``count_up_to``, or where that takes too long how many the page shows: reads ``25+``.

    A page that is the whole list was counted by reading it.
    """
    if page.rows and page.newer is None and page.older is None:
        return Count(len(page.rows), is_capped=False)
    try:
        with at_most(COUNTING_MS):
            return count_up_to(rows, cap)
    except TooSlow:
        return Count(len(page.rows), is_capped=True)


def count_up_to(rows: QuerySet[Any], cap: int = 1000) -> Count:
    """Count rows, giving up at ``cap``: an exact count of a country takes seconds."""
    number = rows.order_by().values_list("pk", flat=True)[: cap + 1].count()
    return Count(min(number, cap), number > cap)


@dataclass(frozen=True, slots=True)
class _Key:
    path: str
    is_descending: bool
    field: Field[Any, Any]

    def ordering(self, *, reverse: bool) -> str:
        return f"-{self.path}" if self.is_descending is not reverse else self.path

    def comparison(self, *, reverse: bool) -> str:
        return "lt" if self.is_descending is not reverse else "gt"


@dataclass(frozen=True, slots=True)
class _Place:
    is_backward: bool
    values: tuple[Any, ...]


def _key(model: type[Model], path: str, annotated: Mapping[str, Field[Any, Any]]) -> _Key:
    name = path.removeprefix("-")
    field = annotated.get(name) or _field_at(model, name)
    return _Key(name, path.startswith("-"), field)


def _field_at(model: type[Model], path: str) -> Field[Any, Any]:
    """The field at the end of a path; a foreign key is compared by the key it points to."""
    first, _joined, rest = path.partition("__")
    by_name: dict[str, Any] = {"pk": model._meta.pk}
    for field in model._meta.fields:
        by_name |= {field.attname: field, field.name: field}
    found = by_name[first]
    if rest:
        return _field_at(found.related_model, rest)
    while found.is_relation:
        found = found.target_field
    return cast("Field[Any, Any]", found)


def _beyond(keys: Sequence[_Key], place: _Place) -> Q:
    """Rows after the place: later in the first key, or equal there and later in the next …

    The bound on the first key alone is repeated in front, because PostgreSQL uses an index
    for it but not for the alternatives.
    """
    alternatives = []
    for depth, key in enumerate(keys):
        equal = {keys[i].path: place.values[i] for i in range(depth)}
        later = {f"{key.path}__{key.comparison(reverse=place.is_backward)}": place.values[depth]}
        alternatives.append(Q(**equal, **later))
    first = keys[0]
    bound = f"{first.path}__{first.comparison(reverse=place.is_backward)}e"
    return Q(**{bound: place.values[0]}) & reduce(or_, alternatives)


def _write(keys: Sequence[_Key], row: Model, *, is_backward: bool) -> str:
    values = [_text(_value_at(row, key.path)) for key in keys]
    words = json.dumps([int(is_backward), *values], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(words.encode()).decode().rstrip("=")


def _value_at(row: Model, path: str) -> Any:
    return reduce(getattr, path.split("__"), cast("Any", row))


def _text(value: Any) -> str:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value.pk if isinstance(value, Model) else value)


def _read(cursor: str | None, keys: Sequence[_Key]) -> _Place | None:
    """The place a cursor names, or None when it names none."""
    if not cursor or len(cursor) > LONGEST_CURSOR:
        return None
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        given = json.loads(raw.decode())
    except (binascii.Error, ValueError, RecursionError):
        return None
    if not isinstance(given, list) or len(given) != len(keys) + 1 or given[0] not in (0, 1):
        return None
    try:
        values = tuple(_typed(key, text) for key, text in zip(keys, given[1:], strict=True))
    except (ValidationError, ValueError, TypeError, OverflowError):
        return None
    return _Place(bool(given[0]), values)


def _typed(key: _Key, text: object) -> Any:
    if not isinstance(text, str) or "\x00" in text:
        raise ValueError("not a cursor of ours")
    text.encode()
    value = key.field.to_python(text)
    if value is None:
        raise ValueError("no key is null")
    key.field.run_validators(value)
    return value
