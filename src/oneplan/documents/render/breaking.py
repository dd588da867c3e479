"""Thai text cut where a line may end.

Typst breaks Thai inside words now and then.  So each Thai word is handed over as one unit
that cannot be broken, and a word too long for its cell is cut here, at the least bad place.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from oneplan.documents.render.figures import thai_digits
from oneplan.thai.segment import unbreakable

THAI = re.compile("[\u0e01-\u0e4e]")
CLUSTER = re.compile("[เแโใไ]?.[\u0e31\u0e33-\u0e3a\u0e45\u0e47-\u0e4e]*[ะา]?", re.DOTALL)
"""Letters that must stay together even where a word is cut."""
HOLDS = re.compile(
    r"(?<=[0-9๐-๙]) (?=(?:ม|กม|ตร|ลบ|ไร่|แห่ง|สาย|หลัง|คน|ราย|บาท|ล้าน|ตัน|ข้อ)(?![\u0e30-\u0e4e]))"
    r"|(?<=หมู่ที่) (?=[0-9๐-๙])|(?<=พ\.ศ\.) (?=[0-9๐-๙])"
)
"""The space inside "1,200 ม.", "หมู่ที่ 5" and "พ.ศ. 2571", where no line should end."""
NO_BREAK = "\u00a0"
MAY_BREAK = "\u200b"
"""Written into a text where its author lets a line end; never printed."""
WHOLE_WORDS = frozenset({"หมู่ที่", "โครงการชลประทาน"})
"""Official words that a dictionary would cut in the middle."""
SHORT_FORM = re.compile(r"(?:^|[\s(])(?:อ|ต|จ)\.$")
"""An abbreviation that belongs to the name behind it: อ.เมือง."""
JOINT = re.compile(r"(?<=[.\u00a0/])(?=.)")
"""Where an overlong unit is cut first."""
MISSING = "◊"
"""Printed for a character the document font does not have."""

Piece = str | list[str]
"""Text that may break by the usual rules, or (a list of one) text that may not break."""
Width = float
"""In em of the text's own size."""


@dataclass(frozen=True, slots=True)
class Breaker:
    """Cuts text for one document.

    ``advances`` is the font's ``fonts.advances``; ``names`` are kept in one piece.
    """

    advances: Mapping[int, float]
    names: frozenset[str] = frozenset()
    in_thai_digits: bool = True

    def pieces(self, text: str, *, room: Width = 1000.0) -> list[Piece]:
        """``text`` in pieces none of which is wider than ``room``."""
        return [
            [part] if THAI.search(part) or len(part) < len(word) else part
            for word in self.words(text)
            for part in self._cut(word, room)
        ]

    def pieces_between(self, text: str, *, room: Width = 1000.0) -> list[Piece]:
        """The pieces of a stretch inside a text, the spaces at its ends kept."""
        if not text.strip():
            return [" "] if text else []
        before, after = [" "] * text[0].isspace(), [" "] * text[-1].isspace()
        return [*before, *self.pieces(text, room=room), *after]

    def words(self, text: str) -> tuple[str, ...]:
        return _units(self.clean(text), self.names)

    def clean(self, text: str) -> str:
        """``text`` with only characters the font can print, numerals as the document wants."""
        composed = unicodedata.normalize("NFC", text)
        shown = "".join(self._shown(character) for character in composed).strip()
        return self.numerals(shown)

    def numerals(self, text: str) -> str:
        return thai_digits(text) if self.in_thai_digits else text

    def _shown(self, character: str) -> str:
        if character.isspace():
            return " " if character != NO_BREAK else character
        if character == MAY_BREAK:
            return character
        if unicodedata.category(character) in {"Cc", "Cf"}:
            return ""
        if ord(character) in self.advances:
            return character
        return "" if unicodedata.combining(character) else MISSING

    def width(self, text: str) -> Width:
        return sum(self.advances.get(ord(character), 0.6) for character in text)

    def longest_word(self, text: str) -> Width:
        return max((self.width(word) for word in self.words(text)), default=0.0)

    def lines_needed(self, text: str, *, room: Width) -> int:
        """How many lines ``text`` fills when set in lines ``room`` wide."""
        pieces = [part for word in self.words(text) for part in self._cut(word, room)]
        return max(1, sum(1 for _ in self._filled(pieces, room)))

    def _cut(self, word: str, room: Width) -> Iterator[str]:
        """Cut an overlong unit: after a joined abbreviation, else between letters' clusters."""
        if self.width(word) <= room:
            yield word
            return
        parts = JOINT.split(word)
        if len(parts) > 1:
            smaller = [piece for part in parts for piece in self._cut(part, room)]
        else:
            smaller = CLUSTER.findall(word)
        yield from self._filled(smaller, room)

    def _filled(self, parts: Sequence[str], room: Width) -> Iterator[str]:
        """Neighbours joined again as far as they fit."""
        line = ""
        for part in parts:
            if line and self.width(line + part) > room:
                yield line
                line = ""
            line += part
        yield line


@lru_cache(maxsize=50_000)
def _units(text: str, names: frozenset[str]) -> tuple[str, ...]:
    """The pieces of ``text`` between which a line may end."""
    joined: list[str] = []
    for stretch in HOLDS.sub(NO_BREAK, text).split(MAY_BREAK):
        start = len(joined)
        for unit in unbreakable(stretch, names=names | WHOLE_WORDS):
            if len(joined) > start and _belongs(joined[-1], unit):
                joined[-1] += unit
            else:
                joined.append(unit)
    return tuple(joined)


def _belongs(before: str, unit: str) -> bool:
    return (
        unit.startswith(NO_BREAK)
        or before.endswith(NO_BREAK)
        or bool(SHORT_FORM.search(before) and THAI.match(unit))
    )
