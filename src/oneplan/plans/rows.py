"""Reads about the rows of a plan: what is valid on a day, and what each edition made of a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, F, IntegerField, Q, Sum, Value
from django.db.models.functions import Coalesce

from oneplan.core.asked import asked_words
from oneplan.core.paging import CURSOR, Page, page_of
from oneplan.plans.comparing import listing_said
from oneplan.plans.models import Edition, EditionState, Listing, Plan
from oneplan.plans.queries import AFTER_ALL_RANKS, LISTING_ORDER
from oneplan.plans.rules.comparing import Difference, differences
from oneplan.plans.standing import editions_standing, issued, valid_listings
from oneplan.thai.dates import parse_date
from oneplan.thai.errors import UnreadableText
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.threads.rules import Reach

ASKED_DAY = "on"


@dataclass(frozen=True, slots=True)
class Issue:
    """One edition on the time line: what it holds, and whether it stands on the day asked for."""

    edition: Edition
    rows: int
    satang: int
    stands: bool


@dataclass(frozen=True, slots=True)
class PlanAsOf:
    """What a plan says on a day, whichever editions it is spread over."""

    day: dt.date
    issues: list[Issue]
    rows: Page[Listing]
    listed: int
    satang: int
    hidden: int


@dataclass(frozen=True, slots=True)
class Mention:
    """What one edition prints about a row, and how that differs from the edition before."""

    listing: Listing
    satang: int
    differences: tuple[Difference, ...]
    is_valid: bool


def asked_day(query: Mapping[str, str], *, today: dt.date) -> dt.date:
    """The day a reader asks for, in any spelling; today when none was asked for."""
    written = query.get(ASKED_DAY, "").strip()[:40]
    try:
        return parse_date(written) if written else today
    except UnreadableText:
        return today


def plan_as_of(
    plan: Plan, day: dt.date, query: Mapping[str, str], *, reach: Reach | None
) -> PlanAsOf:
    """The plan as it stood on a day, in a fixed number of queries.

    ``q`` searches titles, numbers, pages and items.
    """
    standing = editions_standing(plan, day)
    valid = valid_listings(standing)
    seen = valid.filter(readable(reach, at="subject"))
    sums = seen.aggregate(satang=Sum("years__satang", default=0))
    listed = seen.count()
    place = Coalesce(F("rank"), Value(AFTER_ALL_RANKS), output_field=IntegerField())
    found = (
        seen.filter(_holding(asked_words(query)))
        .select_related("subject", "edition")
        .annotate(satang=Sum("years__satang"), place_in_list=place)
    )
    return PlanAsOf(
        day=day,
        issues=_issues(plan, standing, reach=reach),
        rows=page_of(
            found,
            order=LISTING_ORDER,
            cursor=query.get(CURSOR),
            annotated={"place_in_list": IntegerField()},
        ),
        listed=listed,
        satang=int(sums["satang"]),
        hidden=valid.count() - listed,
    )


def mentions_of(plan: Plan, subject_id: UUID, *, reach: Reach | None) -> list[Mention]:
    """Everything the editions of a plan printed about a row, the oldest first."""
    order = {each.pk: place for place, each in enumerate(_read_by(plan, reach))}
    rows = (
        Listing.objects.filter(readable(reach, at="subject"), subject=subject_id)
        .filter(edition__in=order)
        .select_related("edition", "subject", "element")
        .prefetch_related("years__source")
    )
    listings = sorted(rows, key=lambda row: order[row.edition_id])
    sealed = [row for row in listings if row.edition.state == EditionState.SEALED]
    found = []
    for before, row in zip([None, *listings], listings, strict=False):
        said = listing_said(row).facts
        found.append(
            Mention(
                listing=row,
                satang=sum(year.satang for year in row.years.all()),
                differences=differences(listing_said(before).facts, said) if before else (),
                is_valid=bool(sealed) and row is sealed[-1] and not row.is_withdrawn,
            )
        )
    return found


def _holding(words: str) -> Q:
    if not words:
        return Q()
    return (
        Q(title__icontains=words)
        | Q(subject__public_no__icontains=words)
        | Q(page=words)
        | Q(item=words)
    )


def _read_by(plan: Plan, reach: Reach | None) -> list[Edition]:
    return [each for each in issued(plan) if reach is not None or each.in_force_on]


def _issues(plan: Plan, standing: Sequence[UUID], *, reach: Reach | None) -> list[Issue]:
    """The editions on a time line with the rows the reader may read."""
    rows = Listing.objects.filter(readable(reach, at="subject"), edition__plan=plan)
    sums = {
        key: (count, int(satang or 0))
        for key, count, satang in rows.order_by()
        .values_list("edition_id")
        .annotate(count=Count("pk", distinct=True), satang=Sum("years__satang"))
    }
    return [
        Issue(each, *sums.get(each.pk, (0, 0)), stands=each.pk in set(standing))
        for each in _read_by(plan, reach)
    ]
