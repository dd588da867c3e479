"""What became of needs, as far as it went: the work, the list, the money, the thing handed over.

``needs.standing`` knows whether somebody took a need up; how far the work has come stands on the
floors above it and is read here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from oneplan.assets.models import Docket
from oneplan.assets.rules import USED
from oneplan.budget.models import Amount, Stage
from oneplan.core.money import baht
from oneplan.needs.standing import MERGED, standings
from oneplan.plans.models import EditionState, Listing, Side
from oneplan.projects.models import Activity
from oneplan.projects.queries import withdrawn
from oneplan.threads.models import Tie, TieKind
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

HANDED_OVER = ("handed_over", "booked_out", "booked_in", *USED)
GIVEN = (Stage.APPROPRIATED, Stage.ALLOTTED)
Told = tuple[int, int, str]
"""How far it came, the fiscal year (B.E.), and that in words: the greatest is told."""


def what_became(keys: Sequence[UUID], *, reach: Reach | None) -> dict[UUID, str]:
    """Where each need stands in words, in a fixed number of queries.

    Of several works that answer one need the one that came furthest is told; a work, a list or
    money the reader may not read is not.
    """
    words = {key: str(each.words) for key, each in standings(keys, reach=reach).items()}
    ties = Tie.objects.filter(
        readable(reach, at="child"), kind=TieKind.ANSWERS, parent__in=keys, ended_at=None
    )
    works: dict[UUID, list[UUID]] = defaultdict(list)
    for need, work in ties.values_list("parent_id", "child_id"):
        works[need].append(work)
    told = _told([work for answers in works.values() for work in answers], reach=reach)
    for need, answers in works.items():
        furthest = max((told[work] for work in answers if work in told), default=None)
        if furthest is not None and words[need] != str(MERGED.words):
            words[need] = furthest[2]
    return words


def _told(keys: Iterable[UUID], *, reach: Reach | None) -> dict[UUID, Told]:
    """How far each activity came; withdrawn ones have come nowhere."""
    found: dict[UUID, Told] = {}
    works = Activity.objects.filter(pk__in=list(keys)).exclude(withdrawn())
    for key, year in works.values_list("pk", "fiscal_year"):
        found[key] = (
            0,
            year,
            _("a work of fiscal year %(year)s answers it, on no list yet") % {"year": year},
        )
    for step in (_listed(found, reach=reach), _paid(found), _received(found)):
        for key, told in step:
            found[key] = max(found[key], told)
    return found


def _listed(known: Iterable[UUID], *, reach: Reach | None) -> Iterable[tuple[UUID, Told]]:
    """Adopted lists the reader may read; within the frame is further than over it."""
    rows = Listing.objects.filter(
        readable(reach, at="edition__plan__subject"),
        subject__in=list(known),
        edition__state=EditionState.SEALED,
        edition__plan__fiscal_year__isnull=False,
    )
    words = {
        Side.OVER: _("on the list of %(body)s for %(year)s, over the frame"),
        Side.WITHIN: _("within the frame of %(body)s for %(year)s, waiting for the money"),
    }
    for key, side, year, body in rows.values_list(
        "subject_id", "side", "edition__plan__fiscal_year", "edition__plan__body__name_th"
    ):
        facts = {"body": body, "year": year}
        on_list = _("on the list of %(body)s for %(year)s")
        step = {Side.OVER: 2, Side.WITHIN: 3}.get(Side(side), 1)
        yield key, (step, year or 0, words.get(Side(side), on_list) % facts)


def _paid(known: Iterable[UUID]) -> Iterable[tuple[UUID, Told]]:
    rows = Amount.objects.filter(subject__in=list(known), stage__in=GIVEN)
    sums: dict[tuple[UUID, int], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for key, year, stage, satang in rows.values_list(
        "subject_id", "fiscal_year", "stage", "satang"
    ):
        sums[key, year][stage] += satang
    for (key, year), stages in sums.items():
        given = stages.get(Stage.APPROPRIATED) or stages[Stage.ALLOTTED]
        facts = {"year": year, "baht": baht(given)}
        yield key, (4, year, _("given %(baht)s baht in fiscal year %(year)s") % facts)


def _received(known: Iterable[UUID]) -> Iterable[tuple[UUID, Told]]:
    rows = Docket.objects.filter(subject__in=list(known), state__in=HANDED_OVER)
    for key, body in rows.values_list("subject_id", "receiver__name_th"):
        yield key, (5, 0, _("built, and handed over to %(body)s") % {"body": body})
