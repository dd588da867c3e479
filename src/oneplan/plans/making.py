"""Who adopts a plan here, and how far its way to a resolution is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from oneplan.committees.models import AgendaItem, Committee, Meeting, MeetingState
from oneplan.core.models import Code

if TYPE_CHECKING:
    from oneplan.plans.models import Edition, Plan
    from oneplan.plans.rules.plan_types import PlanType

COMMITTEES = "committees"


@dataclass(frozen=True, slots=True)
class Adopter:
    """A kind of committee that adopts the plan; ``committee`` is None while none was entered.

    ``meeting`` is the one whose agenda has the edition in preparation, else the next one called.
    """

    name: str
    committee: Committee | None
    meeting: Meeting | None
    is_on_agenda: bool


def adopters_of(plan: Plan, kind: PlanType | None, draft: Edition | None) -> Sequence[Adopter]:
    """The committees whose resolution may adopt the plan, as the list of plan types has them."""
    if kind is None:
        return []
    names = dict(
        Code.objects.filter(list=COMMITTEES, code__in=kind.adopted_by).values_list(
            "code", "name_th"
        )
    )
    rows = Committee.objects.filter(body=plan.body, kind__in=kind.adopted_by).order_by("pk")
    entered = {each.kind: each for each in rows}
    found = []
    for code in sorted(kind.adopted_by):
        committee = entered.get(code)
        meeting, is_on_agenda = _meeting(committee, draft) if committee else (None, False)
        name = committee.name_th if committee else names.get(code, code)
        found.append(Adopter(name, committee, meeting, is_on_agenda))
    return found


def _meeting(committee: Committee, draft: Edition | None) -> tuple[Meeting | None, bool]:
    meetings = Meeting.objects.filter(
        committee=committee, state__in=(MeetingState.PLANNED, MeetingState.OPEN)
    ).select_related("subject", "committee")
    if draft is not None:
        items = AgendaItem.objects.filter(
            meeting__in=meetings, facts__edition=str(draft.pk)
        ).values("meeting_id")
        found = meetings.filter(pk__in=items).order_by("held_on").first()
        if found is not None:
            return found, True
    coming = meetings.filter(held_on__gte=timezone.localdate())
    return coming.order_by("held_on").first(), False
