"""The money that follows from adopting a list: requested by all rows, endorsed by some."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from oneplan.annual_plans.consequences import Consequence
from oneplan.budget.models import Amount, Stage
from oneplan.budget.services import AmountDraft, record_amounts, take_back
from oneplan.plans.models import Edition, ListingYear, Side

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.annual_plans.models import Round

ENDORSED_SIDES = (Side.WITHIN, Side.OUTSIDE)
"""What the frame pays: rows within it, and what is taken first."""


def record_adopted(round_: Round, edition: Edition, by: Post) -> dict[str, Any]:
    """Record what the edition prints for its year as requested, and what the frame pays as
    endorsed.  A trial records no money: it is no request."""
    if round_.is_trial:
        return {"amounts": []}
    years = ListingYear.objects.filter(
        listing__edition=edition, fiscal_year=round_.fiscal_year
    ).select_related("listing__subject", "source")
    drafts = []
    for year in years.order_by("listing_id", "source_id"):
        stages = [Stage.REQUESTED]
        if year.listing.side in ENDORSED_SIDES:
            stages.append(Stage.ENDORSED)
        drafts += [
            AmountDraft(
                subject=year.listing.subject,
                fiscal_year=year.fiscal_year,
                source=year.source,
                stage=stage,
                satang=year.satang,
                dated=edition.sealed_at.date() if edition.sealed_at else None,
            )
            for stage in stages
        ]
    return {"amounts": [str(amount.pk) for amount in record_amounts(drafts, by=by)]}


def take_adopted_back(effect: Mapping[str, Any], by: Post) -> None:
    """Undo the sums an adoption recorded, by rows of the opposite sign."""
    amounts = Amount.objects.filter(pk__in=effect["amounts"]).select_related("subject", "source")
    take_back(amounts, by=by)


ADOPTED_MONEY = Consequence(
    code="budget.adopted_money", apply=record_adopted, undo=take_adopted_back
)
