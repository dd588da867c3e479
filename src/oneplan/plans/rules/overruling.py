"""How long an answer to a finding holds: while the row it spoke of says what it said then."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from oneplan.core.errors import Refusal

COUNTED = frozenset({"rows", "other_row", "works", "count", "total", "silent"})
"""Facts that tell where else or how many, and not what the row itself says."""


def digest_of(code: str, *, row: Sequence[str], facts: Mapping[str, object]) -> str:
    """SHA-256 over what a finding speaks of: the row's own words and figures, and its facts.

    Measured values are facts: with a new one the finding speaks of something new.  Places in the
    plan and counts of other rows are left aside.
    """
    said = {key: str(value) for key, value in facts.items() if key not in COUNTED}
    text = json.dumps([code, list(row), said], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def check_because(because: str) -> str:
    """The reason without the blanks around it.  Raises ``Refusal`` for one without words."""
    because = because.strip()
    if not any(map(str.isalnum, because)):
        raise Refusal("plans.overruling_empty")
    return because
