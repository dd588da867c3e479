"""What the name of an indicator must do: measure one stated thing, and not an activity."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from oneplan.engines.indicator_quality import wording, words
from oneplan.engines.indicator_quality.reading import Mode, Reading
from oneplan.engines.indicator_quality.rows import Finding, Level, Severity
from oneplan.engines.indicator_quality.units import Kind
from oneplan.engines.indicator_quality.values import written
from oneplan.engines.indicator_quality.words import GAP
from oneplan.thai.repair import clean, damage


def check_name(reading: Reading) -> Iterator[Finding]:
    """Every finding about the name."""
    if not any(map(str.isalpha, reading.name)):
        yield Finding("name_missing", Severity.ERROR, "name")
        return
    yield from _damaged(reading)
    activity = next(_activity(reading), None)
    if activity:
        yield activity
    else:
        yield from _measure(reading)
    yield from _two_measures(reading)
    yield from _vague_criterion(reading)
    yield from _number_in_name(reading)
    yield from _definition(reading)


def _damaged(reading: Reading) -> Iterator[Finding]:
    seen = [one for one in damage(reading.row.name) if one.code != "odd_space"]
    lasting = [one for one in seen if not one.repaired]
    if seen:
        yield Finding(
            "name_damaged",
            Severity.WARNING if lasting else Severity.NOTE,
            "name",
            {"sample": (lasting or seen)[0].sample},
            "" if lasting else clean(reading.row.name),
        )


def _activity(reading: Reading) -> Iterator[Finding]:
    """An activity in the place of a result; an activity's own indicator may count it."""
    if reading.row.level is Level.ACTIVITY:
        return
    found = _activity_words(reading)
    if found:
        severity = Severity.WARNING if reading.row.level.wants_outcome else Severity.NOTE
        yield Finding(
            "name_is_activity", severity, "name", {"found": found}, wording.as_outcome(reading)
        )


def _activity_words(reading: Reading) -> str:
    """The words that tell of an activity; counting people who gained something is a result."""
    started = words.ACTIVITY_START.match(reading.name)
    if started:
        return started[0]
    if words.RESULT_AFTER.search(reading.name) or words.BAD_THINGS.search(reading.name):
        return ""
    counted = words.COUNTS_ACTIVITY.search(reading.name)
    unit = reading.unit.text.split("/")[0].split("ต่อ")[0].strip()
    return counted[0] if counted else unit if unit in words.ACTIVITY_UNITS else ""


def _measure(reading: Reading) -> Iterator[Finding]:
    if words.STARTS_WITH_MEASURE.match(reading.name):
        return
    wish = words.VAGUE_WISH.search(reading.name)
    code = "vague_wish" if wish else "no_measure_word"
    facts = {"found": wish[0]} if wish else {}
    yield Finding(code, Severity.WARNING, "name", facts, wording.with_measure(reading))


def _two_measures(reading: Reading) -> Iterator[Finding]:
    second = words.SECOND_MEASURE.search(reading.name)
    if second and words.STARTS_WITH_MEASURE.match(reading.name):
        first = reading.row.name[: second.start()].strip()
        rest = reading.name[second.start(1) :].strip()
        yield Finding(
            "two_measures", Severity.WARNING, "name", {"second": second[1]},
            f"แยกเป็น 2 ตัวชี้วัด: (1) {first} (2) {rest}",
        )  # fmt: skip


def _vague_criterion(reading: Reading) -> Iterator[Finding]:
    vague = words.VAGUE_CRITERION.search(reading.name)
    if vague and words.STARTS_WITH_MEASURE.match(reading.name):
        yield Finding(
            "vague_criterion", Severity.WARNING, "name", {"found": vague[0]},
            f"{reading.row.name.strip()} (ผ่านเกณฑ์{GAP}ของ{GAP})",
        )  # fmt: skip


def _number_in_name(reading: Reading) -> Iterator[Finding]:
    """A target in the name against the targets; numbers of other kinds are names."""
    in_percent = words.NUMBER_IN_NAME.search(reading.name)
    found = in_percent if reading.unit.kind is Kind.PERCENT else None
    found = found or words.TARGET_IN_NAME.search(reading.name)
    if not found or (in_percent and reading.unit.kind is not Kind.PERCENT):
        return
    said = Decimal((found[1] or found[2]).replace(",", ""))
    amounts = {amount for _year, amount in reading.series}
    if amounts and said not in amounts:
        yield Finding(
            "name_number_contradicts", Severity.ERROR, "name",
            {"said": written(said), "targets": ", ".join(map(written, sorted(amounts)))},
            f"{wording.quantity(reading)} (ตัวเลขเป้าหมายอยู่ในช่องค่าเป้าหมายเท่านั้น)",
        )  # fmt: skip


def _definition(reading: Reading) -> Iterator[Finding]:
    """What the name leaves open: which standard, whose people, which prices."""
    name = reading.row.name.strip()
    if words.STANDARD_UNNAMED.search(reading.name):
        proposal = f"{name} (มาตรฐาน{GAP} ของ{GAP})"
        yield Finding("standard_unnamed", Severity.NOTE, "name", {}, proposal)
    abroad = words.NOT_LOCAL.search(reading.name)
    if abroad and reading.row.level is not Level.ACTIVITY:
        proposal = name.replace(abroad[0], "ประชาชนในจังหวัด" if "ไทย" in abroad[0] else "ของจังหวัด")
        yield Finding("population_not_local", Severity.NOTE, "name", {"found": abroad[0]}, proposal)
    gross = words.GROSS_PRODUCT.search(reading.name)
    if gross and reading.mode is not Mode.LEVEL and not words.SAYS_PRICE_BASIS.search(reading.name):
        proposal = f"{wording.quantity(reading)} (ปริมาณลูกโซ่ CVM หรือราคาประจำปี: เลือกหนึ่ง)"
        yield Finding("price_basis_unsaid", Severity.NOTE, "name", {}, proposal)
