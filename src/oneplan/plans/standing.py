"""What a plan says as a whole: the valid row is the latest sealed one that touches it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Case, IntegerField, Model, QuerySet, Value, When

from oneplan.plans.models import Edition, EditionKind, Element, Listing, Plan
from oneplan.plans.rules.standing import Issued, standing_on, standing_with

if TYPE_CHECKING:
    from uuid import UUID

M = TypeVar("M", bound=Model)


def issued(plan: Plan) -> list[Edition]:
    """The editions of a plan in the order they were issued; one in preparation stands last."""
    rows = Edition.objects.filter(plan=plan)
    return sorted(
        rows,
        key=lambda each: (
            each.in_force_on or dt.date.max,
            each.sealed_at.timestamp() if each.sealed_at else 0,
            each.made_at.timestamp(),
        ),
    )


def editions_standing(plan: Plan, day: dt.date) -> list[UUID]:
    """The editions that hold what the plan said on a day, in the order they were issued."""
    return standing_on(_orders(issued(plan)), day)


def editions_sealed(plan: Plan) -> list[UUID]:
    """The editions that hold what the plan says with its newest sealed edition."""
    return standing_on(_orders(issued(plan)), dt.date.max)


def editions_up_to(edition: Edition) -> list[UUID]:
    """The editions that hold what the plan says with ``edition`` as its newest."""
    return standing_with(_orders(issued(edition.plan)), edition.pk)


def valid_listings(editions: Sequence[UUID]) -> QuerySet[Listing]:
    """The valid row of every subject these editions list, those taken out left aside."""
    found = _latest(Listing.objects.all(), editions, one_each="subject_id")
    return found.filter(is_withdrawn=False)


def valid_elements(editions: Sequence[UUID]) -> QuerySet[Element]:
    """The valid row of every lineage in the strategy part of these editions."""
    return _latest(Element.objects.all(), editions, one_each="lineage_id")


def _latest(rows: QuerySet[M], editions: Sequence[UUID], *, one_each: str) -> QuerySet[M]:
    """Of the rows that tell of the same thing, the one of the last of ``editions``."""
    place = Case(
        *(When(edition=key, then=Value(number)) for number, key in enumerate(editions)),
        default=Value(-1),
        output_field=IntegerField(),
    )
    latest = (
        rows.filter(edition__in=editions)
        .annotate(place_of_edition=place)
        .order_by(one_each, "-place_of_edition")
        .distinct(one_each)
    )
    return rows.filter(pk__in=latest.values("pk"))


def _orders(editions: Sequence[Edition]) -> list[Issued]:
    return [Issued(each.pk, each.kind == EditionKind.FULL, each.in_force_on) for each in editions]
