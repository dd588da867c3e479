"""Wording of prompts and findings, Thai and English, with named placeholders."""

from __future__ import annotations

from collections.abc import Mapping

MESSAGES: dict[str, tuple[str, str]] = {
    "mechanism.prompt": (
        "โครงการนี้ทำให้ …(ใครหรืออะไร)… …(เปลี่ยนไปอย่างไร)… ซึ่งส่งผลต่อ “{target}” เพราะ …",
        "This project makes … (whom or what) … … (change how) …, which serves “{target}” because …",
    ),
    "mechanism.prompt_with_indicator": (
        "โครงการนี้ทำให้ …(ใครหรืออะไร)… …(เปลี่ยนไปอย่างไร)… ซึ่งส่งผลต่อ “{target}” เพราะ … "
        "และจะเห็นผลที่ตัวชี้วัด “{indicator}”",
        "This project makes … (whom or what) … … (change how) …, which serves “{target}” "
        "because …; it will show in the indicator “{indicator}”",
    ),
    "because.empty": (
        "ยังไม่ได้เขียนเหตุผลว่าโครงการส่งผลต่อเป้าหมายนี้อย่างไร",
        "The reason why the project serves this target is not written yet.",
    ),
    "because.copies_title": (
        "เหตุผลเหมือนชื่อโครงการ ให้เขียนว่าทำแล้วใครเปลี่ยนไปอย่างไร จึงไปถึงเป้าหมาย",
        "The reason repeats the title. Say who changes, how, and how that reaches the target.",
    ),
    "because.copies_target": (
        "เหตุผลเหมือนชื่อเป้าหมาย ให้เขียนสิ่งที่เกิดขึ้นระหว่างโครงการกับเป้าหมาย",
        "The reason repeats the target. Say what happens between the project and the target.",
    ),
    "because.too_short": (
        "เหตุผลสั้นเกินไป ({words} คำ) ควรมีอย่างน้อย {least} คำ: ใคร เปลี่ยนอย่างไร เพราะอะไร",
        "The reason is too short ({words} words, at least {least}): who, what change, why.",
    ),
    "because.no_cause_word": (
        "ไม่พบคำที่บอกเหตุและผล เช่น เพราะ ทำให้ ส่งผลให้ จึง",
        "No word of cause and effect, such as because, makes, leads to.",
    ),
    "because.claims_fit": (
        "“{found}” บอกเพียงว่าตรงกัน ไม่ได้บอกว่าทำให้เกิดอะไร",
        "“{found}” only claims a fit; it does not say what is caused.",
    ),
    "because.no_group_or_result": (
        "ยังไม่บอกว่าใครได้รับผล หรือผลคืออะไร",
        "It names neither who is reached nor what result is expected.",
    ),
    "because.nothing_new": (
        "เหตุผลใช้แต่คำที่อยู่ในชื่อโครงการและชื่อเป้าหมาย ให้บอกสิ่งที่เกิดขึ้นระหว่างทาง",
        "The reason only uses words of the title and the target. Say what happens in between.",
    ),
    "suggestion.guess": (
        "ไม่มีคำที่ตรงกัน เป็นเพียงการเดาจากตัวสะกด",
        "No word matches; this is a guess by spelling.",
    ),
    "suggestion.similar": (
        "งานคล้ายกัน {works} งาน ({words}) ผูกกับเป้าหมายนี้แล้ว เช่น {first}",
        "{works} similar works ({words}) are tied to it, such as {first}",
    ),
    "command.suggested": (
        "ข้อเสนอเท่านั้น ไม่ผูกเป้าหมายให้เอง: เลือก แล้วเขียนเหตุผล",
        "Suggestions only, nothing is assigned: choose one and write the reason.",
    ),
}


def worded(code: str, facts: Mapping[str, object], *, language: str = "th") -> str:
    """The text of a code with its facts, Thai or English ("en")."""
    thai, english = MESSAGES[code]
    return (english if language == "en" else thai).format(**facts)
