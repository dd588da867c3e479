"""What money is asked for each issue: in the plan itself, else in the yearly plans under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Sum

from oneplan.plans.models import Edition, EditionState, Element, ElementKind, Plan
from oneplan.plans.plan_before import years_of
from oneplan.plans.standing import editions_sealed, valid_listings
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

SERVES = ("element__lineage", "subject__activity__project__approach", "subject__project__approach")
"""What a listing serves: the element it stands under, else the approach of its project."""
Sums = dict["UUID | None", tuple[int, int]]
"""Satang and rows listed, by the lineage they serve; None: nobody said what."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Money asked by what it serves.  ``plans`` are the yearly plans it stands in, if not here."""

    sums: Sums
    plans: Sequence[str] = ()

    def by_issue(self, elements: Sequence[Element]) -> Sums:
        """The money of each issue, by its lineage; None: under no issue of these elements."""
        above = {each.lineage_id: each.parent.lineage_id for each in elements if each.parent}
        issues = {each.lineage_id for each in elements if each.kind == ElementKind.ISSUE}
        found: Sums = {}
        for served, (satang, listed) in self.sums.items():
            issue = _above(served, above, issues)
            _add(found, issue, satang, listed)
        return found


def asked_in(edition: Edition, editions: Sequence[UUID], *, reach: Reach | None) -> Asked:
    """What the plan lists; one of several years that lists nothing is told by its yearly plans."""
    own = _sums(editions, reach=reach)
    plan = edition.plan
    if own or plan.cycle is None:
        return Asked(own)
    yearly = Plan.objects.filter(
        readable(reach, at="subject"),
        body=plan.body,
        fiscal_year__range=years_of(plan),
        is_trial=False,
    ).order_by("fiscal_year", "pk")
    found: Sums = {}
    titles = []
    for each in yearly:
        sums = _sums(editions_sealed(each), reach=reach)
        titles += [each.title] if sums else []
        for served, (satang, listed) in sums.items():
            _add(found, served, satang, listed)
    return Asked(found, titles)


def rests_on(asked: Asked, *, reach: Reach | None) -> Edition | None:
    """The sealed edition whose approaches the listed works serve most, the newest of equals."""
    served = [each for each in asked.sums if each is not None]
    rows = Element.objects.filter(
        readable(reach, at="edition__plan__subject"),
        lineage__in=served,
        edition__state=EditionState.SEALED,
    )
    best = (
        rows.values("edition").annotate(n=Count("pk")).order_by("-n", "-edition__made_at").first()
    )
    editions = Edition.objects.select_related("plan__body", "plan__subject")
    return editions.get(pk=best["edition"]) if best else None


def _sums(editions: Sequence[UUID], *, reach: Reach | None) -> Sums:
    rows = valid_listings(editions).filter(readable(reach, at="subject")).order_by()
    found: Sums = {}
    for row in rows.values(*SERVES).annotate(
        satang=Sum("years__satang", default=0), listed=Count("pk", distinct=True)
    ):
        served = next((row[name] for name in SERVES if row[name]), None)
        _add(found, served, int(row["satang"]), row["listed"])
    return found


def _add(sums: Sums, served: UUID | None, satang: int, listed: int) -> None:
    before = sums.get(served, (0, 0))
    sums[served] = (before[0] + satang, before[1] + listed)


def _above(lineage: UUID | None, above: Mapping[UUID, UUID], issues: set[UUID]) -> UUID | None:
    while lineage is not None and lineage not in issues:
        lineage = above.get(lineage)
    return lineage
