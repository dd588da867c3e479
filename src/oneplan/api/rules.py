"""What a token may be and do, and what a key may look like: decidable with paper and pencil."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable

from oneplan.core.errors import Refusal

PREFIX = "oneplan_"
"""Begins every secret, so that one lost in a text is recognised."""
READ, WRITE = "read", "write"
LONGEST_LIFE = 366
"""Days a token may live; then somebody must want it again."""
MOST_TOKENS = 20
CALLS_A_MINUTE = 300
LONGEST_KEY = 100


def scope(area: str, *, is_safe: bool) -> str:
    """The scope a call needs.

    >>> scope("needs", is_safe=False)
    'needs:write'
    """
    return f"{area}:{READ if is_safe else WRITE}"


def check_token(
    *, name: str, scopes: Collection[str], ends_on: dt.date, on: dt.date, standing: int
) -> None:
    """A token has a name, something it may do, and an end within a year."""
    if not name.strip():
        raise Refusal("api.token_name_is_missing")
    if not scopes:
        raise Refusal("api.token_may_nothing")
    if not on <= ends_on <= on + dt.timedelta(days=LONGEST_LIFE):
        raise Refusal("api.token_end", days=LONGEST_LIFE)
    if standing >= MOST_TOKENS:
        raise Refusal("api.too_many_tokens", most=MOST_TOKENS)


def check_key(key: str) -> None:
    """A key is 1 to 100 visible characters."""
    if len(key) > LONGEST_KEY or not key.isascii() or not key.isprintable() or not key.strip():
        raise Refusal("api.key_unreadable", longest=LONGEST_KEY)


def known_scopes(areas: Iterable[str]) -> list[str]:
    """Every scope there is, by area of work."""
    return [f"{area}:{act}" for area in areas for act in (READ, WRITE)]


def digest_of(secret: str) -> str:
    """A plain digest is enough: the secret is 32 random bytes, no word anybody chose."""
    return hashlib.sha256(secret.encode()).hexdigest()
