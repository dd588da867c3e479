"""What the radar knows of a province: its records as the engine reads them, and its places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import polars as pl
from django.db.models import Exists, OuterRef, Q, QuerySet

from oneplan.areas.models import Area, AreaKind
from oneplan.core.money import SATANG_PER_BAHT
from oneplan.engines.overlap import Gazetteer, Rows, rows_of
from oneplan.funds.models import LineNature
from oneplan.projects.models import Preparation
from oneplan.threads.models import Subject, SubjectKind, Tie, TieKind

KINDS = (SubjectKind.NEED, SubjectKind.ACTIVITY, SubjectKind.PUBLISHED_LINE)
ONE_WORK = (
    TieKind.MERGED_INTO,
    TieKind.ANSWERS,
    TieKind.REFERRED_AS,
    TieKind.PROPOSED_AGAIN,
    TieKind.BUILT_AS,
    TieKind.PRINTED_AS,
)
COLUMNS = (
    "pk",
    "kind",
    "title",
    "area_id",
    "fiscal_year",
    "need__place_words",
    "activity__satang",
    "published_line__satang",
    "published_line__province_code",
)


@dataclass(frozen=True, slots=True)
class Known:
    """One record as the engine compares it.  ``area`` is a code or empty, ``satang`` may be None.

    ``fiscal_year`` is B.E.
    """

    id: UUID
    kind: str
    text: str
    area: str
    fiscal_year: int | None
    satang: int | None = None


def comparable(province_code: str) -> QuerySet[Subject]:
    """Needs, activities and printed lines of a province that stand for themselves.

    Left out: merged needs (their parent stands for them), withdrawn activities, bundles and
    management money, which name no work of their own, and trial data.
    """
    placed = Q(area__code__startswith=province_code)
    printed = Q(area=None, published_line__province_code=province_code)
    merged = Tie.objects.filter(kind=TieKind.MERGED_INTO, child=OuterRef("pk"), ended_at=None)
    no_item = (LineNature.BUNDLE, LineNature.MANAGEMENT)
    return (
        Subject.objects.filter(placed | printed, ~Exists(merged), kind__in=KINDS, is_trial=False)
        .exclude(activity__nature__in=no_item)
        .exclude(activity__preparation=Preparation.WITHDRAWN)
        .exclude(published_line__nature__in=no_item)
    )


def known_in(province_code: str, *, only: Sequence[UUID] | None = None) -> list[Known]:
    """The comparable records of a province in the order received, in one query."""
    subjects = comparable(province_code)
    if only is not None:
        subjects = subjects.filter(pk__in=only)
    return [as_known(row) for row in subjects.order_by("pk").values(*COLUMNS)]


def rows_from(known: Sequence[Known]) -> Rows:
    """The records as the engine's columns."""
    baht = [row.satang / SATANG_PER_BAHT if row.satang else None for row in known]
    table = pl.DataFrame(
        {
            "id": [str(row.id) for row in known],
            "text": [row.text for row in known],
            "area": [row.area for row in known],
            "budget": pl.Series(baht, dtype=pl.Float64),
            "year": pl.Series([row.fiscal_year for row in known], dtype=pl.Int64),
        }
    )
    return rows_of(table)


def gazetteer_in(province_code: str) -> Gazetteer:
    """The places of a province as the engine reads them, in one query."""
    areas = Area.objects.filter(code__startswith=province_code, valid_to=None)
    places = list(areas.order_by("code").values_list("code", "name_th"))
    return Gazetteer.of([code for code, _name in places], [name for _code, name in places])


def families(province_code: str) -> dict[UUID, UUID]:
    """Records whose kinship is on record already, each with one key of its family.

    A need, the activity that answers it and the line it was printed as are one work told three
    times; parts of one project are not.
    """
    here = Q(child__area__code__startswith=province_code)
    here |= Q(parent__area__code__startswith=province_code)
    here |= Q(parent__published_line__province_code=province_code)
    ties = Tie.objects.filter(here, kind__in=ONE_WORK, ended_at=None).distinct()
    head: dict[UUID, UUID] = {}
    for child, parent in ties.values_list("child_id", "parent_id"):
        first, second = _head(head, child), _head(head, parent)
        head[max(first, second)] = min(first, second)
    return {key: _head(head, key) for key in list(head)}


def _head(head: dict[UUID, UUID], key: UUID) -> UUID:
    while head.setdefault(key, key) != key:
        key = head[key]
    return key


def provinces() -> list[str]:
    """Codes of the provinces, in order: the partitions of the country."""
    found = Area.objects.filter(kind=AreaKind.PROVINCE, valid_to=None)
    return list(found.order_by("code").values_list("pk", flat=True))


def as_known(row: dict[str, Any]) -> Known:
    """A row of ``COLUMNS`` as the engine compares it."""
    area = row["area_id"] or row["published_line__province_code"] or ""
    satang = row["activity__satang"] or row["published_line__satang"]
    words = row["need__place_words"] or ""
    return Known(
        id=row["pk"],
        kind=row["kind"],
        text=f"{row['title']} {words}".strip(),
        area=area,
        fiscal_year=row["fiscal_year"],
        satang=satang,
    )
