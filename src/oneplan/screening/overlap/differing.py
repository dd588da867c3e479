"""Two texts word by word: what both say, and what only one of them says."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from oneplan.thai.segment import words


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text; ``is_own`` when the other text does not say them there."""

    words: str
    is_own: bool


def differences(first: str, second: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces that join to the whole text again, the differing ones marked.

    >>> differences("ขุดลอกหนองใหญ่", "ขุดลอกหนองเล็ก")[0]
    [Piece(words='ขุดลอกหนอง', is_own=False), Piece(words='ใหญ่', is_own=True)]
    """
    one, two = words(first), words(second)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        _add(left, "".join(one[a:b]), is_own=tag != "equal")
        _add(right, "".join(two[c:d]), is_own=tag != "equal")
    return left, right


def _add(pieces: list[Piece], text: str, *, is_own: bool) -> None:
    """Append; a difference that is only blank is no difference."""
    if not text:
        return
    own = is_own and not text.isspace()
    if pieces and pieces[-1].is_own == own:
        text = pieces.pop().words + text
    pieces.append(Piece(text, own))
