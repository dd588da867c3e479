"""What dividing adds to the pages of a list and of a call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from oneplan.annual_plans.models import Level, Round
from oneplan.apportioning.access import may_divide
from oneplan.apportioning.queries import balance_of, takings_sent
from oneplan.apportioning.steps import steps_of
from oneplan.calls.models import Call

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.threads.models import Subject


def divided(subject: Subject, post: Post | None) -> Mapping[str, Any] | None:
    """On a list: where its round stands, how places fare, and what was sent on."""
    rows = Round.objects.select_related("subject", "body", "adopted_as__plan__subject")
    round_ = rows.filter(pk=subject.pk).first()
    if round_ is None:
        return None
    has_places = round_.level in (Level.DISTRICT, Level.CLUSTER)
    return {
        "round": round_,
        "steps": steps_of(round_.body, round_.fiscal_year, post),
        "balance": balance_of(round_) if has_places else None,
        "may_divide": may_divide(post, round_),
        "sent": takings_sent(round_, post) if round_.level == Level.DISTRICT else [],
    }


def steps_of_call(subject: Subject, post: Post | None) -> Mapping[str, Any] | None:
    """On a call: where the round it opened stands, from the call to the adopted list."""
    call = Call.objects.select_related("body").filter(pk=subject.pk).first()
    if call is None:
        return None
    return {"steps": steps_of(call.body, call.fiscal_year, post)}
