"""The because: a sentence to complete, and what can be seen of it without knowing the subject.

An alignment claims a cause: "this project causes that target, because ...".  The claim is a
person's; here it is only asked for, and read for what a reviewer would send back at once.
Whether the cause is credible is for people to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from oneplan.engines.alignment.text import Read, read_all

FEWEST_WORDS = 6
COPIED = 0.8
"""Likeness of letters from which a sentence says no more than a title does."""

CAUSE_WORDS = re.compile(
    "เพราะ|เนื่องจาก|ทำให้|ส่งผล|จึง|เมื่อ|หาก|ถ้า|ช่วยให้|ช่วยลด|ช่วยเพิ่ม|นำไปสู่|เป็นเหตุ|"
    "ด้วยเหตุ|โดยที่|ก่อให้เกิด|เกิดจาก|because|causes?\\b|leads? to|so that|therefore|results? in"
)
GROUP_WORDS = re.compile(
    "เกษตรกร|ชาวนา|ชาวสวน|ชาวประมง|ประชาชน|ครัวเรือน|นักท่องเที่ยว|ผู้ประกอบการ|ผู้สูงอายุ|เด็ก|"
    "เยาวชน|นักเรียน|ผู้ป่วย|แรงงาน|ชุมชน|หมู่บ้าน|กลุ่ม|ผู้ใช้|คนพิการ|ผู้พิการ|สตรี|ราษฎร|ราย|คน|"
    "farmers?|households?|people|patients?|pupils?|students?|workers?|visitors?|villagers?"
)
FIT_WORDS = re.compile(
    "สอดคล้องกับ|ตอบสนองต่อ|เป็นไปตาม(?:แผน|ยุทธศาสตร์|นโยบาย)|is in line with|aligns with"
)
RESULT_WORDS = re.compile(
    "ลดลง|เพิ่มขึ้น|ดีขึ้น|สูงขึ้น|น้อยลง|มากขึ้น|เร็วขึ้น|ถูกลง|รายได้|ต้นทุน|ผลผลิต|ไม่ต้อง|สามารถ|"
    "เข้าถึง|พ้นจาก|หายจาก|ปลอดภัย|ร้อยละ|less|more|fewer|lower|higher|faster|income|cost|can\\b"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation of a because-sentence; worded in ``messages.MESSAGES``.

    ``severity`` is error (nothing to judge), warning (a reviewer would send it back) or note.
    """

    code: str
    severity: str
    where: str = "because"
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A sentence skeleton to complete; worded in ``messages.MESSAGES``."""

    code: str
    facts: Mapping[str, object]


def mechanism_prompt(title: str, *, target: str, indicator: str = "") -> Prompt:
    """The sentence to complete for one chosen target, with its indicator where one is known."""
    facts: dict[str, object] = {"title": title, "target": target}
    if indicator:
        return Prompt("mechanism.prompt_with_indicator", {**facts, "indicator": indicator})
    return Prompt("mechanism.prompt", facts)


def check_because(
    sentence: str, *, title: str, target: str, groups: tuple[str, ...] = ()
) -> list[Finding]:
    """What a reviewer would send back: empty, copied, without cause, group or result.

    ``groups`` are the project's own target groups, which count as named too.
    """
    read, of_title, of_target = read_all([sentence, title, target])
    if not any(map(str.isalpha, read.folded)):
        return [Finding("because.empty", "error")]
    copied = list(_copies(read, title=of_title, target=of_target))
    return copied or list(_lacks(read, groups=read_all(groups), known=(of_title, of_target)))


def _copies(read: Read, *, title: Read, target: Read) -> Iterator[Finding]:
    for code, other in (("because.copies_title", title), ("because.copies_target", target)):
        if other.words and _alike(read.folded, other.folded) >= COPIED:
            yield Finding(code, "error")
            return


def _lacks(read: Read, *, groups: list[Read], known: tuple[Read, Read]) -> Iterator[Finding]:
    if len(read.words) < FEWEST_WORDS:
        yield Finding(
            "because.too_short", "warning", facts={"words": len(read.words), "least": FEWEST_WORDS}
        )
    fits = FIT_WORDS.search(read.folded)
    if fits and not RESULT_WORDS.search(read.folded):
        yield Finding("because.claims_fit", "warning", facts={"found": fits[0]})
    if not CAUSE_WORDS.search(read.folded):
        yield Finding("because.no_cause_word", "warning")
    named = any(group.folded and group.folded in read.folded for group in groups)
    if not named and not GROUP_WORDS.search(read.folded) and not RESULT_WORDS.search(read.folded):
        yield Finding("because.no_group_or_result", "warning")
    said_before = {word for other in known for word in other.words}
    if not set(read.words) - said_before - _cause_words(read):
        yield Finding("because.nothing_new", "warning")


def _cause_words(read: Read) -> set[str]:
    return {word for word in read.words if CAUSE_WORDS.search(word)}


def _alike(one: str, other: str) -> float:
    """Likeness of letters; a text that is a part of the other is its copy.

    The connecting words of the skeleton do not make a copy an own thought.
    """
    bare = re.sub("^โครงการนี้ทำให้|^เพราะ|^เนื่องจาก", "", one.strip()).strip()
    if len(bare) >= 10 and bare in other:
        return 1.0
    return SequenceMatcher(None, bare, other, autojunk=False).ratio()
