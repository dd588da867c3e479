"""The empty workbook values are filled into; exchange reads it by these very headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils import timezone

from oneplan.areas.models import Area
from oneplan.areas.queries import children_of
from oneplan.core.templatetags.official import area_name
from oneplan.indicators.models import Indicator
from oneplan.thai.years import fiscal_year_of

if TYPE_CHECKING:
    from oneplan.core.exporting import Cell

YEARS = 10
INDICATOR, UNIT, PLACE, PLACE_NAME = "รหัสหรือชื่อตัวชี้วัด", "หน่วยนับ", "รหัสพื้นที่", "ชื่อพื้นที่"
YEAR, VALUE, SOURCE, NOTE = "ปี พ.ศ.", "ค่า", "แหล่งที่มา", "หมายเหตุ"


class Form(StrEnum):
    """A row for each value, or a row for each place with a column for each year."""

    LONG = "long"
    BY_YEAR = "by_year"


def headings(form: Form) -> list[str]:
    """The headings, always Thai: they are data, as the file is."""
    last = fiscal_year_of(timezone.localdate())
    if form is Form.LONG:
        return [INDICATOR, UNIT, PLACE, PLACE_NAME, YEAR, VALUE, SOURCE, NOTE]
    years = [f"{VALUE} {year}" for year in range(last - YEARS + 1, last + 1)]
    return [INDICATOR, UNIT, PLACE, PLACE_NAME, SOURCE, NOTE, *years]


def empty_rows(indicator: Indicator | None, place: str) -> Iterator[list[Cell]]:
    """A row for each indicator and place there may be values of, without any value.

    One indicator: the place and what lies right below it, the provinces without a place.  None:
    every common indicator at that one place.
    """
    for each in [indicator] if indicator else Indicator.objects.filter(owner=None).order_by("code"):
        for area in _places(place, with_parts=indicator is not None):
            yield [each.code or each.name_th, each.unit, area.pk, area_name(area)]


def _places(place: str, *, with_parts: bool) -> Sequence[Area]:
    own = list(Area.objects.filter(pk=place)) if place else []
    if own and not with_parts:
        return own
    return [*own, *children_of(place or None, on=timezone.localdate())]
