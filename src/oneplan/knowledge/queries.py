"""Reads for the pages of knowledge: code lists with their marks, the calendar in force."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from oneplan.core.code_files import mark_in_thai
from oneplan.core.models import Code, CodeList
from oneplan.core.services import LOADED_DIGEST, was_edited
from oneplan.cycles.models import Milestone
from oneplan.cycles.queries import calendar_of
from oneplan.knowledge.certainty import Certainty, certainty_of
from oneplan.knowledge.columns import COLUMNS
from oneplan.knowledge.rules import Step, parties_in
from oneplan.thai.search import fold
from oneplan.thai.years import fiscal_year_of


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry of a code list as it is shown."""

    code: str
    name_th: str
    name_en: str
    parent_code: str
    mark: str
    certainty: Certainty
    is_edited: bool
    details: tuple[tuple[object, str], ...]
    """What its further columns are called, and what they hold."""


def code_lists() -> QuerySet[CodeList]:
    """Every list with how many entries it has (``size``), by Thai title."""
    return CodeList.objects.annotate(
        size=Count("entries", filter=Q(entries__retired_on=None))
    ).order_by("title_th")


def code_list(code: str) -> CodeList | None:
    return CodeList.objects.filter(code=code).first() if "\x00" not in code else None


def entries_of(found: CodeList, *, words: str = "") -> list[ListEntry]:
    """The entries in their order; only those that hold ``words`` when some are given.

    An entry without a mark of its own is as certain as its list says.
    """
    wanted = fold(words)
    otherwise = certainty_of(found.provenance)
    return [
        _entry(row, otherwise=otherwise)
        for row in Code.objects.filter(list=found).order_by("position")
        if wanted
        in fold(f"{row.code} {row.name_th} {row.name_en} {row.mark} {mark_in_thai(row.mark)}")
    ]


def is_default_list(found: CodeList) -> bool:
    """Whether the whole list is an assumption of the system, to be labelled so."""
    return certainty_of(found.provenance) is Certainty.DEFAULT


def calendar_years() -> list[int]:
    """The B.E. fiscal years that have a calendar, newest first."""
    years = Milestone.objects.order_by().values_list("fiscal_year", flat=True).distinct()
    return sorted(years, reverse=True)


def year_to_show(years: list[int], *, on: dt.date) -> int | None:
    """The year people plan now: the next fiscal year if it has a calendar, else the nearest."""
    planned = fiscal_year_of(on) + 1
    return min(years, key=lambda year: (abs(year - planned), year), default=None)


def steps_of(fiscal_year: int) -> list[Step]:
    """The steps in force for a year, in order of days."""
    return [
        Step(
            code=row.code,
            step_th=row.step_th,
            step_en=row.step_en,
            parties=parties_in(row.actor),
            opens=row.opens,
            due=row.due,
            letter=row.source_letter,
            is_default=row.is_default,
        )
        for row in calendar_of(fiscal_year)
    ]


def _entry(row: Code, *, otherwise: Certainty) -> ListEntry:
    own = {name: str(value) for name, value in row.extra.items() if name != LOADED_DIGEST}
    return ListEntry(
        code=row.code,
        name_th=row.name_th,
        name_en=row.name_en,
        parent_code=row.parent_code,
        mark=row.mark,
        certainty=certainty_of(row.mark) if row.mark else otherwise,
        is_edited=was_edited(row),
        details=tuple((COLUMNS.get(name, name), value) for name, value in own.items()),
    )
