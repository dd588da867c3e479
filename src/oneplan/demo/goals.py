"""The goal of the example's plan: its success indicators, with targets and measured values."""

from __future__ import annotations

from decimal import Decimal

from oneplan.accounts.models import Post
from oneplan.demo.words import Row, table
from oneplan.indicators.models import Direction
from oneplan.indicators.recording import Reading, indicators_of, observe
from oneplan.plans.models import Edition, EditionState, ElementKind
from oneplan.plans.services import ElementDraft, write_elements

SOURCE = "ข้อมูลสมมติของจังหวัดตัวอย่าง"


def set_goals(strategist: Post) -> None:
    """Write the goal and its indicators into the plan in preparation, and what was measured."""
    edition = Edition.objects.filter(plan__body=strategist.body, state=EditionState.DRAFT).first()
    if edition is None:
        return
    rows = table("goal_indicators")
    if edition.elements.filter(number=rows[0]["number"]).exists():
        return
    write_elements(edition, [_element(row, strategist) for row in rows], by=strategist)
    observe(
        [
            Reading(
                owner=strategist.body,
                name=row["name"],
                unit=row["unit"],
                area_code=strategist.body.seat_id or "",
                year=year,
                source=SOURCE,
                value=Decimal(row[column]),
                words=_printed(row[column]),
                direction=Direction(row["direction"]),
            )
            for row in rows
            for column, year in _years(row, "v")
        ],
        by=strategist,
    )


def _element(row: Row, strategist: Post) -> ElementDraft:
    if row["kind"] == ElementKind.GOAL:
        return ElementDraft(kind=ElementKind.GOAL, number=row["number"], title=row["name"])
    named = (row["name"], row["unit"])
    known = indicators_of(
        strategist.body, [named], direction=Direction(row["direction"]), by=strategist
    )
    return ElementDraft(
        kind=ElementKind.GOAL_INDICATOR,
        number=row["number"],
        title=row["name"],
        parent="ป",
        indicator=known[named],
        baseline_year=int(row["baseline_year"]),
        baseline_words=f"{row['baseline']} {row['unit']}",
        targets=tuple(
            (year, Decimal(row[column]), _printed(row[column])) for column, year in _years(row, "t")
        ),
    )


def _years(row: Row, letter: str) -> list[tuple[str, int]]:
    """The filled columns of targets (``t2571`` …) or of values, with their years (B.E.)."""
    return [
        (name, int(name[1:]))
        for name, value in row.items()
        if value and name[0] == letter and name[1:].isdigit()
    ]


def _printed(number: str) -> str:
    return f"{Decimal(number):,}"
