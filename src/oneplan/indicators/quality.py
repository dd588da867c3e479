"""What the quality review notices about an indicator by itself: advice, never a ruling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from oneplan.engines.indicator_quality import Direction, Finding, IndicatorRow, Severity, worded
from oneplan.engines.indicator_quality.review import review_row

ITSELF = frozenset({"name", "unit", "source"})
"""Fields a finding of the indicator itself is about; the others belong to its use in a plan."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding in the reader's language; ``proposal`` is a better wording in Thai, if any."""

    severity: Severity
    words: str
    proposal: str


def remarks(findings: Sequence[Finding]) -> tuple[Remark, ...]:
    """Findings in the language of the page."""
    language = "en" if get_language() == "en" else "th"
    return tuple(
        Remark(
            finding.severity,
            worded(finding.code, finding.facts, language=language),
            finding.proposal,
        )
        for finding in findings
    )


def quality_of_name(*, name: str, unit: str, source: str, direction: str) -> tuple[Remark, ...]:
    """What is noticed about a name, unit and data owner; targets are reviewed in their plan."""
    row = IndicatorRow(name=name, unit=unit, source=source, direction=Direction(direction))
    return remarks([each for each in review_row(row).findings if each.where in ITSELF])
