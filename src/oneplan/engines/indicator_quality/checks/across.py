"""Rows side by side: one baseline under two names, one indicator under two issues."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from decimal import Decimal

from oneplan.engines.indicator_quality import wording, words
from oneplan.engines.indicator_quality.reading import Reading
from oneplan.engines.indicator_quality.rows import Finding, Severity
from oneplan.engines.indicator_quality.units import Kind
from oneplan.engines.indicator_quality.values import written
from oneplan.engines.indicator_quality.words import GAP

FEW_ROWS = 40
"""Up to here two telling digits (23 แห่ง) are hardly alike by chance."""
MARKS = re.compile("[\\s\\W_]+")


def check_across(readings: Sequence[Reading]) -> list[list[Finding]]:
    """Findings for each reading that only its neighbours show."""
    found: list[list[Finding]] = [[] for _reading in readings]
    _shared_baselines(readings, found)
    _same_names(readings, found)
    _satisfaction_only(readings, found)
    return found


def check_whole(readings: Sequence[Reading]) -> list[Finding]:
    """Findings about the sheet as a whole, told once and not at every row."""
    if len(readings) > 1 and not any(reading.row.source.strip() for reading in readings):
        return [Finding("no_source_anywhere", Severity.WARNING, "source", {"rows": len(readings)})]
    return []


def check_sources(readings: Sequence[Reading], found: list[list[Finding]]) -> None:
    """A missing source is told at its row where other rows have one."""
    lone = len(readings) == 1
    if not lone and not any(reading.row.source.strip() for reading in readings):
        return
    for reading, findings in zip(readings, found, strict=True):
        if not reading.row.source.strip() and reading.baseline.amount is not None:
            proposal = f"แหล่งข้อมูล: {GAP} (หน่วยงาน ชื่อฐานข้อมูลหรือรายงาน ปีที่เผยแพร่)"
            findings.append(Finding("source_missing", Severity.NOTE, "source", {}, proposal))


def _shared_baselines(readings: Sequence[Reading], found: list[list[Finding]]) -> None:
    """The same telling number under different names: copied from the row above?"""
    least = 2 if len(readings) <= FEW_ROWS else 3
    for group in _groups(_baseline_key(reading, least=least) for reading in readings):
        names = {_bare(readings[at].name) for at in group}
        if len(names) < 2:
            continue
        for at in group:
            other = next(b for b in group if _bare(readings[b].name) != _bare(readings[at].name))
            facts = {
                "value": readings[at].baseline.text.strip(),
                "other": readings[other].row.name.strip(),
                "other_row": readings[other].row.number or other + 1,
            }
            proposal = wording.baseline_line(readings[at])
            found[at].append(
                Finding("shared_baseline", Severity.WARNING, "baseline", facts, proposal)
            )


def _baseline_key(reading: Reading, *, least: int) -> Hashable | None:
    """None for values too common to be suspicious: under ``least`` telling digits.

    Shares lie between 0 and 100, so 82 percent twice is chance and 19.53 is not.
    """
    amount = reading.baseline.amount
    share = reading.baseline.unit.kind in (Kind.PERCENT, Kind.NONE)
    if amount is None or len(_digits(amount)) < (3 if share else least):
        return None
    return (amount, reading.baseline.unit.text, reading.base_year)


def _digits(amount: Decimal) -> str:
    return written(amount).replace(",", "").replace(".", "").strip("-0")


def _same_names(readings: Sequence[Reading], found: list[list[Finding]]) -> None:
    """One name twice in an issue, or under two issues; projects may well count alike."""
    for group in _groups((_bare(reading.name) or None) for reading in readings):
        for at in group:
            other = next(b for b in group if b != at)
            here, there = readings[at].row, readings[other].row
            apart = here.issue != there.issue
            if apart and not (here.level.wants_outcome and there.level.wants_outcome):
                continue
            facts = {"other_row": there.number or other + 1, "other_issue": there.issue}
            code = "same_indicator_other_issue" if apart else "same_indicator_twice"
            proposal = f"{here.name.strip()} (เฉพาะส่วนที่เกิดจาก{here.issue.strip() or GAP})"
            found[at].append(Finding(code, Severity.WARNING, "name", facts, proposal))


def _satisfaction_only(readings: Sequence[Reading], found: list[list[Finding]]) -> None:
    """Satisfaction may stand beside a result, never alone."""
    for group in _by_key((reading.row.level, reading.row.issue) for reading in readings).values():
        if all(words.SATISFACTION.search(readings[at].name) for at in group):
            for at in group:
                proposal = f"{wording.as_outcome(readings[at])} (คู่กับความพึงพอใจ)"
                finding = Finding("satisfaction_only", Severity.WARNING, "name", {}, proposal)
                found[at].append(finding)


def _bare(name: str) -> str:
    """A name without its wish and without spaces and marks, for comparing."""
    return MARKS.sub("", words.CHANGE_AT_END.sub("", name)) if name else ""


def _by_key(keys: Iterable[Hashable | None]) -> dict[Hashable, list[int]]:
    places: dict[Hashable, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        if key is not None:
            places[key].append(at)
    return places


def _groups(keys: Iterable[Hashable | None]) -> list[list[int]]:
    return [places for places in _by_key(keys).values() if len(places) > 1]
