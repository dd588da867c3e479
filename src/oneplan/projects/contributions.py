"""What an activity adds to the indicators of the issue it serves, stated by those who write it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from oneplan.core.errors import Refusal
from oneplan.indicators.models import Indicator
from oneplan.plans.contributing import indicators_above
from oneplan.projects import rules
from oneplan.projects.models import Activity, Contribution
from oneplan.projects.services import check_standing, locked_activity
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@transaction.atomic
def state_contributions(
    activity: Activity, amounts: Mapping[Indicator, Decimal], *, by: Post | None
) -> None:
    """State what the activity adds in its fiscal year; it replaces what was stated.

    Locks the activity.  The same statement again changes nothing.  Raises ``Refusal`` for a
    withdrawn activity, an amount that adds nothing, and an indicator that does not stand above
    its approach or whose parts do not add up; then what stood stays.
    """
    activity = locked_activity(activity)
    check_standing(activity)
    offered = indicators_to_add_to(activity)
    standing = {each.indicator: each.amount for each in stated_contributions(activity)}
    for indicator, amount in amounts.items():
        rules.check_contribution(indicator=indicator.name_th, amount=amount)
        if indicator not in offered and indicator not in standing:
            raise Refusal("projects.indicator_does_not_add_up", indicator=indicator.name_th)
    if amounts == standing:
        return
    activity.contributions.all().delete()
    Contribution.objects.bulk_create(
        Contribution(activity=activity, indicator=indicator, amount=amount)
        for indicator, amount in amounts.items()
    )
    tell(
        activity.subject,
        "projects.contributions_stated" if amounts else "projects.contributions_taken_back",
        by=by,
        before={"contributions": _told(standing)},
        contributions=_told(amounts),
    )


def stated_contributions(activity: Activity) -> Sequence[Contribution]:
    """What an activity states, in the order it was stated; one query."""
    return list(activity.contributions.select_related("indicator").order_by("pk"))


def indicators_to_add_to(activity: Activity) -> list[Indicator]:
    """The indicators above its approach whose parts add up; none without an approach."""
    approach = activity.project.approach_id
    return indicators_above(approach) if approach else []


def _told(amounts: Mapping[Indicator, Decimal]) -> str:
    return ", ".join(
        f"{indicator.name_th} {amount.normalize():,f} {indicator.unit}".strip()
        for indicator, amount in amounts.items()
    )
