"""Reads for dividing a list: the lines with who takes them, and how places fared over years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, Q, QuerySet, Sum

from oneplan.annual_plans.models import Level, Rank, RankState
from oneplan.apportioning.models import Taker, Taking
from oneplan.apportioning.rules import (
    KINDS_OF_TAKER,
    Cell,
    Portion,
    last_years,
    spread,
    taker_of,
)
from oneplan.areas.models import Area, AreaKind, Body, BodyArea, BodyKind
from oneplan.areas.queries import in_force
from oneplan.plans.models import EditionState, ListingYear, Side
from oneplan.projects.benefits import benefits_of_subjects
from oneplan.projects.models import Activity
from oneplan.threads.access import reach
from oneplan.threads.models import Subject
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.annual_plans.models import Round

RANKED = (RankState.SCORED, RankState.NOT_SCORED, RankState.NOT_RANKED, RankState.OTHER_MONEY)

SUBDISTRICT_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a district's list with who should take it, said or only suggested."""

    rank: Rank
    taking: Taking | None
    suggested: Taker | None
    to_body: Body | None

    @property
    def taker(self) -> str:
        if self.taking is not None:
            return self.taking.taker
        return self.suggested.value if self.suggested else ""


def lines_of(round_: Round) -> list[Line]:
    """Every line of a list with its taker, in four queries.

    What nobody said is suggested from who would implement it, else from who asked.
    """
    ranks = list(
        Rank.objects.filter(round=round_)
        .exclude(state=RankState.GATE_SHUT)
        .select_related("subject__owner", "subject__area")
        .order_by(F("position").asc(nulls_last=True), "pk")
    )
    keys = [rank.subject_id for rank in ranks]
    said = {
        each.subject_id: each
        for each in Taking.objects.filter(
            body=round_.body, fiscal_year=round_.fiscal_year, subject_id__in=keys
        ).select_related("to_body", "referral")
    }
    doers: dict[UUID, Body | None] = {
        activity.pk: activity.implementer
        for activity in Activity.objects.filter(pk__in=keys).select_related("implementer")
    }
    return [_line(rank, said.get(rank.subject_id), doers.get(rank.subject_id)) for rank in ranks]


def _line(rank: Rank, taking: Taking | None, doer: Body | None) -> Line:
    if taking is not None:
        return Line(rank, taking, None, taking.to_body)
    likely = doer or rank.subject.owner
    taker = taker_of(likely.kind)
    return Line(rank, None, Taker(taker) if taker else None, likely if taker else None)


def bodies_that_take(round_: Round, *, on: dt.date) -> QuerySet[Body]:
    """Bodies a district may send lines to: around it, its อบจ., its province and its cluster."""
    seat = (round_.area_id or round_.body.seat_id or "")[:4]
    province = seat[:2]
    kinds = {kind for kinds in KINDS_OF_TAKER.values() for kind in kinds}
    here = BodyArea.objects.filter(in_force(on), area__code__startswith=seat).values("body_id")
    whole = Q(seat__code__startswith=province) & Q(
        kind__in=(
            BodyKind.PAO,
            BodyKind.PROVINCE_OFFICE,
            BodyKind.AGENCY,
            BodyKind.STATE_ENTERPRISE,
        )
    )
    clusters = BodyArea.objects.filter(in_force(on), area_id=province, body__kind=BodyKind.CLUSTER)
    near = Q(seat__code__startswith=seat) | Q(pk__in=here) | whole
    near |= Q(pk__in=clusters.values("body_id"))
    return Body.objects.filter(in_force(on), near, kind__in=kinds).order_by("sort_key", "code")


