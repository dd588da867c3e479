"""When somebody is told, and what may leave the product: decidable with paper and pencil."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac

MORNING = 7
"""The hour (Thailand) of digests."""
MONDAY = 0
MOST_TRIES = 6


def paces_due(now: dt.datetime) -> tuple[str, ...]:
    """The paces whose time it is, by the local clock.

    >>> paces_due(dt.datetime(2026, 11, 30, 7, 5))  # a Monday
    ('at_once', 'daily', 'weekly')
    >>> paces_due(dt.datetime(2026, 11, 27, 12, 0))
    ('at_once',)
    """
    if now.hour != MORNING:
        return ("at_once",)
    return ("at_once", "daily", "weekly") if now.weekday() == MONDAY else ("at_once", "daily")


def may_leave(*, circulation: str, is_public_event: bool) -> bool:
    """Only what everybody may read is told outside the product; of the rest, the number."""
    return circulation == "public" and is_public_event


def signature(secret: str, body: bytes) -> str:
    """How LINE signs what it sends (X-Line-Signature).

    >>> signature("key", b"{}")
    'NMk1ORm9U6UOqCVYsqTF+z2SoehG/x9wgXCrfp3SplY='
    """
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def is_signed(secret: str, body: bytes, given: str) -> bool:
    """Whether LINE itself sent this; nothing is, where no secret was set."""
    return bool(secret) and hmac.compare_digest(signature(secret, body), given)


def digest_of(code: str) -> str:
    """One-time codes are kept as digests; case and spaces around do not matter."""
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()
