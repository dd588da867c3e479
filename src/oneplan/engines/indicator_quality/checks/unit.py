"""The unit: there, understandable, and the one the name asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oneplan.engines.indicator_quality import wording
from oneplan.engines.indicator_quality.fitting import (
    COUNTS,
    COUNTS_TIME,
    IS_PERCENT,
    contradicts,
    likely_unit,
)
from oneplan.engines.indicator_quality.reading import Reading
from oneplan.engines.indicator_quality.rows import Finding, Severity
from oneplan.engines.indicator_quality.units import Kind
from oneplan.engines.indicator_quality.words import GAP, STARTS_WITH_MEASURE


def check_unit(reading: Reading) -> Iterator[Finding]:
    """Every finding about the unit of the targets."""
    unit = reading.unit
    if unit.kind is Kind.NONE:
        proposal = f"หน่วย: {likely_unit(reading)}"
        yield Finding("unit_missing", Severity.ERROR, "unit", {}, proposal)
    elif unit.kind is Kind.UNCLEAR:
        yield Finding(
            "unit_unclear", Severity.WARNING, "unit", {"unit": unit.text},
            f"หน่วย: ร้อยละ หรือ {GAP} ต่อ {GAP} (บอกตัวตั้งและตัวหาร)",
        )  # fmt: skip
    else:
        yield from _against_name(reading)


def _against_name(reading: Reading) -> Iterator[Finding]:
    said = STARTS_WITH_MEASURE.match(reading.name)
    if not said:
        return
    facts = {"unit": reading.unit.text, "said": said[0]}
    in_percent = reading.unit.kind is Kind.PERCENT
    if in_percent and (COUNTS.match(reading.name) or COUNTS_TIME.match(reading.name)):
        proposal = _growth_or_levels(reading)
    elif contradicts(reading.name, reading.unit):
        proposal = _fitting(reading)
    elif IS_PERCENT.match(reading.name) and reading.unit.known and not in_percent:
        proposal = f"{reading.row.name.strip()} หน่วย: ร้อยละ"
    else:
        return
    yield Finding("unit_contradicts_name", Severity.WARNING, "unit", facts, proposal)


def _growth_or_levels(reading: Reading) -> str:
    """Either the amounts themselves, or their growth said as growth."""
    if reading.baseline.amount:
        return f"{wording.as_levels(reading)} หรือ {wording.as_growth(reading)}"
    level = f"{wording.quantity(reading)} หน่วย: {likely_unit(reading)}"
    if reading.baseline.amount is not None:  # nothing grows from zero
        return level
    return f"{level} หรือ {wording.as_growth(reading)}"


def _fitting(reading: Reading) -> str:
    """Either the name follows the unit or the unit follows the name."""
    total = wording.quantity(reading)
    if reading.unit.per:
        rate = reading.unit.text.replace("/", " ต่อ ")
        bare = re.sub("^(?:ปริมาณ|จำนวน)\\s*", "", total)
        return f"อัตรา{bare} หน่วย: {rate} หรือ {total} หน่วย: {GAP} (ยอดรวม)"
    return f"{total} หน่วย: {likely_unit(reading)}"