def takings_sent(round_: Round, post: Post | None) -> list[Taking]:
    """The lines that were sent on, with the answers so far, as far as the reader may read them."""
    seen = Subject.objects.filter(readable(reach(post)))
    rows = Taking.objects.filter(
        body=round_.body, fiscal_year=round_.fiscal_year, referral__isnull=False, subject__in=seen
    )
    return list(rows.select_related("subject", "to_body", "referral").order_by("pk"))


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place over the years; ``now`` is what the list at hand would add."""

    area: Area | None
    past: list[Cell]
    now: Cell

    @property
    def past_satang(self) -> int:
        return sum(cell.satang for cell in self.past)

    @property
    def total_satang(self) -> int:
        return self.past_satang + self.now.satang


@dataclass(frozen=True, slots=True)
class Balance:
    """How money spread over places in the years before, and what the list at hand would do."""

    years: Sequence[int]
    fiscal_year: int
    rows: list[PlaceRow]

    @property
    def most(self) -> int:
        """The largest total of a row, for drawing bars to one scale."""
        return max((row.total_satang for row in self.rows), default=0)


def balance_of(round_: Round) -> Balance:
    """Fairness of a district's list among its sub-districts over five years, or of a cluster's
    among its provinces; the past is what its adopted editions print within the frame.

    A cluster goes by the benefit its projects state, never by where a line is built.
    """
    years = list(last_years(round_.fiscal_year))[:-1]
    printed = _printed(round_, years)
    ranks = list(
        Rank.objects.filter(round=round_, state__in=RANKED).values_list("subject_id", "satang")
    )
    keys = {key for key, _year, _satang in printed} | {key for key, _satang in ranks}
    by_benefit = round_.level == Level.CLUSTER
    weights = benefits_of_subjects(keys) if by_benefit else weights_by_place(keys)
    past = spread(Portion(year, satang, weights.get(key, {})) for key, year, satang in printed)
    now = spread(Portion(round_.fiscal_year, satang, weights.get(key, {})) for key, satang in ranks)
    places = {place for place, _year in (*past, *now)} | _own_places(round_)
    areas = Area.objects.filter(code__in=places).in_bulk()
    order = sorted(
        places, key=lambda code: (code not in areas, getattr(areas.get(code), "sort_key", ""))
    )
    rows = [
        PlaceRow(
            area=areas.get(code),
            past=[past.get((code, year), Cell()) for year in years],
            now=now.get((code, round_.fiscal_year), Cell()),
        )
        for code in order
    ]
    return Balance(years=years, fiscal_year=round_.fiscal_year, rows=rows)


def weights_by_place(keys: set[UUID]) -> dict[UUID, dict[str, int]]:
    """Where a record's money goes: wholly to the sub-district that holds it, if one does."""
    found: dict[UUID, dict[str, int]] = {}
    rows = Subject.objects.filter(pk__in=keys, area__isnull=False)
    for key, code in rows.values_list("pk", "area_id"):
        if len(code) >= SUBDISTRICT_DIGITS:
            found[key] = {code[:SUBDISTRICT_DIGITS]: 1}
    return found


def _printed(round_: Round, years: Sequence[int]) -> list[tuple[UUID, int, int]]:
    """What the adopted annual plans of the body print: (subject, year, satang)."""
    money = ListingYear.objects.filter(
        listing__edition__plan__body=round_.body,
        listing__edition__plan__fiscal_year__in=years,
        listing__edition__plan__is_trial=False,
        listing__edition__state=EditionState.SEALED,
        fiscal_year=F("listing__edition__plan__fiscal_year"),
    ).exclude(listing__side=Side.OVER)
    sums = money.order_by().values_list("listing__subject_id", "fiscal_year")
    return list(sums.annotate(total=Sum("satang")))


def _own_places(round_: Round) -> set[str]:
    """The places that ought to be on the table even where nothing went: the point of it."""
    on = round_.ran_at.date()
    if round_.level == Level.CLUSTER:
        members = BodyArea.objects.filter(in_force(on), body=round_.body)
        return set(members.values_list("area_id", flat=True))
    inside = Area.objects.filter(
        in_force(on), kind=AreaKind.SUBDISTRICT, code__startswith=round_.area_id or "-"
    )
    return set(inside.values_list("code", flat=True))


def taker_choices() -> list[tuple[str, str]]:
    """Who may take a line, as choices of a form."""
    return [(taker.value, str(taker.label)) for taker in Taker]
