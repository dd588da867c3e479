"""Command: review the indicators of a CSV file or workbook.

python -m oneplan.engines.indicator_quality FILE [--level LEVEL] [--language th|en] [--json]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from oneplan.engines.indicator_quality.messages import LABELS, worded
from oneplan.engines.indicator_quality.review import review, review_whole
from oneplan.engines.indicator_quality.rows import Finding, Level, Review
from oneplan.engines.indicator_quality.sheet import NoIndicators, read_indicators


def main(words: Sequence[str] | None = None) -> int:
    """Print the review; 0 when it was made (whatever it found), 2 for an unreadable file."""
    parser = argparse.ArgumentParser(prog="indicator_quality", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--level", type=Level, choices=list(Level), default=Level.ISSUE)
    parser.add_argument("--language", choices=["th", "en"], default="th")
    parser.add_argument("--json", action="store_true")
    wish = parser.parse_args(words)
    try:
        rows = read_indicators(wish.file, level=wish.level)
    except NoIndicators:
        print(f"{wish.file}: no column of indicators was recognised", file=sys.stderr)
        return 2
    except (OSError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 2
    reviews, whole = review(rows), review_whole(rows)
    if wish.json:
        print(json.dumps(as_json(reviews, whole), ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines(reviews, whole, language=wish.language)))
    return 0


def as_json(reviews: Sequence[Review], whole: Sequence[Finding]) -> dict[str, object]:
    """The whole review as plain values, worded in both languages."""
    return {
        "rows": [
            {
                "row": one.row.number,
                "name": one.row.name,
                "issue": one.row.issue,
                "level": one.row.level.value,
                "findings": [_plain(finding) for finding in one.findings],
            }
            for one in reviews
        ],
        "whole": [_plain(finding) for finding in whole],
        "limits": {"th": LABELS["defaults"][0], "en": LABELS["defaults"][1]},
    }


def lines(reviews: Sequence[Review], whole: Sequence[Finding], *, language: str) -> list[str]:
    """The review for a person to read."""
    at = 1 if language == "en" else 0
    told: list[str] = []
    for one in reviews:
        told.append(f"{LABELS['row'][at]} {one.row.number}: {one.row.name.strip()}")
        told.extend(_told(one.findings, at=at, language=language) or [f"  {LABELS['clean'][at]}"])
    if whole:
        told.extend([LABELS["sheet"][at], *_told(whole, at=at, language=language)])
    return [*told, LABELS["defaults"][at]]


def _told(findings: Sequence[Finding], *, at: int, language: str) -> list[str]:
    told = []
    for finding in findings:
        text = worded(finding.code, finding.facts, language=language)
        told.append(f"  [{LABELS[finding.severity.value][at]}] {text} ({finding.code})")
        if finding.proposal:
            told.append(f"      {LABELS['proposal'][at]}: {finding.proposal}")
    return told


def _plain(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": finding.where,
        "facts": dict(finding.facts),
        "message": {
            "th": worded(finding.code, finding.facts),
            "en": worded(finding.code, finding.facts, language="en"),
        },
        "proposal": finding.proposal,
    }


if __name__ == "__main__":
    sys.exit(main())
