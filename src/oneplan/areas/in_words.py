"""A place with what holds it, as papers write it: หมู่ที่ 3 บ้านสมมติ ตำบลสมมติ อำเภอสมมติ."""

from __future__ import annotations

from oneplan.areas.models import Area

PROVINCE_DIGITS = 2
SURROUNDINGS = "parent__parent"
"""Relation to load beside an area that is to be told in words."""


def in_words(area: Area) -> str:
    """The place, its sub-district and its district; needs ``SURROUNDINGS`` loaded.

    The province is left out below a district, where every reader knows it.
    """
    steps, here = [_own_words(area)], area
    while len(here.parent_id or "") > PROVINCE_DIGITS and here.parent is not None:
        here = here.parent
        steps.append(here.full_name)
    return " ".join(steps)


def _own_words(area: Area) -> str:
    number = area.code[6:]
    if len(area.code) == 8 and number.isdecimal() and int(number):
        return f"หมู่ที่ {int(number)} {area.full_name}"
    return area.full_name
