"""Repairs that the Thai writing system itself makes certain, without a dictionary.

Each function mends one kind of damage, leaves everything else alone and may run
twice.  Unicode's NFC does none of this: it neither joins a split sara am nor orders
vowels and tone marks.
"""

import re
import unicodedata

CONSONANT = "ก-ฮ"
ABOVE_BELOW = "ัิีึืฺุู็"
"""Vowels written above or below a consonant, with phinthu and maitaikhu."""
TONE = "่้๊๋"
THANTHAKHAT = "์"
MARK = ABOVE_BELOW + TONE + THANTHAKHAT + "ํ"

_TONES_AND_SILENCER = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_WINDOWS_GLYPHS = (
    f"\u0e10\u0e34\u0e35\u0e36\u0e37{_TONES_AND_SILENCER}{_TONES_AND_SILENCER}"
    f"\u0e0d\u0e31\u0e4d\u0e47{_TONES_AND_SILENCER}\u0e38\u0e39\u0e3a"
)
_MAC_GLYPHS = (
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47"
    + "".join(3 * mark for mark in _TONES_AND_SILENCER)
    + "\u0e4d"
)
GLYPHS = {
    **{0xF700 + offset: letter for offset, letter in enumerate(_WINDOWS_GLYPHS)},
    **{0xF884 + offset: letter for offset, letter in enumerate(_MAC_GLYPHS)},
}

_INVISIBLE = (
    *range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0),
    0xAD, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF,
)  # fmt: skip
_SPACES = (0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_LINE_ENDS = (0x0B, 0x0C, 0x85, 0x2028, 0x2029)
_CHARACTERS: dict[int, str | None] = {
    **dict.fromkeys(_INVISIBLE),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_LINE_ENDS, "\n"),
}

PRIVATE_GLYPH = re.compile("[\uf700-\uf71a\uf884-\uf899]")
INVISIBLE = re.compile(
    "[" + "".join(map(re.escape, map(chr, _INVISIBLE))) + "]"
    "|(?<![^\\s\u0e00-\u0e7f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\\s\u0e00-\u0e7f])"
)
ODD_SPACE = re.compile("[" + "".join(map(chr, _SPACES[1:])) + "]")
SPLIT_SARA_AM = re.compile(f"ํ([{TONE}]?)[าำ]+|ำ([{TONE}])|ำ[ำา]+")
DOUBLE_SARA_E = re.compile(f"เเ(?=([{CONSONANT}][ิีื])?)")
DOUBLED_MARK = re.compile(f"([{MARK}])\\1+|([{ABOVE_BELOW}][{TONE}])\\2+")
MARK_ORDER = re.compile(f"([{TONE}])([{ABOVE_BELOW}])|(?<=[ดตทธถ])(์)([ิุ])")

_JOINERS = re.compile(
    "(?<![^\\s\u0e00-\u0e7f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\\s\u0e00-\u0e7f])"
)
_SPACE_RUN = re.compile(" {2,}")
_SPACED_LINE_END = re.compile(" ?\n ?")
_LINE_RUN = re.compile("\n{3,}")


def restore_glyphs(text: str) -> str:
    """Turn the shifted marks that Windows and Mac fonts keep in private use into marks.

    Old PDF makers wrote the code of the drawn glyph (a mai ek moved left of a tall
    consonant) where the letter belongs.
    """
    return text.translate(GLYPHS)


def tidy_characters(text: str) -> str:
    """Drop what cannot be seen, make every space a space, and compose (NFC).

    Joiners stay between letters of other scripts, where they carry meaning.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CHARACTERS)
    return unicodedata.normalize("NFC", _JOINERS.sub("", text))


def tidy_spaces(text: str) -> str:
    """One space between words, none at the ends of lines, at most one empty line."""
    text = _SPACED_LINE_END.sub("\n", _SPACE_RUN.sub(" ", text))
    return _LINE_RUN.sub("\n\n", text).strip(" \n")


def join_sara_am(text: str) -> str:
    """Write sara am as its one letter, the tone mark before it.

    >>> [join_sara_am(word) for word in ("น้\u0e4dา", "น\u0e4d้า", "นำ้", "จ\u0e4dานวน")]
    ['น้ำ', 'น้ำ', 'น้ำ', 'จำนวน']
    """
    return SPLIT_SARA_AM.sub(lambda found: f"{found[1] or found[2] or ''}ำ", text)


def join_sara_e(text: str) -> str:
    """Two sara e typed for one sara ae, or one struck twice where แ cannot stand.

    >>> join_sara_e("เเละ"), join_sara_e("เเมือง")
    ('และ', 'เมือง')
    """
    return DOUBLE_SARA_E.sub(lambda found: "เ" if found[1] else "แ", text)


def drop_doubled_marks(text: str) -> str:
    """A mark struck twice, or a vowel and its tone struck twice, is one."""
    return DOUBLED_MARK.sub(lambda found: found[1] or found[2], text)


def order_marks(text: str) -> str:
    """Put the vowel before the tone mark, and before the silencer of พันธุ์ and สิทธิ์."""
    return MARK_ORDER.sub(lambda found: f"{found[2] or found[4]}{found[1] or found[3]}", text)
