"""Reads about areas and bodies, each in a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import BooleanField, Count, ExpressionWrapper, Max, Q, QuerySet
from django.db.models.functions import Length

from oneplan.areas.models import Area, Body, BodyAlias, BodyArea, BodyKind
from oneplan.areas.names import AreaNames, NamedArea
from oneplan.areas.rules import codes_around, is_code
from oneplan.thai.digits import to_arabic

MOST_PARTS = 100
"""Places offered to narrow a list to.  The country has 77 provinces, no place has so many parts."""


def in_force(on: dt.date, *, through: str = "") -> Q:
    """Rows that hold on a day; ``through`` is the path to them, like ``areas__``."""
    begun = Q(**{f"{through}valid_from__isnull": True}) | Q(**{f"{through}valid_from__lte": on})
    not_over = Q(**{f"{through}valid_to__isnull": True}) | Q(**{f"{through}valid_to__gte": on})
    return begun & not_over


def children_of(code: str | None, *, on: dt.date) -> QuerySet[Area]:
    """The areas right below one (the provinces for None), in Thai order.

    Each carries ``n_children``: how many areas lie right below it on that day.
    """
    below = Count("children", filter=in_force(on, through="children__"))
    return (
        Area.objects.filter(in_force(on), parent_id=code)
        .annotate(n_children=below)
        .order_by("sort_key", "code")
    )


def area_of(typed: str) -> Area | None:
    """The area whose code was typed, Thai digits too, with the one it lies in; None for no code."""
    code = to_arabic(typed).strip()
    if not is_code(code):
        return None
    return Area.objects.select_related("parent").filter(pk=code).first()


def areas_to_narrow_to(area: Area | None, prefixes: Collection[str]) -> list[Area]:
    """What a list may be narrowed to: the parts of its place, or of the places a post reaches.

    Provinces for who reaches no place.
    """
    areas = Area.objects.filter(valid_to=None).order_by("sort_key", "code")
    if area is not None or not prefixes:
        return list(areas.filter(parent=area)[:MOST_PARTS])
    return list(areas.filter(parent__in=prefixes)[:MOST_PARTS])


def breadcrumb(code: str) -> list[Area]:
    """The area and all around it, the province first; one query."""
    areas = Area.objects.filter(code__in=codes_around(code))
    return sorted(areas, key=lambda area: len(area.code))


def bodies_competent_in(code: str, *, on: dt.date) -> QuerySet[Body]:
    """The bodies competent in an area or in one around it on a day, the closest first.

    Each carries ``closeness`` (the length of the code it is competent for) and ``is_certain``:
    false where nobody has confirmed the limits, as for most local authorities.
    """
    here = Q(areas__area_id__in=codes_around(code)) & in_force(on, through="areas__")
    return (
        Body.objects.filter(in_force(on), here)
        .annotate(
            closeness=Max(Length("areas__area_id")),
            confirmed=Count("areas", filter=Q(areas__is_confirmed=True)),
        )
        .annotate(is_certain=ExpressionWrapper(Q(confirmed__gt=0), output_field=BooleanField()))
        .order_by("-closeness", "-is_certain", "sort_key")
    )


def cluster_of(province_code: str, *, on: dt.date) -> Body | None:
    """The cluster a province belongs to on a day; None for Bangkok."""
    member = (
        BodyArea.objects.filter(
            in_force(on), area_id=province_code[:2], body__kind=BodyKind.CLUSTER
        )
        .select_related("body")
        .order_by("-valid_from")
        .first()
    )
    return member.body if member else None


def members_of(cluster: Body, *, on: dt.date) -> QuerySet[Area]:
    """The provinces of a cluster on a day, in Thai order."""
    members = BodyArea.objects.filter(in_force(on), body=cluster).values("area_id")
    return Area.objects.filter(code__in=members).order_by("sort_key")


def find_body(written: str) -> Body | None:
    """The body with this code, or this code in any other notation (N3, 5670201, TH-67, สศช.).

    None when nobody has it, or two schemes give it to two bodies.
    """
    code = written.strip()
    own = Body.objects.filter(code=code).first()
    if own is not None:
        return own
    ids = set(BodyAlias.objects.filter(code=code).values_list("body_id", flat=True)[:10])
    return Body.objects.get(pk=ids.pop()) if len(ids) == 1 else None


def find_area(
    *, province: str = "", district: str = "", subdistrict: str = "", village: str = ""
) -> Area | None:
    """The smallest area named, within the larger ones named; see ``AreaNames.find``.

    For many questions take ``area_names`` once instead.
    """
    within = ""
    if province:
        within = area_names(kinds=("province",)).find(province=province) or ""
        if not within:
            return None
    code = area_names(within=within).find(
        province=province, district=district, subdistrict=subdistrict, village=village
    )
    return Area.objects.get(pk=code) if code else None


def area_names(*, within: str = "", kinds: tuple[str, ...] = ()) -> AreaNames:
    """The names, present and former, of the areas within one (all for empty); one query.

    Areas since closed are among them: old papers speak of them.
    """
    areas = Area.objects.filter(code__startswith=within)
    if kinds:
        areas = areas.filter(kind__in=kinds)
    return AreaNames.of(
        NamedArea(code, (name, *(each["name_th"] for each in former)))
        for code, name, former in areas.values_list("code", "name_th", "former_names")
    )
