"""Decisions about stories that need only paper and pencil: numbers, circulation, direction."""

from __future__ import annotations

from collections.abc import Sequence
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
    """How far a reader sees: its bodies, its area prefixes, and the areas of its circle.

    ``listed`` are single records opened to a guest by a dated link.
    """

    body_ids: frozenset[UUID] = frozenset()
    prefixes: tuple[str, ...] = ()
    circle: frozenset[str] = frozenset()
    is_national: bool = False
    listed: frozenset[UUID] = frozenset()
    is_guest: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """What the circulation rule has to know of a subject; ``provinces`` holds every code around."""

    circulation: str
    owner_chain: frozenset[UUID]
    provinces: frozenset[str]
    consulted: frozenset[UUID] = frozenset()
    key: UUID | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of a rule, and whether it holds here."""

    code: str
    holds: bool


def reasons_to_read(record: Record, reach: Reach | None) -> tuple[Reason, ...]:
    """Every reason that could let a reader in; one that holds is enough."""
    seen = reach or Reach()
    is_circulated = record.circulation == "circulated"
    return (
        Reason("public", record.circulation == "public"),
        Reason("own", bool(record.owner_chain & seen.body_ids)),
        Reason(
            "consulted",
            record.circulation == "consulted" and bool(record.consulted & seen.body_ids),
        ),
        Reason("circle", is_circulated and bool(record.provinces & seen.circle)),
        Reason("national", is_circulated and seen.is_national),
        Reason("listed", record.key in seen.listed),
    )


def may_read(record: Record, reach: Reach | None) -> bool:
    """Who may read a record: the public, the circle, those consulted, the owner's own chain."""
    return any(reason.holds for reason in reasons_to_read(record, reach))


def reasons_to_change(*, holds_permission: bool, is_own: bool) -> tuple[Reason, ...]:
    """Both must hold: the role may do it at all, and the body answers for the record."""
    return (Reason("role", holds_permission), Reason("owner", is_own))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a draft stands in the office: at which step (None: with its writer), or signed."""

    at: int | None
    is_signed: bool


def standing(moves: Sequence[tuple[str, int]], steps: Sequence[int]) -> Standing:
    """Replay a draft's moves over the steps of its office.

    A move is its kind and the step its post holds (-1 for none).  Whoever submits skips the steps
    up to the own one.

    >>> standing([("submitted", -1), ("approved", 1)], (1, 2))
    Standing(at=2, is_signed=False)
    >>> standing([("submitted", 1), ("approved", 2)], (1, 2))
    Standing(at=None, is_signed=True)
    >>> standing([("submitted", -1), ("returned", 1)], (1, 2))
    Standing(at=None, is_signed=False)
    """
    at, is_signed = None, False
    for kind, step in moves:
        at = None if kind == "returned" else next((each for each in steps if each > step), None)
        is_signed = kind != "returned" and at is None
    return Standing(at, is_signed)


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
