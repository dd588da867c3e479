"""Reading money: by place with its parts, by stage, and the rows behind every figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.db.models import Case, Count, Model, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce, Left

from oneplan.areas.models import Area, Body
from oneplan.budget.lying import LINE, REQUEST, Rows, beyond, chosen, located, lying_in, names_parts
from oneplan.budget.models import Amount
from oneplan.budget.rules import Figure, Group, PlaceMoney, Split, gather, part_length
from oneplan.funds.models import PublishedLine
from oneplan.projects.models import CostLine, Preparation
from oneplan.threads.models import Circulation, Subject
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

M = TypeVar("M", bound=Model)


def place_money(area_code: str, fiscal_year: int) -> PlaceMoney:
    """The published money of a place in a fiscal year (B.E.), by budget paper, in four queries.

    ``keys`` are values of ``LineKind``.  ``rows_behind`` gives the rows of every figure.
    """
    lines = _published(fiscal_year=fiscal_year)
    return _money_of(lines, LINE, "kind", area_code, fiscal_year)


def body_money(body: Body, fiscal_year: int) -> PlaceMoney:
    """The published money a body owns, split by province; ``area_code`` is empty."""
    lines = _published(fiscal_year=fiscal_year, owner=body)
    return _money_of(lines, LINE, "kind", "", fiscal_year)


def place_requests(area_code: str, fiscal_year: int, *, reach: Reach | None) -> PlaceMoney:
    """What activities of a place ask for, by source group, as far as the reader may read."""
    return _money_of(
        _requests(fiscal_year, reach), REQUEST, "source__group", area_code, fiscal_year
    )


def rows_behind(
    area_code: str,
    fiscal_year: int,
    *,
    split: Split = Split.ALL,
    kind: str = "",
    part: str = "",
    body: Body | None = None,
) -> QuerySet[PublishedLine]:
    """The published lines behind a figure of ``place_money`` (or of ``body_money``).

    ``kind`` narrows to one budget paper, ``part`` to one part of the place.
    """
    lines = _published(fiscal_year=fiscal_year)
    if body is not None:
        lines = lines.filter(owner=body)
    if kind:
        lines = lines.filter(kind=kind)
    found = chosen(located(lines, LINE), LINE, part or area_code, Split.ALL if part else split)
    return found.select_related("subject__area", "owner").order_by("kind", "-satang", "pk")


def requests_behind(
    area_code: str,
    fiscal_year: int,
    *,
    reach: Reach | None,
    split: Split = Split.ALL,
    group: str = "",
    part: str = "",
) -> QuerySet[CostLine]:
    """The cost lines behind a figure of ``place_requests``."""
    rows = _requests(fiscal_year, reach)
    if group:
        rows = rows.filter(source__group=group)
    found = chosen(located(rows, REQUEST), REQUEST, part or area_code, Split.ALL if part else split)
    return found.select_related("activity__subject__owner", "source").order_by("-satang", "pk")


def money_by_stage(
    subject_ids: Iterable[UUID], *, fiscal_year: int | None = None
) -> Mapping[UUID, Mapping[str, int]]:
    """Satang of every stage of each subject, in one query; a subject without money is left out."""
    amounts = Amount.objects.filter(subject_id__in=list(subject_ids))
    if fiscal_year is not None:
        amounts = amounts.filter(fiscal_year=fiscal_year)
    sums = amounts.order_by().values("subject_id", "stage").annotate(total=Sum("satang"))
    found: dict[UUID, dict[str, int]] = {}
    for row in sums:
        found.setdefault(row["subject_id"], {})[row["stage"]] = row["total"]
    return found


def amounts_of(subject_id: UUID) -> QuerySet[Amount]:
    """Every amount of one subject, in the order it was recorded: the rows behind its stages."""
    amounts = Amount.objects.filter(subject_id=subject_id).select_related("source", "paper")
    return amounts.order_by("fiscal_year", "recorded_at", "pk")


def fiscal_years_with_lines(area_code: str) -> list[int]:
    """Fiscal years (B.E.) in which published lines lie in the place, newest first."""
    years: set[int] = set()
    for lines in lying_in(_published(), LINE, area_code):
        years.update(lines.order_by().values_list("fiscal_year", flat=True).distinct())
    return sorted(years, reverse=True)


@dataclass(frozen=True, slots=True)
class YearMoney:
    """The published money of a place in one fiscal year (B.E.), by budget paper."""

    fiscal_year: int
    total: Figure
    by_kind: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class OwnerMoney:
    """The published money one body has in a place."""

    body_id: UUID
    name_th: str
    name_en: str
    figure: Figure


class PlaceLines:
    """The published money of a place, of all years, read in two queries."""

    def __init__(self, area_code: str) -> None:
        self.area_code = area_code
        owner = ("owner_id", "owner__name_th", "owner__name_en")
        self._sums = _added_up(_published(), LINE, area_code, "fiscal_year", "kind", *owner)

    def by_year(self) -> list[YearMoney]:
        """Year by year, the newest first."""
        found: dict[int, dict[str, Figure]] = {}
        for row in self._sums:
            kinds = found.setdefault(row["fiscal_year"], {})
            kinds[row["kind"]] = kinds.get(row["kind"], Figure()) + _figure(row)
        return [
            YearMoney(year, sum(found[year].values(), Figure()), found[year])
            for year in sorted(found, reverse=True)
        ]

    def of_year(self, fiscal_year: int) -> PlaceMoney:
        """``place_money`` of a fiscal year (B.E.), in two more queries."""
        groups = [
            Group(row["kind"], row["part"], row["names_parts"], row["total"], row["rows"])
            for row in self._rows(fiscal_year)
        ]
        lines = _published(fiscal_year)
        return _gathered(groups, lines, LINE, self.area_code, fiscal_year)

    def owners(self, fiscal_year: int, *, most: int = 12) -> list[OwnerMoney]:
        """Whose money it is, the largest first."""
        found: dict[tuple[UUID, str, str], Figure] = {}
        for row in self._rows(fiscal_year):
            key = (row["owner_id"], row["owner__name_th"], row["owner__name_en"])
            found[key] = found.get(key, Figure()) + _figure(row)
        owners = [OwnerMoney(*key, figure) for key, figure in found.items()]
        return sorted(owners, key=lambda each: (-each.figure.satang, each.body_id))[:most]

    def _rows(self, fiscal_year: int) -> list[dict[str, Any]]:
        return [row for row in self._sums if row["fiscal_year"] == fiscal_year]


def _figure(row: Mapping[str, Any]) -> Figure:
    return Figure(int(row["total"]), row["rows"])


@dataclass(frozen=True, slots=True)
class ProvinceMoney:
    """The published money of a province in the newest year its papers were taken in."""

    area: Area
    fiscal_year: int
    satang: int


def provinces_with_lines(*, most: int = 80) -> list[ProvinceMoney]:
    """Provinces whose budget papers were taken in, each with its newest year, in two queries.

    The few lines kept back are left out, which reads indexes only; asking each line of the country
    whether it is public reads every one of them.
    """
    kept_back = Subject.objects.filter(kind=LINE.kind).exclude(circulation=Circulation.PUBLIC)
    lines = PublishedLine.objects.exclude(subject__in=kept_back)
    sums = lines.order_by().values("province_code", "fiscal_year")
    newest: dict[str, tuple[int, int]] = {}
    for row in sums.annotate(total=Sum("satang")):
        found = (row["fiscal_year"], int(row["total"]))
        newest[row["province_code"]] = max(newest.get(row["province_code"], (0, 0)), found)
    areas = Area.objects.filter(pk__in=newest).order_by("sort_key")[:most]
    return [ProvinceMoney(area, *newest[area.pk]) for area in areas]


def _published(fiscal_year: int | None = None, **filters: Any) -> QuerySet[PublishedLine]:
    """Lines everybody may read: what was printed is public, what is still kept back is not.

    The record of a line is of the line's own year for good; told to the database, so that it
    reads no other year's records of a place.
    """
    public = {"subject__circulation": Circulation.PUBLIC, "subject__kind": LINE.kind}
    lines = PublishedLine.objects.filter(**public, **filters)
    if fiscal_year is None:
        return lines
    return lines.filter(fiscal_year=fiscal_year, subject__fiscal_year=fiscal_year)


def _requests(fiscal_year: int, reach: Reach | None) -> QuerySet[CostLine]:
    return (
        CostLine.objects.filter(fiscal_year=fiscal_year, activity__subject__kind=REQUEST.kind)
        .exclude(activity__preparation=Preparation.WITHDRAWN)
        .filter(readable(reach, at="activity__subject"))
    )


def _money_of(
    rows: QuerySet[Any], of: Rows, key: str, area_code: str, fiscal_year: int
) -> PlaceMoney:
    sums = _added_up(rows, of, area_code, key)
    groups = [
        Group(row[key], row["part"], row["names_parts"], row["total"], row["rows"]) for row in sums
    ]
    return _gathered(groups, rows, of, area_code, fiscal_year)


def _added_up(rows: QuerySet[Any], of: Rows, area_code: str, *keys: str) -> list[dict[str, Any]]:
    """Rows inside a place added up by keys, by the part they lie in, and whether they name any."""
    at_the_place = Case(
        When(lies_in=area_code, then=names_parts(of.subject, area_code)), default=Value(False)
    )
    found: list[dict[str, Any]] = []
    for inside in lying_in(rows, of, area_code):
        parted = inside.annotate(
            part=Left("lies_in", part_length(area_code)), names_parts=at_the_place
        )
        sums = parted.order_by().values(*keys, "part", "names_parts")
        found += sums.annotate(total=Sum("satang"), rows=Count("pk"))
    return found


def _gathered(
    groups: Sequence[Group], rows: QuerySet[Any], of: Rows, area_code: str, fiscal_year: int
) -> PlaceMoney:
    if area_code:
        reaching = beyond(rows, of, area_code).aggregate(
            satang=Coalesce(Sum("satang"), 0), rows=Count("pk")
        )
        children = Area.objects.filter(parent_id=area_code).order_by("sort_key", "code")
    else:
        reaching = {"satang": 0, "rows": 0}
        children = Area.objects.filter(code__in={group.part for group in groups}).order_by("code")
    return gather(
        groups,
        area_code=area_code,
        fiscal_year=fiscal_year,
        parts=list(children.values_list("code", "name_th", "name_en")),
        beyond=Figure(int(reaching["satang"]), reaching["rows"]),
    )
