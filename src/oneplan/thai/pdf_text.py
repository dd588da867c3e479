"""Repairs of Thai taken from PDF files, which only a dictionary can make certain.

Readers of PDF lose the small circle of sara am ("จ านวน", "ตาบล") and put a mark
behind the next letter, often with a space ("จดั ทา", "หนา้ ที่").  A phrase is cut
into dictionary words twice: as it stands, and allowing such damage.  A damaged
reading wins only where the phrase as it stands leaves letters that no word explains.
"""

import re
from collections.abc import Iterator
from functools import cache

from oneplan.thai.dictionary import common_words, thai_words
from oneplan.thai.marks import ABOVE_BELOW, CONSONANT, MARK, TONE

SPLIT_WORD = re.compile(f"[{CONSONANT}][{TONE}]? [าำ]")
DISPLACED_MARK = re.compile(
    f"ั[{TONE}]?(?![{CONSONANT}{TONE}])|[ะา][{TONE}]"
    f"|(?<![เ-ไ])(?<![เ-ไ][{CONSONANT}])(?!บ่)[{CONSONANT}][{TONE}](?= [{CONSONANT}เ-ไ])"
)
VISIBLE_DAMAGE = re.compile(f"{SPLIT_WORD.pattern}|{DISPLACED_MARK.pattern}")

_PHRASE = re.compile("[ก-๎]+(?: [ก-๎]+)*")
_LONGEST = 22
_MARKS = frozenset(MARK)
_JOINED_TO_LEFT = frozenset(f"{MARK}ะาำๅ")

_WORD, _DAMAGED_WORD, _REPAIR, _UNKNOWN = 1.0, 1.3, 0.05, 1.6

_ALWAYS_DAMAGE = frozenset(
    {
        *("จำนวน", "ตำบล", "อำเภอ", "ดำเนิน", "ดำเนินการ", "ดำเนินงาน", "กำหนด", "กำหนดการ"),
        *("สำนัก", "สำนักงาน", "สำหรับ", "สำคัญ", "สำเร็จ", "สำรวจ", "จัดทำ", "ทำงาน", "คำสั่ง"),
        *("ประจำ", "ประจำปี", "อำนวย", "อำนาจ", "บำรุง", "บำบัด", "จำเป็น", "จำกัด", "แนะนำ"),
        *("ลำดับ", "ลำน้ำ", "แหล่งน้ำ", "ดำรง"),
    }
)
"""Words of plans whose spelling without the circle is damage even if its parts are words."""
_LONGEST_CERTAIN = max(map(len, _ALWAYS_DAMAGE))

_Cut = tuple[float, int, str, str]
"""Cost so far, where the last piece starts, what it reads, and how much to trust it."""


def repair_words(text: str, *, everywhere: bool = False) -> str:
    """Mend split and displaced letters where the dictionary leaves one reading.

    Without ``everywhere`` only phrases with damage that no right Thai text can hold
    are looked at; with it every phrase is, as fits text known to come from a PDF.

    >>> repair_words("จ านวน"), repair_words("จดั ทา"), repair_words("หนา้ ที่")
    ('จำนวน', 'จัดทำ', 'หน้าที่')
    >>> repair_words("ดาเนนิ การ", everywhere=True)
    'ดำเนินการ'
    """
    if not everywhere and not VISIBLE_DAMAGE.search(text):
        return text
    return _PHRASE.sub(lambda found: _repair_phrase(found[0], everywhere=everywhere), text)


def _repair_phrase(phrase: str, *, everywhere: bool) -> str:
    if not everywhere and not VISIBLE_DAMAGE.search(phrase):
        return phrase
    unknown = _unexplained(phrase)
    if not unknown and not _without_circle().keys() & set(_slices(phrase)):
        return phrase
    words = thai_words()
    best: list[_Cut] = [(0.0, 0, "", "")]
    for end in range(1, len(phrase) + 1):
        letter = phrase[end - 1]
        price = 0.0 if letter == " " else _UNKNOWN
        options = [(best[end - 1][0] + price, end - 1, letter, "space" if not price else "lost")]
        if end == len(phrase) or phrase[end] not in _JOINED_TO_LEFT:
            for start in range(max(0, end - _LONGEST), end):
                written = phrase[start:end]
                if written in words:
                    options.append((best[start][0] + _WORD, start, written, "word"))
                    continue
                for cost, word, kind in _damaged_readings(phrase, start, end, unknown):
                    options.append((best[start][0] + cost, start, word, kind))
        best.append(min(options, key=lambda option: option[0]))
    return _accept(phrase, best)


def _accept(phrase: str, best: list[_Cut]) -> str:
    """The phrase with those repairs of its cheapest cut that stand among known words.

    A doubtful repair beside letters that stay unexplained more likely cuts a name in
    the wrong place, so it is dropped.
    """
    pieces, end = [], len(phrase)
    while end:
        _cost, start, piece, kind = best[end]
        pieces.append((piece, kind, phrase[start:end]))
        end = start
    pieces.reverse()
    kinds = ["space", *(kind for _piece, kind, _written in pieces), "space"]
    return "".join(
        written if kind == "doubtful" and "lost" in (kinds[at], kinds[at + 2]) else piece
        for at, (piece, kind, written) in enumerate(pieces)
    )


