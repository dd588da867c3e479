"""A step of the typical calendar as it would fall in a fiscal year: a default, not official."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oneplan.core.models import Code
from oneplan.cycles.models import Milestone
from oneplan.cycles.queries import calendar_of
from oneplan.cycles.rules import month_of_fiscal_year

if TYPE_CHECKING:
    from collections.abc import Mapping

CALENDAR_LIST = "calendar_typical"
SYSTEM_DEFAULT = "ค่าเริ่มต้นของระบบ ไม่ใช่ค่าทางการ"


def typical_milestone(entry: Code, fiscal_year: int) -> Milestone:
    """The step of the list, dated for a B.E. fiscal year; not stored."""
    years_before = int(entry.extra["fy_relative"].removeprefix("FY") or 0)
    due_day = entry.extra.get("due_day")
    opens, due = month_of_fiscal_year(
        fiscal_year + years_before,
        int(entry.extra["month_no"]),
        due_day=int(due_day) if due_day else None,
    )
    return Milestone(
        fiscal_year=fiscal_year,
        code=entry.code,
        step_th=entry.name_th,
        step_en=entry.name_en,
        actor=entry.extra["actor"],
        opens=opens,
        due=due,
        source_letter=SYSTEM_DEFAULT,
    )


def steps_expected(fiscal_year: int) -> Mapping[str, Milestone]:
    """Every step of a year by its code: as a letter set it or was laid, else as is typical.

    Two queries.
    """
    listed = Code.objects.filter(list=CALENDAR_LIST)
    found = {entry.code: typical_milestone(entry, fiscal_year) for entry in listed}
    return found | {each.code: each for each in calendar_of(fiscal_year)}
