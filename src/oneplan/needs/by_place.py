"""How many needs lie in each part of a place, as figures and as a map."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Left
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oneplan.areas.maps import area_map, bare_name
from oneplan.core.maps.parts import Map, Region

if TYPE_CHECKING:
    from oneplan.areas.models import Area

PROVINCE_DIGITS, VILLAGE_DIGITS = 2, 8


def counts_by_place(
    rows: QuerySet[Any], area: str, parts: Sequence[Area]
) -> list[tuple[Area, int]]:
    """How many rows lie in each part, in one query; ``area`` is the path to the area of a row.

    None where the parts are unlike, are villages, or are provinces: then every need of the
    country would be counted, and the page of all provinces keeps that sum.
    """
    lengths = {len(part.code) for part in parts}
    if len(lengths) != 1 or lengths & {PROVINCE_DIGITS, VILLAGE_DIGITS}:
        return []
    wholes = {part.parent_id for part in parts}
    inside_them = reduce(or_, (Q(**{f"{area}__code__startswith": code}) for code in wholes))
    counted = (
        rows.filter(inside_them)
        .order_by()
        .values(part=Left(f"{area}_id", lengths.pop()))
        .annotate(count=Count("pk"))
        .values_list("part", "count")
    )
    inside = dict(counted)
    return [(part, inside.get(part.code, 0)) for part in parts]


def map_of(counts: Sequence[tuple[Area, int]]) -> Map | None:
    """The counts as a map; None where no need lies in any part."""
    if not any(count for _area, count in counts):
        return None
    return area_map(
        [
            Region(
                area.code,
                bare_name(area),
                count,
                ngettext("%(count)s need", "%(count)s needs", count) % {"count": f"{count:,}"},
                f"?area={area.code}",
            )
            for area, count in counts
        ],
        key="needs",
        title=_("Needs of each place"),
        figure="{:,}".format,
    )
