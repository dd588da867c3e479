"""Why a pair got its verdict: facts as codes, and the codes as short Thai or English.

A reason is a set of bits; the wording stands in ``WORDS`` only, so that another
surface may word it anew.
"""

import numpy as np
import numpy.typing as npt
import polars as pl

from oneplan.engines.overlap.features import COLUMN, Features
from oneplan.engines.overlap.lexicon import Lexicon
from oneplan.engines.overlap.records import Records

#: code -> (Thai, English); the order is the order of the sentence.
WORDS: dict[str, tuple[str, str]] = {
    "same_village": ("หมู่บ้านเดียวกัน", "same village"),
    "same_subdistrict": ("ตำบลเดียวกัน", "same subdistrict"),
    "same_district": ("อำเภอเดียวกัน", "same district"),
    "wider_place": ("พื้นที่หนึ่งอยู่ในอีกพื้นที่หนึ่ง", "one place lies in the other"),
    "unclear_place": ("ที่ตั้งไม่ชัดพอจะแยก", "place too coarse to tell"),
    "same_thing": ("สิ่งเดียวกัน", "same thing"),
    "kindred_thing": ("สิ่งประเภทเดียวกัน", "same kind of thing"),
    "unknown_thing": ("ไม่รู้จักสิ่งที่ทำ", "thing not known"),
    "other_thing": ("คนละสิ่งแต่ใช้ด้วยกัน", "other thing, used together"),
    "same_verb": ("การกระทำเดียวกัน", "same act"),
    "same_soi": ("ซอยเดียวกัน", "same soi"),
    "same_phase": ("ช่วง/ระยะเดียวกัน", "same segment"),
    "other_phase": ("คนละช่วง/ระยะ", "another segment"),
    "same_posts": ("หลักกิโลเมตรทับกัน", "kilometre posts overlap"),
    "other_posts": ("หลักกิโลเมตรต่อกัน", "kilometre posts meet"),
    "same_ends": ("ปลายทางร่วมกัน", "shared ends"),
    "same_topic": ("เรื่องเดียวกัน", "same topic"),
    "same_spot": ("จุดเดียวกันในหมู่บ้าน", "same spot"),
    "same_name": ("ชื่อเฉพาะตรงกัน", "same proper name"),
    "near_budget": ("วงเงินใกล้กัน", "close budgets"),
    "far_budget": ("วงเงินต่างกันมาก", "budgets far apart"),
    "same_year": ("ปีเดียวกัน", "same year"),
    "other_year": ("คนละปี", "another year"),
    "same_length": ("ยาวเท่ากัน", "same length"),
}
CODES = tuple(WORDS)


def reasons(x: Records, y: Records, facts: Features, lexicon: Lexicon) -> npt.NDArray[np.uint32]:
    """Return the reason bits of pairs."""
    f = {name: facts[i] for name, i in COLUMN.items()}
    same = (x.code == y.code) & (x.level == y.level)
    both = np.minimum(x.level, y.level)
    known = f["year"] >= 0
    truth = {
        "same_village": same & (both == 8),
        "same_subdistrict": same & (both == 6),
        "same_district": same & (both == 4),
        "wider_place": x.level != y.level,
        "unclear_place": (f["doubt"] > 0) | (both < 4),
        "same_thing": f["concept"] == 3,
        "kindred_thing": (f["concept"] == 2) | (f["concept"] == 0),
        "unknown_thing": f["concept"] == 1,
        "other_thing": f["concept"] < 0,
        "same_verb": f["verb"] == 2,
        "same_soi": f["soi"] == 2,
        "same_phase": f["phase"] == 2,
        "other_phase": f["phase"] < 0,
        "same_posts": f["km"] == 2,
        "other_posts": f["km"] < 0,
        "same_ends": (x.ends & y.ends) > 0,
        "same_topic": (x.topics & y.topics) > 0,
        "same_spot": (x.manners & y.manners) > 0,
        "same_name": (f["rest_held"] >= 0.6) & (f["rest_least"] >= 4),
        "near_budget": (f["budget"] >= 0) & (f["budget"] <= 0.36),
        "far_budget": f["budget"] > 1,
        "same_year": known & (f["year"] == 0),
        "other_year": known & (f["year"] > 0),
        "same_length": f["length"] == 2,
    }
    bits = np.zeros(len(x), np.uint32)
    for place, code in enumerate(CODES):
        bits |= truth[code].astype(np.uint32) << np.uint32(place)
    return bits


def reason_codes(bits: int) -> tuple[str, ...]:
    """Return the codes in one reason."""
    return tuple(code for place, code in enumerate(CODES) if bits >> place & 1)


def reason_text(bits: int, *, thing: str = "", language: str = "th") -> str:
    """Word one reason: "หมู่บ้านเดียวกัน; สิ่งเดียวกัน (ถนน); วงเงินใกล้กัน"."""
    at = 0 if language == "th" else 1
    words = []
    for code in reason_codes(bits):
        named = thing and code in ("same_thing", "kindred_thing")
        words.append(WORDS[code][at] + (f" ({thing})" if named else ""))
    return "; ".join(words)


def reason_texts(
    bits: npt.NDArray[np.uint32], concept: npt.NDArray[np.int16], lexicon: Lexicon
) -> pl.Series:
    """Word many reasons; equal ones are worded once."""
    key = bits.astype(np.int64) * 4096 + concept
    unique, back = np.unique(key, return_inverse=True)
    worded = [
        reason_text(key // 4096, thing=lexicon.concepts[key % 4096].label_th)
        for key in unique.tolist()
    ]
    return pl.Series(worded, dtype=pl.String).gather(back)
