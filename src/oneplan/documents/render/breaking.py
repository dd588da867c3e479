"""Thai text cut where a line may end.

Typst breaks Thai inside words now and then.  So each Thai word is handed over as one unit
that cannot be broken, and a word too long for its cell is cut here, at the least bad place.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from oneplan.documents.render.figures import thai_digits
from oneplan.documents.render.segment_tmp import words

GLUE = re.compile(r"^[ๆฯ)\]”’,.:;!?%]+$")
"""Pieces that never start a line."""
THAI = re.compile("[\u0e01-\u0e4e]")
CLUSTER = re.compile("[เแโใไ]?.[\u0e31\u0e33-\u0e3a\u0e45\u0e47-\u0e4e]*[ะา]?", re.DOTALL)
"""Letters that must stay together even where a word is cut."""
MEASURE = re.compile(
    r"(?<=[0-9๐-๙]) (?=(?:ม|กม|ตร|ลบ|ไร่|แห่ง|สาย|หลัง|คน|ราย|บาท|ล้าน|ตัน)\b)"
    r"|(?<=\bหมู่ที่) (?=[0-9๐-๙])|(?<=\bหมู่) (?=[0-9๐-๙])"
)
"""The space inside "1,200 ม." and "หมู่ที่ 5", where no line should end."""
MISSING = "◊"
"""Printed for a character the document font does not have."""

Piece = str | list[str]
"""Text that may break by the usual rules, or (a list of one) text that may not break."""
Width = float
"""In em of the text's own size."""


@dataclass(frozen=True, slots=True)
class Breaker:
    """Cuts text for one document.

    ``advances`` is the font's ``fonts.advances``; ``places`` are names kept in one piece.
    """

    advances: Mapping[int, float]
    places: frozenset[str] = frozenset()
    in_thai_digits: bool = True

    def pieces(self, text: str, *, room: Width = 1000.0) -> list[Piece]:
        """``text`` in pieces none of which is wider than ``room``."""
        return [
            [part] if THAI.search(part) or len(part) < len(word) else part
            for word in self.words(text)
            for part in self._cut(word, room)
        ]

    def words(self, text: str) -> tuple[str, ...]:
        return _glued(self.clean(text), self.places)

    def clean(self, text: str) -> str:
        """``text`` with only characters the font can print, numerals as the document wants."""
        composed = unicodedata.normalize("NFC", text)
        shown = "".join(self._shown(character) for character in composed).strip()
        return thai_digits(shown) if self.in_thai_digits else shown

    def _shown(self, character: str) -> str:
        if ord(character) in self.advances:
            return character
        if character.isspace():
            return " "
        return "" if unicodedata.category(character) in {"Cc", "Cf", "Mn"} else MISSING

    def width(self, text: str) -> Width:
        return sum(self.advances.get(ord(character), 0.6) for character in text)

    def longest_word(self, text: str) -> Width:
        return max((self.width(word) for word in self.words(text)), default=0.0)

    def _cut(self, word: str, room: Width) -> Iterator[str]:
        """Cut an overlong word between its letters' clusters."""
        if self.width(word) <= room:
            yield word
            return
        part = ""
        for cluster in CLUSTER.findall(word):
            if part and self.width(part + cluster) > room:
                yield part
                part = ""
            part += cluster
        yield part


@lru_cache(maxsize=50_000)
def _glued(text: str, places: frozenset[str]) -> tuple[str, ...]:
    """Words of ``text``; marks that may not start a line joined to the word before them."""
    joined: list[str] = []
    for word in words(MEASURE.sub("\u00a0", text), places):
        if joined and joined[-1].strip() and (GLUE.match(word) or _bound(joined[-1], word)):
            joined[-1] += word
        else:
            joined.append(word)
    return tuple(joined)


def _bound(before: str, word: str) -> bool:
    return word.startswith("\u00a0") or before.endswith(("\u00a0", "(", "“", "‘", "["))
