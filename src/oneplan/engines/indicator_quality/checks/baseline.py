"""The baseline: a number, in the right unit, of a stated and recent year."""

from __future__ import annotations

from collections.abc import Iterator

from oneplan.engines.indicator_quality import wording
from oneplan.engines.indicator_quality.fitting import base_fits, likely_unit
from oneplan.engines.indicator_quality.reading import Mode, Reading
from oneplan.engines.indicator_quality.rows import Finding, Level, Limits, Severity
from oneplan.engines.indicator_quality.words import GAP


def check_baseline(reading: Reading, limits: Limits) -> Iterator[Finding]:
    """Every finding about the baseline and its year.

    An activity's own output has no baseline to ask for.
    """
    value = reading.baseline
    if value.state == "number":
        yield from _unit(reading)
        yield from _zero(reading)
        yield from _year(reading, limits)
    elif value.state == "words":
        facts = {"text": value.text.strip()}
        proposal = wording.baseline_line(reading)
        yield Finding("baseline_not_a_number", Severity.WARNING, "baseline", facts, proposal)
    elif reading.row.level is not Level.ACTIVITY:
        outcome = reading.row.level.wants_outcome
        yield Finding(
            "baseline_missing", Severity.ERROR if outcome else Severity.WARNING, "baseline",
            {"text": value.text.strip()}, wording.baseline_line(reading),
        )  # fmt: skip


def _unit(reading: Reading) -> Iterator[Finding]:
    own, target = reading.baseline.unit, reading.unit
    if not base_fits(reading):
        yield Finding(
            "baseline_unit_contradicts_name", Severity.ERROR, "baseline",
            {"unit": own.text}, wording.baseline_line(reading),
        )  # fmt: skip
    elif reading.mode is Mode.LEVEL and own.known and target.known:
        if own.kind is not target.kind or own.per != target.per:
            yield Finding(
                "baseline_unit_differs", Severity.ERROR, "baseline",
                {"unit": own.text, "target_unit": target.text},
                f"ค่าฐานและค่าเป้าหมายใช้หน่วยเดียวกัน: {target.text}",
            )  # fmt: skip
        elif own.scale != target.scale:
            yield Finding(
                "baseline_scale_differs", Severity.NOTE, "baseline",
                {"unit": own.text, "target_unit": target.text},
                f"ค่าฐานและค่าเป้าหมายใช้หน่วยเดียวกัน: {target.text}",
            )  # fmt: skip


def _zero(reading: Reading) -> Iterator[Finding]:
    if reading.baseline.amount == 0 and reading.mode is not Mode.LEVEL and reading.series:
        yield Finding(
            "baseline_zero_growth", Severity.ERROR, "baseline", {},
            f"{wording.quantity(reading)} หน่วย: {likely_unit(reading)} "
            "(ตั้งค่าเป้าหมายเป็นจำนวน ไม่ใช่ร้อยละที่เพิ่มขึ้น)",
        )  # fmt: skip


def _year(reading: Reading, limits: Limits) -> Iterator[Finding]:
    first, base = reading.first_year, reading.base_year
    if reading.base_year_wrong:
        facts = {"text": reading.row.base_year.strip()}
        proposal = f"ปีฐาน: พ.ศ. {GAP}"
        yield Finding("base_year_unreadable", Severity.WARNING, "base_year", facts, proposal)
    elif base is None:
        if reading.row.level is not Level.ACTIVITY:
            yield Finding(
                "base_year_missing", Severity.WARNING, "base_year", {}, wording.base(reading)
            )
    elif first and base >= first:
        yield Finding(
            "base_year_not_before_targets", Severity.ERROR, "base_year",
            {"base_year": base, "first_year": first}, f"ค่าฐานของปีก่อน {first} เช่น ปี {first - 1}",
        )  # fmt: skip
    elif first and first - base > limits.stale_years:
        unit = wording.base_unit(reading)
        yield Finding(
            "base_year_stale", Severity.WARNING, "base_year",
            {"base_year": base, "first_year": first, "years": first - base,
             "limit": limits.stale_years},
            f"{wording.quantity(reading)}: ค่าฐานปีล่าสุดที่มี = {GAP} {unit}",
        )  # fmt: skip