def _unexplained(phrase: str) -> frozenset[int]:
    """Positions of letters in no word of the cheapest cut of the phrase as it stands."""
    words = thai_words()
    best: list[tuple[float, int, bool]] = [(0.0, 0, True)]
    for end in range(1, len(phrase) + 1):
        is_space = phrase[end - 1] == " "
        options = [(best[end - 1][0] + (0.0 if is_space else _UNKNOWN), end - 1, is_space)]
        if end == len(phrase) or phrase[end] not in _JOINED_TO_LEFT:
            options.extend(
                (best[start][0] + _WORD, start, True)
                for start in range(max(0, end - _LONGEST), end)
                if phrase[start:end] in words
            )
        best.append(min(options, key=lambda option: option[0]))
    lost, end = set(), len(phrase)
    while end:
        _cost, start, known = best[end]
        if not known:
            lost.add(start)
        end = start
    return frozenset(lost)


def _damaged_readings(
    phrase: str, start: int, end: int, unknown: frozenset[int]
) -> Iterator[tuple[float, str, str]]:
    """Words that ``phrase[start:end]`` can be a damaged spelling of, with cost and trust."""
    written = phrase[start:end]
    if written in _without_circle():
        yield _DAMAGED_WORD, _without_circle()[written], "sure"
    if end - start < 2 or " " in (written[0], written[-1]):
        return
    if unknown.isdisjoint(range(start, end)):
        return
    visible = VISIBLE_DAMAGE.search(phrase, start, end + 2) is not None
    for word in _words_by_skeleton().get(_skeleton(written), ()):
        repairs = _repairs_between(word, written)
        if repairs is None or (len(word) < 4 and not visible):
            continue
        if " " in written and not _spaces_are_damage(word, phrase, start, end, unknown):
            continue
        sure = word in _ALWAYS_DAMAGE or (_is_telling(word) and " า" in written)
        yield _DAMAGED_WORD + _REPAIR * repairs, word, "sure" if sure else "doubtful"


def _spaces_are_damage(
    word: str, phrase: str, start: int, end: int, unknown: frozenset[int]
) -> bool:
    """Whether each space inside ``phrase[start:end]`` must come from the damage.

    A short word, or one without sara am, is read across a space before า only where
    the letter before the space is unexplained: behind a whole word the lost letters
    may be anything.
    """
    for at in range(start, end):
        if phrase[at] != " ":
            continue
        if phrase[at + 1] in "าำ":
            if not _is_telling(word) and at - 1 not in unknown:
                return False
        elif unknown.isdisjoint(range(start, at)) and at + 1 not in unknown:
            return False
    return True


def _repairs_between(word: str, written: str) -> int | None:
    """How many repairs lead from ``written`` to ``word``, or None where none do."""
    at = read = repairs = 0
    space_allowed = False
    while at < len(word):
        if read >= len(written):
            return None
        wanted, seen = word[at], written[read]
        if wanted == seen:
            at, read, space_allowed = at + 1, read + 1, False
        elif seen == " " and (space_allowed or written[read + 1] in "าำ"):
            read, repairs, space_allowed = read + 1, repairs + 2 * (wanted != "ำ"), False
        elif wanted == "ำ" and seen == "า":
            at, read, repairs, space_allowed = at + 1, read + 1, repairs + 1, True
        else:
            moved = _displaced(word, at, written, read)
            if not moved:
                return None
            at, read, repairs, space_allowed = at + moved, read + moved, repairs + 1, True
    return repairs if read == len(written) else None


def _displaced(word: str, at: int, written: str, read: int) -> int:
    """Length of a mark group and the letter it slipped behind, or 0."""
    behind = at
    while behind < len(word) and word[behind] in _MARKS:
        behind += 1
    if behind == at or behind == len(word):
        return 0
    letter = written[read]
    same = letter == word[behind] or (letter == "า" and word[behind] == "ำ")
    size = behind - at + 1
    return size if same and written[read + 1 : read + size] == word[at:behind] else 0


def _is_telling(word: str) -> bool:
    """Whether the word has sara am and is too long to arise by chance."""
    return "ำ" in word and len(word) > 3


def _slices(phrase: str) -> Iterator[str]:
    for start in range(len(phrase)):
        for end in range(start + 2, min(start + _LONGEST_CERTAIN, len(phrase)) + 1):
            yield phrase[start:end]


def _skeleton(written: str) -> tuple[str, str]:
    """What this damage cannot change: the letters in order, and the marks in order."""
    letters = "".join(letter for letter in written if letter not in _MARKS and letter != " ")
    return letters.replace("ำ", "า"), "".join(mark for mark in written if mark in _MARKS)


@cache
def _words_by_skeleton() -> dict[tuple[str, str], tuple[str, ...]]:
    """Words that such damage can strike at all, by their skeleton."""
    index: dict[tuple[str, str], list[str]] = {}
    vulnerable = re.compile(f"[าำ]|[{ABOVE_BELOW}{TONE}][ก-ฮาะ]")
    for word in common_words() | _ALWAYS_DAMAGE:
        if 2 <= len(word) <= _LONGEST and " " not in word and vulnerable.search(word):
            index.setdefault(_skeleton(word), []).append(word)
    return {skeleton: tuple(sorted(words)) for skeleton, words in index.items()}


@cache
def _without_circle() -> dict[str, str]:
    """The certain words, by their spelling after the circle is lost."""
    return {word.replace("ำ", "า"): word for word in _ALWAYS_DAMAGE}
