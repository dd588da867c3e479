"""Reading two editions of a plan and comparing them, as far as a reader may."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oneplan.core.asked import asked_key
from oneplan.plans.models import Edition, Element, ElementKind, Listing
from oneplan.plans.rules.columns import COLUMNS
from oneplan.plans.rules.comparing import (
    MONEY,
    TARGET,
    WORDING,
    Fact,
    RowCompared,
    RowSaid,
    Value,
    compare_rows,
)
from oneplan.plans.standing import editions_up_to, issued, valid_elements, valid_listings
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.plans.models import Plan
    from oneplan.threads.rules import Reach

LISTED = "listing"
"""The kind of a row that lists something, beside the kinds of elements."""
NUMBER, BASELINE, BASELINE_YEAR, UNIT_OF = "number", "baseline", "baseline_year", "unit_of"
SIDE = "side"


@dataclass(frozen=True, slots=True)
class Said:
    """What a plan says with an edition as its newest.  ``hidden`` rows are not the reader's."""

    elements: tuple[RowSaid, ...]
    listings: tuple[RowSaid, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two editions of a plan beside each other; the older one on the left."""

    old: Edition
    new: Edition
    said_before: Said
    said_after: Said
    elements: list[RowCompared]
    listings: list[RowCompared]

    @property
    def hidden(self) -> int:
        return max(self.said_before.hidden, self.said_after.hidden)


def editions_in_order(plan: Plan, *, reach: Reach | None) -> list[Edition]:
    """The editions a reader may compare, the oldest first."""
    return [each for each in issued(plan) if reach is not None or each.in_force_on]


def chosen_pair(
    editions: Sequence[Edition], query: Mapping[str, str]
) -> tuple[Edition, Edition] | None:
    """The two editions asked for, the older first; else the newest and the one before it.

    None while there is nothing to compare.
    """
    if len(editions) < 2:
        return None
    by_key = {each.pk: place for place, each in enumerate(editions)}
    places = [
        by_key[key] for name in ("old", "new") if (key := asked_key(query, name)) and key in by_key
    ]
    newest = len(editions) - 1
    if len(places) == 1:
        other = places[0] - 1 if places[0] else 1
        places.append(other)
    first, second = sorted(places) if len(set(places)) == 2 else (newest - 1, newest)
    return editions[first], editions[second]


def compare_editions(old: Edition, new: Edition, *, reach: Reach | None) -> Comparison:
    """Compare what the plan says with each edition as its newest.

    A supplement, change or correction holds only the rows it touches: the others are read from
    the editions it stands on.  The number of queries does not depend on what they hold.
    """
    before, after = said_with(old, reach=reach), said_with(new, reach=reach)
    return Comparison(
        old=old,
        new=new,
        said_before=before,
        said_after=after,
        elements=compare_rows(before.elements, after.elements),
        listings=compare_rows(before.listings, after.listings),
    )


def said_with(edition: Edition, *, reach: Reach | None) -> Said:
    """What the plan says with ``edition`` as its newest, row by row."""
    editions = editions_up_to(edition)
    elements = list(
        valid_elements(editions)
        .select_related("indicator", "parent")
        .prefetch_related("targets")
        .order_by("position", "pk")
    )
    listings = valid_listings(editions)
    seen = list(
        listings.filter(readable(reach, at="subject"))
        .select_related("element")
        .prefetch_related("years")
        .order_by("rank", "item", "pk")
    )
    return Said(
        elements=tuple(_element_said(each) for each in elements),
        listings=tuple(listing_said(each) for each in seen),
        hidden=listings.count() - len(seen),
    )


def _element_said(row: Element) -> RowSaid:
    facts: dict[Fact, Value] = {(NUMBER, None, ""): row.number, (WORDING, None, ""): row.title}
    facts[UNIT_OF, None, ""] = row.indicator.unit if row.indicator else ""
    facts[BASELINE, None, ""] = row.baseline_words
    facts[BASELINE_YEAR, None, ""] = row.baseline_year
    for target in row.targets.all():
        facts[TARGET, target.fiscal_year, ""] = target.words
    return RowSaid(
        lineage=row.lineage_id,
        kind=row.kind,
        parent=row.parent.lineage_id if row.parent else None,
        under=row.parent.title if row.parent else "",
        facts=facts,
    )


def listing_said(row: Listing) -> RowSaid:
    """What a listing prints, to be compared; its page and item are those of its own edition."""
    facts: dict[Fact, Value] = {(WORDING, None, ""): row.title}
    for column in COLUMNS:
        facts[column, None, ""] = str(row.printed.get(column, ""))
    for year in sorted(row.years.all(), key=lambda each: (each.fiscal_year, each.source_id)):
        facts[MONEY, year.fiscal_year, year.source_id] = year.satang
    facts[SIDE, None, ""] = row.side
    return RowSaid(
        lineage=row.subject_id,
        kind=LISTED,
        parent=row.element.lineage_id if row.element else None,
        under=row.element.title if row.element else "",
        rank=row.rank,
        facts=facts,
    )


def visions(comparison: Comparison) -> RowCompared | None:
    """What happened to the vision, or to the goal where the plan has no vision."""
    for kind in (ElementKind.VISION, ElementKind.GOAL):
        for row in comparison.elements:
            if row.row.kind == kind:
                return row
    return None
