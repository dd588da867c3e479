"""Wording of the findings, Thai and English: what is seen and what to do, with placeholders."""

from __future__ import annotations

from collections.abc import Mapping

MESSAGES: dict[str, tuple[str, str]] = {
    "name_missing": (
        "ไม่มีชื่อตัวชี้วัด",
        "The indicator has no name.",
    ),
    "name_damaged": (
        "ข้อความในชื่อเสียหายใกล้ “{sample}” โปรดตรวจตัวสะกด",
        "The text of the name is damaged near “{sample}”; check its spelling.",
    ),
    "name_is_activity": (
        "“{found}” บอกว่าจะทำอะไร ไม่ได้บอกว่าเกิดผลอะไร ตัวชี้วัดควรวัดผลที่เกิดกับคนหรือพื้นที่",
        "“{found}” tells what will be done, not what results. Measure what changes for people or "
        "places.",
    ),
    "no_measure_word": (
        "ชื่อไม่ขึ้นต้นด้วยคำที่บอกว่าวัดอะไร เช่น ร้อยละ อัตรา จำนวน มูลค่า ระดับ",
        "The name does not begin with what is measured: a percentage, rate, number, value, level.",
    ),
    "vague_wish": (
        "“{found}” เป็นความตั้งใจ วัดไม่ได้ ให้ขึ้นต้นด้วยสิ่งที่วัด แล้วบอกเกณฑ์",
        "“{found}” is a wish and cannot be measured. Begin with the measure and state the "
        "criterion.",
    ),
    "vague_criterion": (
        "“{found}” ยังไม่มีเกณฑ์ ผู้เก็บข้อมูลสองคนอาจนับได้ไม่เท่ากัน",
        "“{found}” has no criterion: two people collecting the data would count differently.",
    ),
    "two_measures": (
        "มีสองสิ่งที่วัดในตัวชี้วัดเดียว (“{second}”) ค่าเป้าหมายตัวเลขเดียวตอบไม่ได้ว่าของสิ่งใด",
        "Two measures in one indicator (“{second}”): one target figure cannot serve both.",
    ),
    "satisfaction_only": (
        "วัดเพียงความพึงพอใจ ซึ่งไม่บอกว่าปัญหาลดลงหรือไม่ ให้มีตัวชี้วัดผลลัพธ์คู่กัน",
        "Satisfaction alone does not tell whether the problem got smaller. Add a result beside it.",
    ),
    "name_number_contradicts": (
        "ชื่อบอก {said} แต่ค่าเป้าหมายเป็น {targets}",
        "The name says {said}, the targets say {targets}.",
    ),
    "standard_unnamed": (
        "ไม่บอกว่ามาตรฐานใด ของหน่วยงานใด",
        "It does not say which standard, and whose.",
    ),
    "population_not_local": (
        "“{found}” กว้างกว่าพื้นที่ของแผน ให้ระบุประชากรของพื้นที่",
        "“{found}” is wider than the plan's area. Name the people of the area.",
    ),
    "price_basis_unsaid": (
        "ไม่บอกว่าเป็นราคาประจำปีหรือปริมาณลูกโซ่ (CVM) ซึ่งต่างกันเท่ากับเงินเฟ้อ",
        "It does not say current prices or chain volume (CVM); they differ by inflation.",
    ),
    "unit_missing": (
        "ไม่มีหน่วยนับ ตัวเลขเป้าหมายจึงอ่านได้หลายอย่าง",
        "No unit is given, so the target figure can be read in several ways.",
    ),
    "unit_unclear": (
        "“{unit}” ไม่ใช่หน่วย ให้บอกว่าอะไรต่ออะไร",
        "“{unit}” is not a unit. Say what for what.",
    ),
    "unit_contradicts_name": (
        "ชื่อวัด “{said}” แต่หน่วยเป็น “{unit}” ให้ชื่อและหน่วยพูดเรื่องเดียวกัน",
        "The name measures “{said}” but the unit is “{unit}”. Let both speak of the same thing.",
    ),
    "baseline_missing": (
        "ไม่มีค่าฐาน จึงไม่รู้ว่าค่าเป้าหมายดีกว่าปัจจุบันหรือไม่",
        "No baseline, so nobody knows whether the target is better than today.",
    ),
    "baseline_not_a_number": (
        "ค่าฐาน “{text}” ไม่ใช่ตัวเลขเดียวที่เปรียบเทียบได้",
        "The baseline “{text}” is not one number to compare with.",
    ),
    "baseline_unit_contradicts_name": (
        "ค่าฐานมีหน่วย “{unit}” ซึ่งไม่ใช่สิ่งที่ชื่อบอกว่านับ อาจคัดลอกผิดแถว",
        "The baseline is in “{unit}”, which is not what the name counts; copied from another row?",
    ),
    "baseline_unit_differs": (
        "ค่าฐานมีหน่วย “{unit}” แต่ค่าเป้าหมายมีหน่วย “{target_unit}” เปรียบเทียบกันไม่ได้",
        "The baseline is in “{unit}”, the targets in “{target_unit}”: they cannot be compared.",
    ),
    "baseline_scale_differs": (
        "ค่าฐานเป็น “{unit}” ค่าเป้าหมายเป็น “{target_unit}” ให้ใช้หน่วยเดียวกัน",
        "Baseline in “{unit}”, targets in “{target_unit}”: use one unit.",
    ),
    "baseline_zero_growth": (
        "ค่าฐานเป็น 0 เพิ่มขึ้นร้อยละเท่าใดก็ยังเป็น 0 ให้ตั้งเป้าหมายเป็นจำนวน หรือตรวจค่าฐาน",
        "The baseline is 0, and any percentage of it is still 0. Set an amount or check the "
        "baseline.",
    ),
    "shared_baseline": (
        "ค่าฐาน “{value}” เหมือนกับของ “{other}” (แถว {other_row}) ทั้งที่วัดคนละเรื่อง อาจคัดลอกผิด",
        "The baseline “{value}” also stands under “{other}” (row {other_row}); copied by mistake?",
    ),
    "base_year_missing": (
        "ไม่บอกว่าค่าฐานเป็นของปีใด",
        "The year of the baseline is not given.",
    ),
    "base_year_unreadable": (
        "ปีฐาน “{text}” อ่านเป็นปี พ.ศ. ไม่ได้",
        "The base year “{text}” cannot be read as a year.",
    ),
    "base_year_not_before_targets": (
        "ปีฐาน {base_year} ไม่ได้อยู่ก่อนปีเป้าหมายแรก {first_year}",
        "The base year {base_year} is not before the first target year {first_year}.",
    ),
    "base_year_stale": (
        "ค่าฐานเป็นของปี {base_year} ห่างจากปีเป้าหมายแรก {first_year} ถึง {years} ปี (เกิน {limit} ปี)",
        "The baseline of {base_year} is {years} years before the first target of {first_year} "
        "(more than {limit}).",
    ),
    "source_missing": (
        "ไม่บอกแหล่งที่มาของค่าฐาน",
        "The source of the baseline is not given.",
    ),
    "no_source_anywhere": (
        "ทั้ง {rows} ตัวชี้วัดไม่บอกแหล่งข้อมูลของค่าฐาน ควรเพิ่มช่องแหล่งข้อมูล",
        "None of the {rows} indicators names the source of its baseline. Add a column for it.",
    ),
    "no_targets": (
        "ไม่มีค่าเป้าหมายแม้แต่ปีเดียว",
        "There is no target for any year.",
    ),
    "target_in_name": (
        "ตัวเลขเป้าหมาย ({said}) อยู่ในชื่อ และไม่มีค่าเป้าหมายรายปี",
        "The target figure ({said}) is in the name and there are no targets by year.",
    ),
    "target_gaps": (
        "ไม่มีค่าเป้าหมายของปี {years}",
        "No target for {years}.",
    ),
    "target_not_a_number": (
        "ค่าเป้าหมายปี {year} “{text}” ไม่ใช่ตัวเลขเดียว",
        "The target of {year}, “{text}”, is not one number.",
    ),
    "target_year_missing": (
        "ค่าเป้าหมายไม่บอกปี",
        "The target does not say its year.",
    ),
    "growth_on_level": (
        "ค่าเป้าหมายเป็นร้อยละของค่าฐานที่เป็น {unit} ให้ชื่อบอกว่าเปลี่ยนต่อปีหรือเทียบปีฐาน เพราะปีสุดท้ายต่างกันมาก",
        "Targets are percentages over a baseline in {unit}. "
        "Let the name say a year or over the base year: by the last year they differ a lot.",
    ),
    "growth_below_one_unit": (
        "ร้อยละ {rate} ของ {base} {unit} คือ {step} {unit} ไม่ถึง 1 {unit} จึงไม่มีอะไรเปลี่ยนให้เห็น",
        "{rate} percent of {base} {unit} is {step} {unit}: less than one, so nothing would show.",
    ),
    "percent_over_100": (
        "ค่าเป้าหมายปี {year} เป็นร้อยละ {target} ส่วนของทั้งหมดเกิน 100 ไม่ได้",
        "The target of {year} is {target} percent; a part of a whole cannot pass 100.",
    ),
    "target_reading_unclear": (
        "ค่าเป้าหมาย {target} อ่านได้สองอย่าง: เป็นระดับ (ซึ่งแย่กว่าหรือเทียบไม่ได้กับค่าฐาน {base}) "
        "หรือเป็นส่วนที่เปลี่ยนไปจากค่าฐาน ให้ชื่อบอกให้ชัด",
        "The target {target} can be read as a level (worse than, or not comparable with, the "
        "baseline {base}) or as a change from it. Let the name say which.",
    ),
    "target_worse_than_baseline": (
        "ค่าเป้าหมายปี {year} ({target}) แย่กว่าค่าฐาน ({base}) ตามทิศทางที่ตัวชี้วัดต้องการ",
        "The target of {year} ({target}) is worse than the baseline ({base}), given the direction.",
    ),
    "target_equals_baseline": (
        "ค่าเป้าหมายสุดท้าย ({target}) เท่ากับค่าฐาน ({base}) ไม่มีอะไรดีขึ้น",
        "The last target ({target}) equals the baseline ({base}): nothing improves.",
    ),
    "target_turns_back": (
        "ค่าเป้าหมายปี {year} ({target}) ถอยหลังจากปีก่อนหน้า ({earlier})",
        "The target of {year} ({target}) falls behind the year before ({earlier}).",
    ),
    "target_jump": (
        "ปี {year} เปลี่ยนถึง {step} ขณะที่ปีอื่นเฉลี่ย {usual} ต่อปี (แนวโน้มทั้งช่วง {implied} ต่อปี) "
        "ให้บอกว่าปีนั้นมีอะไรเกิดขึ้น หรือกระจายเป้าหมาย",
        "{year} changes by {step}, other years by {usual} on average ({implied} over the whole "
        "span). Say what happens that year, or spread the target.",
    ),
    "target_already_reached": (
        "ค่าเป้าหมายปี {year} ({target}) แย่กว่าค่าจริงที่วัดได้แล้วในปี {seen_year} ({seen}) "
        "ตามทิศทางที่ตัวชี้วัดต้องการ",
        "The target of {year} ({target}) is worse than the value measured already in {seen_year} "
        "({seen}), given the direction.",
    ),
    "target_beyond_trend": (
        "ค่าเป้าหมายปี {year} ({target}) ห่างจากแนวโน้มของข้อมูลจริง ({expected}) "
        "เกิน {sigmas} เท่าของส่วนเบี่ยงเบน",
        "The target of {year} ({target}) is more than {sigmas} deviations from the observed trend "
        "({expected}).",
    ),
    "all_years_same": (
        "ระดับเป้าหมายเท่ากันทั้ง {years} ปี ({target}) หลังปีแรกไม่ต้องทำอะไรเพิ่ม "
        "(ถ้าหมายถึงอัตราการเปลี่ยนแปลงต่อปี ให้ชื่อบอก)",
        "The same level in all {years} years ({target}): after the first nothing more is asked. "
        "(If a yearly rate of change is meant, let the name say so.)",
    ),
    "same_indicator_other_issue": (
        "ตัวชี้วัดเดียวกันอยู่ในแถว {other_row} ของ “{other_issue}” จะบอกไม่ได้ว่าผลมาจากประเด็นใด",
        "The same indicator stands in row {other_row} under “{other_issue}”: nobody could tell "
        "which issue earned the result.",
    ),
    "same_indicator_twice": (
        "ตัวชี้วัดเดียวกันซ้ำกับแถว {other_row} (“{other_issue}”)",
        "The same indicator stands again in row {other_row} (“{other_issue}”).",
    ),
}

LABELS: dict[str, tuple[str, str]] = {
    "proposal": ("ข้อเสนอ", "Proposal"),
    "error": ("ต้องแก้", "Error"),
    "warning": ("ควรแก้", "Warning"),
    "note": ("ข้อสังเกต", "Note"),
    "row": ("แถว", "Row"),
    "sheet": ("ทั้งตาราง", "Whole sheet"),
    "clean": ("ไม่พบข้อสังเกต", "Nothing found"),
    "defaults": (
        "เกณฑ์เป็นค่าเริ่มต้นของระบบ ไม่ใช่ค่าทางการ",
        "The limits are defaults of the system, not official values.",
    ),
}


def worded(code: str, facts: Mapping[str, object], *, language: str = "th") -> str:
    """The text of a finding's code with its facts, Thai or English ("en")."""
    thai, english = MESSAGES[code]
    return (english if language == "en" else thai).format(**facts)
