"""Decisions about stories that need only paper and pencil: numbers, circulation, direction."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from oneplan.core.errors import Refusal

FORWARD_TO_PARENT = ("merged_into", "part_of", "referred_as", "printed_as")
FORWARD_TO_CHILD = ("answers", "proposed_again", "built_as", "split_from")
"""Which way a tie runs with time: a need is merged *into* its parent, answered *by* its child."""

CIRCULATIONS = ("draft", "consulted", "circulated", "public")


def check_digit(text: str) -> int:
    """The ISO 7064 MOD 11,10 digit over the digits of ``text``, letters as their place (A is 10).

    >>> check_digit("N6703-2571-00012")
    9
    """
    product = 10
    for character in text:
        if not character.isalnum():
            continue
        for digit in str(int(character, 36)):
            total = (int(digit) + product) % 10 or 10
            product = total * 2 % 11
    return (11 - product) % 10


def public_number(*, letter: str, unit: str, fiscal_year: int, serial: int) -> str:
    """A short number people can read over the telephone; the last digit catches slips.

    >>> public_number(letter="N", unit="6703", fiscal_year=2571, serial=12)
    'N6703-2571-00012-9'
    """
    body = f"{letter}{unit}-{fiscal_year}-{serial:05d}"
    return f"{body}-{check_digit(body)}"


def is_public_number(text: str) -> bool:
    """Whether a typed number has the right check digit.

    >>> is_public_number("N6703-2571-00012-9"), is_public_number("N6703-2571-00021-9")
    (True, False)
    """
    body, dash, digit = text.strip().upper().rpartition("-")
    return bool(dash) and digit.isdigit() and body.isascii() and check_digit(body) == int(digit)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a post sees: its bodies, its area prefixes, and the provinces of its circle."""

    body_ids: frozenset[UUID] = frozenset()
    prefixes: tuple[str, ...] = ()
    circle: frozenset[str] = frozenset()
    is_national: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """What the circulation rule has to know of a subject."""

    circulation: str
    owner_chain: frozenset[UUID]
    provinces: frozenset[str]
    consulted: frozenset[UUID] = frozenset()


def may_read(record: Record, reach: Reach | None) -> bool:
    """Who may read a record: the public, the circle, those consulted, the owner's own chain."""
    if record.circulation == "public":
        return True
    if reach is None:
        return False
    if record.owner_chain & reach.body_ids:
        return True
    if record.circulation == "circulated":
        return reach.is_national or bool(record.provinces & reach.circle)
    return record.circulation == "consulted" and bool(record.consulted & reach.body_ids)


def is_narrower(now: str, wanted: str) -> bool:
    """Whether fewer may read ``now`` than ``wanted``."""
    return CIRCULATIONS.index(now) < CIRCULATIONS.index(wanted)


def check_circulation(*, now: str, wanted: str) -> None:
    """Circulation only widens: what others have read cannot become unread."""
    if is_narrower(wanted, now):
        raise Refusal("threads.circulation_only_widens", now=now, wanted=wanted)


def check_reason(reason: str) -> None:
    """A request to another body must say why."""
    if not reason.strip():
        raise Refusal("threads.reason_is_missing")
