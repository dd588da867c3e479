"""The one door for Thai text from outside: ``clean`` mends it, ``damage`` tells what was wrong."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from oneplan.thai import marks, pdf_text
from oneplan.thai.marks import ABOVE_BELOW, CONSONANT, THANTHAKHAT, TONE

IMPOSSIBLE_MARK = re.compile(
    f"(?<![{CONSONANT}])[{ABOVE_BELOW}]"
    f"|(?<![{CONSONANT}{ABOVE_BELOW}])[{TONE}]"
    f"|(?<![{CONSONANT}{ABOVE_BELOW}])[{THANTHAKHAT}]"
    f"|(?<![{CONSONANT}{TONE}])ำ"
    f"|(?<![{CONSONANT}{TONE}] )(?<!\\S)[ะา]"
)
"""A mark or following vowel with nothing it can stand on; no right Thai text holds one."""

# Every alternative opens with a letter or a set, and looks back from there: the search
# then skips right text four times faster than with the patterns of the single repairs.
_SUSPECT = re.compile(
    "[^ -~\u0e01-\u0e3a\u0e3f-\u0e4c\u0e4f-\u0e5b°²³×–—‘’“”•…]"
    f"|[{ABOVE_BELOW}](?<![{CONSONANT}].)"
    f"|[{TONE}](?:(?<![{CONSONANT}{ABOVE_BELOW}].)"
    f"|(?= [{CONSONANT}เ-ไ])(?<![เ-ไ].{{2}})(?<![เ-ไ][{CONSONANT}].{{2}})(?<!บ่))"
    f"|{THANTHAKHAT}(?<![{CONSONANT}{ABOVE_BELOW}].)"
    f"|ำ(?:(?<![{CONSONANT}{TONE}].)|[าำ])"
    f"|ั(?:[{TONE}][^{CONSONANT}]|[^{CONSONANT}{TONE}]|[{TONE}]?$)"
    f"|เเ| (?: |$|(?<=^ )|(?<=[{CONSONANT}{TONE}] )[าำ])"
)
_LOST_CHARACTER = re.compile("\ufffd")
_WRONG_ENCODING = re.compile("(?:à[¸¹].?){2,}|(?:[\u00a1-\u00da\u00df-\u00fb]{4,})")


@dataclass(frozen=True)
class Damage:
    """One kind of damage seen in a text: how often, the first spot, and whether it was mended."""

    code: str
    count: int
    sample: str
    repaired: bool


def clean(text: str, *, from_pdf: bool = False) -> str:
    """Mended text: every string that enters the product passes here once.

    Right text comes back as it is but for spaces and invisible characters, and
    cleaning twice is cleaning once.  ``from_pdf`` also looks for displaced letters
    where nothing visible betrays them.

    >>> clean("นํ้า เเละ จ านวน\u00a05")
    'น้ำ และ จำนวน 5'
    """
    if not from_pdf and not _SUSPECT.search(text):
        return text
    mended = _mend(text, from_pdf=from_pdf)
    while mended != text:
        text, mended = mended, _mend(mended, from_pdf=from_pdf)
    return mended


def damage(text: str, *, from_pdf: bool = False) -> list[Damage]:
    """What ``clean`` mends in ``text``, and what it must leave to a person.

    Codes: private_use_glyph, invisible_character, odd_space, split_sara_am,
    double_sara_e, doubled_mark, mark_order, split_word, displaced_mark; never
    mended: impossible_mark, lost_character, wrong_encoding.

    >>> [(seen.code, seen.repaired) for seen in damage("นํ้า เเละ")]
    [('split_sara_am', True), ('double_sara_e', True)]
    """
    return list(_damage_seen(text, cleaned=clean(text, from_pdf=from_pdf)))


def _mend(text: str, *, from_pdf: bool) -> str:
    return pdf_text.repair_words(_mend_letters(text), everywhere=from_pdf)


def _mend_letters(text: str) -> str:
    text = marks.tidy_spaces(marks.tidy_characters(marks.restore_glyphs(text)))
    text = marks.join_sara_e(marks.order_marks(marks.join_sara_am(text)))
    return marks.drop_doubled_marks(text)


def _damage_seen(text: str, *, cleaned: str) -> Iterator[Damage]:
    readable = unicodedata.normalize("NFC", text.translate(marks.GLYPHS))
    letters = _mend_letters(text)
    for code, pattern, where in (
        ("private_use_glyph", marks.PRIVATE_GLYPH, text),
        ("invisible_character", marks.INVISIBLE, text),
        ("odd_space", marks.ODD_SPACE, text),
        ("split_sara_am", marks.SPLIT_SARA_AM, readable),
        ("double_sara_e", marks.DOUBLE_SARA_E, readable),
        ("doubled_mark", marks.DOUBLED_MARK, readable),
        ("mark_order", marks.MARK_ORDER, readable),
    ):
        yield from _found(code, pattern, where, repaired=True)
    for code, pattern in (
        ("split_word", pdf_text.SPLIT_WORD),
        ("displaced_mark", pdf_text.DISPLACED_MARK),
    ):
        left = len(pattern.findall(cleaned))
        mended = len(pattern.findall(letters)) - left
        if mended > 0:
            yield Damage(code, mended, _sample(pattern, letters), repaired=True)
        yield from _found(code, pattern, cleaned, repaired=False)
    for code, pattern in (
        ("impossible_mark", IMPOSSIBLE_MARK),
        ("lost_character", _LOST_CHARACTER),
        ("wrong_encoding", _WRONG_ENCODING),
    ):
        yield from _found(code, pattern, cleaned, repaired=False)


def _found(code: str, pattern: re.Pattern[str], text: str, *, repaired: bool) -> Iterator[Damage]:
    count = sum(1 for _found in pattern.finditer(text))
    if count:
        yield Damage(code, count, _sample(pattern, text), repaired=repaired)


def _sample(pattern: re.Pattern[str], text: str) -> str:
    """The first damaged spot with its neighbours, for a person to recognise."""
    found = pattern.search(text)
    return text[max(0, found.start() - 12) : found.end() + 12] if found else ""
