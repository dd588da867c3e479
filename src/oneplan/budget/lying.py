"""Where rows of money lie: in the area of their subject, or at the seat of their owner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, cast

from django.db.models import Case, CharField, Exists, Model, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Left, Length

from oneplan.areas.models import LOCAL_AUTHORITY_KINDS, Body, BodyKind
from oneplan.areas.rules import codes_around
from oneplan.budget.rules import Split
from oneplan.core.reading import one_of
from oneplan.threads.models import Place, SubjectKind

M = TypeVar("M", bound=Model)

SEATED = (*LOCAL_AUTHORITY_KINDS, BodyKind.PROVINCE_OFFICE, BodyKind.DISTRICT_OFFICE)
"""Bodies whose money belongs to their seat when its row names no place; a cluster's does not.

A provincial administrative organisation sits in some district but works for the province.
"""
PROVINCE_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Rows:
    """Where rows of money find their subject and the body whose seat they may lie at."""

    subject: str
    owner: str
    kind: SubjectKind
    """Of every such subject; told to the database so that it reads no others of the place."""


LINE = Rows("subject", "owner", SubjectKind.PUBLISHED_LINE)
REQUEST = Rows("activity__subject", "activity__subject__owner", SubjectKind.ACTIVITY)


def located(rows: QuerySet[M], of: Rows) -> QuerySet[M]:
    """Each row with the area its money belongs to: its subject's, or its owner's seat."""
    own = Case(When(~_names_places(of), then=_seat(of)))
    lies_in = Coalesce(_area(of), own, Value(""), output_field=CharField())
    return cast("QuerySet[M]", rows.annotate(lies_in=lies_in))


def lying_in(rows: QuerySet[M], of: Rows, area_code: str) -> list[QuerySet[M]]:
    """The rows of a place, each with where it lies, in readings that have no row in common.

    Read apart, each follows an index of its own and asks of a row only what decides about it:
    those whose subject has an area in the place, and those that lie at their owner's seat.
    """
    if not area_code:
        return [located(rows, of)]
    by_area = _by_area(rows, of, area_code).annotate(lies_in=_area(of))
    by_seat = _by_seat(rows, of, area_code).annotate(lies_in=_seat(of)).filter(~_names_places(of))
    return [cast("QuerySet[M]", by_area), cast("QuerySet[M]", by_seat.filter(_inside(area_code)))]


def _area(of: Rows) -> Cast:
    return Cast(f"{of.subject}__area_id", CharField())


def _seat(of: Rows) -> Case:
    seat_code = Cast(f"{of.owner}__seat_id", CharField())
    return Case(
        When(Q(**{f"{of.owner}__kind": BodyKind.PAO}), then=Left(seat_code, PROVINCE_DIGITS)),
        When(Q(**{f"{of.owner}__kind__in": SEATED}), then=seat_code),
    )


def _names_places(of: Rows) -> Exists:
    return Exists(Place.objects.filter(subject_id=OuterRef(f"{of.subject}_id")))


def _inside(area_code: str) -> Q:
    return Q(lies_in__startswith=area_code)


def names_parts(subject: str, area_code: str) -> Exists:
    """Whether a row's subject names a place below this one."""
    below = Place.objects.annotate(digits=Length("area__code")).filter(
        subject_id=OuterRef(f"{subject}_id"),
        area__code__startswith=area_code,
        digits__gt=len(area_code),
    )
    return Exists(below)


def chosen(rows: QuerySet[M], of: Rows, area_code: str, split: Split) -> QuerySet[M]:
    """Of rows that are ``located``, those of one share of a place's money."""
    if split is Split.BEYOND:
        return beyond(rows, of, area_code)
    inside = _near(rows, of, area_code).filter(_inside(area_code))
    if split is Split.ALL:
        return inside
    if split is Split.PLACED:
        return inside.exclude(lies_in=area_code)
    at_the_place = inside.filter(lies_in=area_code)
    shared = names_parts(of.subject, area_code)
    return at_the_place.filter(shared if split is Split.SHARED else ~shared)


def _near(rows: QuerySet[M], of: Rows, area_code: str) -> QuerySet[M]:
    """Rows that can lie in the place: by their subject's area, or by the seat of their owner.

    Each by an index of its own; asked as one alternative, every row without an area in the
    country would be read.
    """
    if not area_code:
        return rows
    by_area, by_seat = _by_area(rows, of, area_code), _by_seat(rows, of, area_code)
    keys = by_area.order_by().values("pk")
    return rows.filter(pk__in=keys.union(by_seat.order_by().values("pk"), all=True))


def _by_area(rows: QuerySet[M], of: Rows, area_code: str) -> QuerySet[M]:
    return rows.filter(**{f"{of.subject}__area__code__startswith": area_code})


def _by_seat(rows: QuerySet[M], of: Rows, area_code: str) -> QuerySet[M]:
    here = Body.objects.filter(kind__in=SEATED, seat__code__startswith=area_code).order_by()
    owned = one_of(f"{of.owner}_id", here.values("pk"))
    return rows.filter(owned, **{f"{of.subject}__area_id": None})


def beyond(rows: QuerySet[M], of: Rows, area_code: str) -> QuerySet[M]:
    """Rows with a place in here and one outside: their own area is then around the place."""
    around = Q(**{f"{of.subject}__area_id__in": codes_around(area_code)[:-1]})
    nowhere = Q(**{f"{of.subject}__area_id": None})
    touching = Place.objects.filter(
        subject_id=OuterRef(f"{of.subject}_id"), area__code__startswith=area_code
    )
    return rows.filter(around | nowhere).filter(Exists(touching))
