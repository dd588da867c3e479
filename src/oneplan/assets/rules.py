"""How an asset comes to its receiver: which state follows which.

The states are codes of the list ``asset_statuses``, a default of the system, not official.
"""

from __future__ import annotations

from collections.abc import Iterable

from oneplan.core.errors import Refusal

PLANNED, CONSENTED, REFUSED = "planned", "consented", "refused"
BLOCKED = ("blocked_land", "blocked_docs")
USED = ("in_use", "underused", "abandoned")
NEXT: dict[str, tuple[str, ...]] = {
    CONSENTED: ("built",),
    "built": ("registered", *BLOCKED),
    "registered": ("offered", *BLOCKED),
    "offered": ("resolved", REFUSED, *BLOCKED),
    REFUSED: ("offered", "disposed"),
    "blocked_land": ("registered", "offered"),
    "blocked_docs": ("registered", "offered"),
    "resolved": ("handed_over",),
    "handed_over": ("booked_out", "booked_in"),
    "booked_out": ("booked_in",),
    "booked_in": USED,
    "in_use": ("underused", "abandoned"),
    "underused": ("in_use", "abandoned"),
    "abandoned": ("in_use", "disposed"),
}
"""What may follow each state once the receiver has answered; whatever is not a key is an end."""
NEEDS_A_REASON = (REFUSED, *BLOCKED, "underused", "abandoned", "disposed")
MAKES_AN_ASSET = ("3",)
"""Beginnings of expense codes whose money leaves something to be received (งบลงทุน)."""


def leaves_an_asset(expense_codes: Iterable[str]) -> bool:
    return any(code.startswith(MAKES_AN_ASSET) for code in expense_codes)


def check_docket(*, has_receiver: bool, expense_codes: Iterable[str]) -> None:
    """A docket is opened for what is built or bought, and only once a receiver is named."""
    if not leaves_an_asset(expense_codes):
        raise Refusal("assets.leaves_nothing")
    if not has_receiver:
        raise Refusal("assets.no_receiver")


def check_move(*, state: str, to: str, words: str) -> None:
    """A docket goes on step by step; what is refused, stuck or unused says why."""
    if to not in NEXT.get(state, ()):
        raise Refusal("assets.does_not_follow", state=state, to=to)
    if to in NEEDS_A_REASON and not words.strip():
        raise Refusal("assets.reason_is_missing")


def check_answer(*, state: str) -> None:
    """The receiver answers before the thing is built; a refusal may still become a consent."""
    if state not in (PLANNED, REFUSED):
        raise Refusal("assets.answered_already", state=state)
