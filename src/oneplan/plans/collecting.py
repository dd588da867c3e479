"""Filling the list of a plan of several years from the yearly plans below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from oneplan.core.errors import Refusal
from oneplan.plans.models import Edition, EditionState, Listing, Plan, Side
from oneplan.plans.plan_types import plan_types, years_of_plan
from oneplan.plans.services import ListingDraft, write_listings
from oneplan.plans.standing import editions_sealed, valid_listings

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def yearly_plans(plan: Plan) -> list[Plan]:
    """The body's yearly plans of a kind that stands under the plan's, for years it covers."""
    below = [each.code for each in plan_types().values() if each.parent == plan.type_code]
    years = years_of_plan(plan)
    rows = Plan.objects.filter(
        body=plan.body,
        type_code__in=below,
        fiscal_year__range=(years.first, years.last),
        is_trial=plan.is_trial,
    )
    return list(rows.order_by("fiscal_year"))


@transaction.atomic
def collect_listings(edition: Edition, *, by: Post) -> int:
    """List in an edition what the adopted yearly plans list and it does not yet; how many.

    The order is that of the years and their ranks; nothing is ranked anew.  Locks the edition.
    Raises ``Refusal`` once it is sealed, or while no yearly plan was adopted.
    """
    rows = Edition.objects.select_for_update(of=("self",))
    edition = rows.select_related("plan__body", "plan__cycle", "plan__subject").get(pk=edition.pk)
    if edition.state != EditionState.DRAFT:
        raise Refusal("plans.sealed")
    there = set(edition.listings.values_list("subject_id", flat=True))
    found: list[Listing] = []
    for plan in yearly_plans(edition.plan):
        found += _of(plan)
    if not found:
        raise Refusal("plans.nothing_to_collect")
    fresh = []
    for listing in found:
        if listing.subject_id not in there:
            there.add(listing.subject_id)
            fresh.append(listing)
    write_listings(edition, [_draft(each) for each in fresh], by=by)
    return len(fresh)


def _of(plan: Plan) -> Sequence[Listing]:
    listings = valid_listings(editions_sealed(plan))
    return list(
        listings.select_related("subject").prefetch_related("years__source").order_by("rank", "pk")
    )


def _draft(listing: Listing) -> ListingDraft:
    return ListingDraft(
        subject=listing.subject,
        title=listing.title,
        side=Side.OUTSIDE,
        money=tuple((each.fiscal_year, each.source, each.satang) for each in listing.years.all()),
    )
