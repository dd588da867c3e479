"""What a board says by itself, and who writes on it: decided with paper and pencil."""

from __future__ import annotations

from enum import StrEnum

from oneplan.core.errors import Refusal

LONGEST_TEXT = 2000


class Fullness(StrEnum):
    """How full one link of the chain is."""

    GAP = "gap"
    HELD = "held"
    CROWDED = "crowded"


def fullness(cards: int, *, crowded_from: int) -> Fullness:
    """A link without an activity is a gap; one with many may hold the same thing twice.

    >>> [fullness(cards, crowded_from=4).value for cards in (0, 1, 3, 4)]
    ['gap', 'held', 'held', 'crowded']
    """
    if cards == 0:
        return Fullness.GAP
    return Fullness.CROWDED if cards >= crowded_from else Fullness.HELD


def may_write(*, is_own: bool, is_asked: bool, is_at_home: bool, circulation: str) -> bool:
    """Who sits at the board: its own office, bodies asked for their view, and, once it is
    circulated, everybody at work in its province.  Reading it from further away is not sitting.
    """
    is_open_to_all = circulation in ("circulated", "public")
    return is_own or is_asked or (is_at_home and is_open_to_all)


def check_text(text: str) -> str:
    """The words of a card or a comment without the space around them.

    Raises ``Refusal`` for nothing written and for more than ``LONGEST_TEXT`` letters.
    """
    written = text.strip()
    if not written:
        raise Refusal("value_chains.nothing_written")
    if len(written) > LONGEST_TEXT:
        raise Refusal("value_chains.too_long", longest=LONGEST_TEXT, length=len(written))
    return written
