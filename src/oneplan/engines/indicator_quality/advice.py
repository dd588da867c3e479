"""Why each finding matters and what to write instead, Thai and English.

``messages`` says what is seen; this says the rest of it, to somebody who has to mend the row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Pair = tuple[str, str]
"""Thai, English."""


@dataclass(frozen=True, slots=True)
class Advice:
    """``why`` it matters and what to write ``instead``, in one language."""

    why: str
    instead: str


READ_ALIKE: Pair = (
    "ถ้าอ่านได้หลายอย่าง ผู้เก็บข้อมูลแต่ละคนจะนับไม่ตรงกัน และปลายปีจะตกลงกันไม่ได้ว่าบรรลุหรือไม่",
    "If it can be read in several ways, people count differently, and at the end of the year "
    "nobody can agree whether it was reached.",
)
SHOWS_RESULT: Pair = (
    "งานที่ทำเสร็จอาจไม่เปลี่ยนอะไรให้ประชาชนหรือพื้นที่ ประเด็นการพัฒนาต้องวัดผลที่เกิดขึ้น",
    "Work may be done and change nothing for people or the place; an issue has to measure what "
    "changes.",
)
SAYS_DISTANCE: Pair = (
    "ไม่รู้จุดเริ่มต้น จึงบอกไม่ได้ว่าเป้าหมายท้าทาย เท่าเดิม หรือถอยหลัง",
    "Without a starting point nobody can tell whether the target is ambitious, the same, or a "
    "step back.",
)
CAN_BE_CHECKED: Pair = (
    "ผู้ตรวจและผู้อ่านต้องย้อนไปดูข้อมูลต้นทางได้ว่าตัวเลขจริงและเป็นปัจจุบัน",
    "A reviewer has to be able to go back to the data and see that the figure is right and "
    "current.",
)
SAME_THING: Pair = (
    "ตัวเลขที่พูดคนละเรื่องนำมาลบหรือเทียบกันไม่ได้ ผลที่รายงานจะผิดตั้งแต่ต้น",
    "Figures that speak of different things cannot be compared; what is reported is wrong from "
    "the start.",
)
STEERS: Pair = (
    "เป้าหมายที่ไม่ขยับหรือถอยหลัง ไม่บอกใครว่าต้องทำอะไรเพิ่มในปีนั้น",
    "A target that stands still or falls back tells nobody what more has to be done that year.",
)
BELIEVABLE: Pair = (
    "เป้าหมายที่ไม่มีอะไรรองรับในข้อมูลที่ผ่านมา มักไม่บรรลุ และอธิบายต่อคณะกรรมการไม่ได้",
    "A target nothing in past data supports is seldom reached, and cannot be explained to the "
    "committee.",
)
ONE_OWNER: Pair = (
    "เมื่อใช้ตัวเดียวกันหลายที่ จะบอกไม่ได้ว่าผลมาจากประเด็นใด และอาจนับผลซ้ำ",
    "Where one measure stands in several places, nobody can tell which issue earned the result, "
    "and it may be counted twice.",
)

ADVICE: Mapping[str, tuple[Pair, Pair]] = {
    "name_missing": (
        READ_ALIKE,
        ("เขียนชื่อ: สิ่งที่วัด + ของใคร + ที่ใด", "Write a name: what is measured, of whom, where."),
    ),
    "name_damaged": (
        READ_ALIKE,
        ("พิมพ์คำที่เสียหายใหม่จากต้นฉบับ", "Type the damaged words again from the original."),
    ),
    "name_is_activity": (
        SHOWS_RESULT,
        (
            "เขียนผลที่เกิดกับคนหรือพื้นที่ เช่น ร้อยละของครัวเรือนที่… แล้วย้ายจำนวนครั้งไปไว้ที่กิจกรรม",
            "Write what changes for people or the place, and move the count of events to the "
            "activity.",
        ),
    ),
    "no_measure_word": (
        READ_ALIKE,
        (
            "ขึ้นต้นด้วยสิ่งที่วัด: ร้อยละของ… อัตรา… จำนวน… มูลค่า… ระดับ…",
            "Begin with the measure: a percentage of, the rate, number, value or level of.",
        ),
    ),
    "vague_wish": (
        READ_ALIKE,
        (
            "เปลี่ยนคำว่าส่งเสริม/พัฒนา/เข้มแข็ง เป็นสิ่งที่นับได้และเกณฑ์ที่ใช้นับ",
            "Replace the wish by something that can be counted and the criterion for it.",
        ),
    ),
    "vague_criterion": (
        READ_ALIKE,
        (
            "บอกเกณฑ์ต่อท้าย: ผ่านเกณฑ์ใด ของหน่วยงานใด กี่คะแนน",
            "Add the criterion: which one, whose, how many points.",
        ),
    ),
    "two_measures": (
        READ_ALIKE,
        (
            "แยกเป็นสองตัวชี้วัด แต่ละตัวมีค่าฐานและเป้าหมายของตน",
            "Make two indicators, each with its own baseline and targets.",
        ),
    ),
    "satisfaction_only": (
        SHOWS_RESULT,
        (
            "เพิ่มตัวชี้วัดผลลัพธ์อีกตัว เช่น เวลารอที่ลดลง รายได้ที่เพิ่มขึ้น",
            "Add a result beside it, such as shorter waiting or higher income.",
        ),
    ),
    "name_number_contradicts": (
        SAME_THING,
        (
            "ตัดตัวเลขออกจากชื่อ ให้อยู่ในช่องค่าเป้าหมายรายปีเพียงที่เดียว",
            "Take the figure out of the name; let it stand among the yearly targets only.",
        ),
    ),
    "standard_unnamed": (
        READ_ALIKE,
        (
            "ระบุชื่อมาตรฐานและหน่วยงานที่รับรอง เช่น GAP ของกรมวิชาการเกษตร",
            "Name the standard and who certifies it.",
        ),
    ),
    "population_not_local": (
        SAME_THING,
        (
            "เปลี่ยนเป็นประชาชนของจังหวัดหรือพื้นที่ในแผน",
            "Name the people of the province or area of the plan.",
        ),
    ),
    "price_basis_unsaid": (
        READ_ALIKE,
        (
            "เติม “ราคาประจำปี” หรือ “ปริมาณลูกโซ่ (CVM)” ต่อท้ายชื่อ",
            "Add “current prices” or “chain volume (CVM)” to the name.",
        ),
    ),
    "unit_missing": (
        READ_ALIKE,
        ("เติมหน่วยนับ เช่น ร้อยละ คน ล้านบาท", "Give the unit: percent, persons, million baht."),
    ),
    "unit_unclear": (
        READ_ALIKE,
        (
            "บอกเต็มว่าอะไรต่ออะไร เช่น คนต่อประชากรแสนคน",
            "Say in full what for what, such as persons per 100,000 people.",
        ),
    ),
    "unit_contradicts_name": (
        SAME_THING,
        (
            "ถ้าตั้งใจวัดการเพิ่ม ให้ชื่อเป็น “ร้อยละที่เพิ่มขึ้นของ…” ถ้าตั้งใจนับ ให้หน่วยเป็นสิ่งที่นับ",
            "To measure growth, name it “percentage increase of …”; to count, let the unit be "
            "what is counted.",
        ),
    ),
    "baseline_missing": (
        SAYS_DISTANCE,
        (
            "ใส่ค่าจริงล่าสุด พร้อมปีและแหล่งข้อมูล ถ้ายังไม่เคยวัด ให้วัดก่อนแล้วจึงตั้งเป้าหมาย",
            "Give the newest real value with its year and source; where nobody measured yet, "
            "measure first.",
        ),
    ),
    "baseline_not_a_number": (
        SAYS_DISTANCE,
        ("เขียนค่าฐานเป็นตัวเลขเดียวพร้อมหน่วย", "Write the baseline as one number with its unit."),
    ),
    "baseline_unit_contradicts_name": (
        SAME_THING,
        (
            "ตรวจกับต้นฉบับว่าค่าฐานเป็นของแถวนี้ แล้วใส่ค่าที่มีหน่วยตรงกับชื่อ",
            "Check against the source that the baseline is of this row, then give it in the unit "
            "of the name.",
        ),
    ),
    "baseline_unit_differs": (
        SAME_THING,
        (
            "แปลงค่าฐานหรือเป้าหมายให้เป็นหน่วยเดียวกัน",
            "Bring baseline and targets to one unit.",
        ),
    ),
    "baseline_scale_differs": (
        SAME_THING,
        ("ใช้บาทหรือล้านบาทอย่างเดียวทั้งแถว", "Use baht or million baht, one in the whole row."),
    ),
    "baseline_zero_growth": (
        SAYS_DISTANCE,
        (
            "ตั้งเป้าหมายเป็นจำนวนที่จะมี ไม่ใช่ร้อยละของศูนย์",
            "Set the target as an amount there will be, not a percentage of zero.",
        ),
    ),
    "shared_baseline": (
        SAME_THING,
        (
            "ตรวจกับแหล่งข้อมูลว่าค่านี้เป็นของตัวชี้วัดใด แล้วแก้อีกแถว",
            "Check at the source which indicator the value belongs to and mend the other row.",
        ),
    ),
    "base_year_missing": (
        SAYS_DISTANCE,
        ("ใส่ปี พ.ศ. ของค่าฐาน", "Give the year (B.E.) of the baseline."),
    ),
    "base_year_unreadable": (
        SAYS_DISTANCE,
        ("เขียนปีฐานเป็นปี พ.ศ. สี่หลักปีเดียว", "Write the base year as one year of four digits."),
    ),
    "base_year_not_before_targets": (
        SAYS_DISTANCE,
        (
            "ใช้ค่าจริงของปีก่อนเริ่มแผนเป็นค่าฐาน",
            "Take the real value of a year before the plan as the baseline.",
        ),
    ),
    "base_year_stale": (
        CAN_BE_CHECKED,
        (
            "ใช้ค่าจริงของปีล่าสุดที่เผยแพร่ ถ้าไม่มีใหม่กว่านี้ ให้บอกว่าสำรวจทุกกี่ปี",
            "Take the newest published value; where there is none, say how often it is surveyed.",
        ),
    ),
    "source_missing": (
        CAN_BE_CHECKED,
        (
            "ใส่ชื่อหน่วยงานและชุดข้อมูลที่ได้ค่าฐานมา",
            "Name the office and the data set the baseline was taken from.",
        ),
    ),
    "no_source_anywhere": (
        CAN_BE_CHECKED,
        (
            "เพิ่มช่องแหล่งข้อมูล แล้วใส่ชื่อหน่วยงานและชุดข้อมูลของทุกค่าฐาน",
            "Add a column for the source and name office and data set of every baseline.",
        ),
    ),
    "no_targets": (
        STEERS,
        ("ใส่ค่าเป้าหมายของทุกปีในแผน", "Give a target for each year of the plan."),
    ),
    "target_in_name": (
        STEERS,
        (
            "ย้ายตัวเลขจากชื่อไปเป็นค่าเป้าหมายรายปี",
            "Move the figure from the name to the yearly targets.",
        ),
    ),
    "target_gaps": (
        STEERS,
        (
            "เติมปีที่ว่าง ถ้าวัดไม่ได้ทุกปี ให้เขียนว่าวัดปีใดบ้าง",
            "Fill the empty years; where it is not measured yearly, say in which years.",
        ),
    ),
    "target_not_a_number": (
        READ_ALIKE,
        ("เขียนค่าเป้าหมายเป็นตัวเลขเดียว", "Write the target as one number."),
    ),
    "target_year_missing": (
        STEERS,
        ("บอกปี พ.ศ. ของค่าเป้าหมาย", "Give the year (B.E.) of the target."),
    ),
    "growth_on_level": (
        READ_ALIKE,
        (
            "เขียนต่อท้ายชื่อว่า “ต่อปี” หรือ “เทียบกับปีฐาน” และใส่ค่าที่คาดว่าจะเป็นในปีสุดท้าย",
            "Add “a year” or “over the base year” to the name, and the value expected in the "
            "last year.",
        ),
    ),
    "growth_below_one_unit": (
        STEERS,
        (
            "ตั้งเป้าหมายเป็นจำนวนเต็มที่เพิ่มขึ้น เช่น เพิ่มปีละ 1 แห่ง",
            "Set a whole number to be added, such as one more a year.",
        ),
    ),
    "percent_over_100": (
        SAME_THING,
        (
            "ตรวจว่าตัวหารคืออะไร ถ้าเป็นการเพิ่ม ให้ชื่อบอกว่าเพิ่มขึ้นร้อยละ",
            "Check what it is a part of; where it is growth, let the name say so.",
        ),
    ),
    "target_reading_unclear": (
        READ_ALIKE,
        (
            "ถ้าเป็นระดับ ให้ใส่ระดับที่จะเป็น (เทียบกับค่าฐานได้) ถ้าเป็นการเปลี่ยน ให้ชื่อบอกว่าเพิ่มหรือลดร้อยละ",
            "For a level, give the level there will be; for a change, let the name say by how "
            "many percent.",
        ),
    ),
    "target_worse_than_baseline": (
        STEERS,
        (
            "ตรวจทิศทาง (มากดีหรือน้อยดี) และตัวเลข แล้วตั้งเป้าหมายให้ดีกว่าค่าฐาน",
            "Check the direction and the figures, then set a target better than the baseline.",
        ),
    ),
    "target_equals_baseline": (
        STEERS,
        (
            "ตั้งเป้าหมายสูงกว่าเดิม หรือบอกว่าตั้งใจรักษาระดับเพราะเหตุใด",
            "Aim further, or say why keeping the level is the aim.",
        ),
    ),
    "target_turns_back": (
        STEERS,
        (
            "แก้ปีที่ถอยหลัง หรือบอกเหตุที่คาดว่าจะลดลง",
            "Mend the year that falls back, or say what is expected to happen.",
        ),
    ),
    "target_jump": (
        BELIEVABLE,
        (
            "กระจายเป้าหมายให้ใกล้เคียงกันทุกปี หรือบอกงานที่จะทำให้ปีนั้นเปลี่ยนมาก",
            "Spread the target over the years, or name the work that makes that year differ.",
        ),
    ),
    "target_already_reached": (
        BELIEVABLE,
        (
            "ตั้งเป้าหมายต่อจากค่าจริงล่าสุด และใช้ค่านั้นเป็นค่าฐาน",
            "Set the target from the newest real value on, and take that as the baseline.",
        ),
    ),
    "target_beyond_trend": (
        BELIEVABLE,
        (
            "เทียบกับแนวโน้มย้อนหลัง แล้วปรับเป้าหมายหรือบอกงานที่จะทำให้เร็วกว่าแนวโน้ม",
            "Hold it against the past trend; change it, or name the work that beats the trend.",
        ),
    ),
    "all_years_same": (
        STEERS,
        (
            "ให้เป้าหมายดีขึ้นทุกปี หรือเขียนว่า “รักษาไว้ไม่ต่ำกว่า…”",
            "Let the target improve by the year, or write “kept at no less than”.",
        ),
    ),
    "same_indicator_other_issue": (
        ONE_OWNER,
        (
            "ให้อยู่ที่ประเด็นเดียวที่รับผิดชอบ อีกประเด็นวัดส่วนของตน",
            "Keep it at the one issue that answers for it; let the other measure its own part.",
        ),
    ),
    "same_indicator_twice": (
        ONE_OWNER,
        ("ตัดแถวที่ซ้ำออก", "Take the repeated row out."),
    ),
}  # fmt: skip


def advice_on(code: str, *, language: str = "th") -> Advice:
    """Why a finding of this code matters and what to write instead, Thai or English ("en")."""
    why, instead = ADVICE[code]
    at = 1 if language == "en" else 0
    return Advice(why[at], instead[at])
