"""Where a round stands, from its call to the adopted list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from oneplan.annual_plans.models import FrameLine, Round
from oneplan.calls.models import Call
from oneplan.calls.queries import calls_of_round, how_far
from oneplan.committees.models import AgendaItem
from oneplan.core.templatetags.official import be_date
from oneplan.threads.access import reach
from oneplan.threads.models import Subject
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.accounts.models import Post
    from oneplan.areas.models import Body


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a round: what it is, whether it is done, and where it can be seen."""

    label: str
    is_done: bool
    words: str = ""
    url: str = ""


def steps_of(body: Body, fiscal_year: int, post: Post | None) -> list[Step]:
    """The five steps of a body's round as a reader may see them, in a fixed number of queries."""
    calls = calls_of_round(body, fiscal_year)
    runs = Round.objects.filter(body=body, fiscal_year=fiscal_year)
    last = runs.select_related("adopted_as").order_by("-run_no").first()
    line = FrameLine.objects.filter(round__in=runs).select_related("frame").last()
    item = (
        AgendaItem.objects.filter(subject_id__in=runs.values("pk"), act="annual_plans.adopt_list")
        .select_related("meeting__committee", "meeting__subject")
        .order_by("-meeting__held_on")
        .first()
    )
    keys = [each.pk for each in calls] + ([last.pk] if last else [])
    if item is not None:
        keys.append(item.meeting.subject_id)
    shown = set(
        Subject.objects.filter(readable(reach(post)), pk__in=keys).values_list("pk", flat=True)
    )

    def url(name: str, key: UUID) -> str:
        return reverse(name, args=[key]) if key in shown else ""

    adopted = last.adopted_as if last else None
    return [
        _called(calls, url("calls:call", calls[-1].pk) if calls else ""),
        _answered(calls),
        Step(
            _("Ranked"),
            last is not None,
            _("run %(no)s") % {"no": last.run_no} if last and last.pk in shown else "",
            url("annual_plans:round", last.pk) if last else "",
        ),
        Step(
            _("Frame drawn"),
            line is not None,
            be_date(line.frame.dated) if line is not None else "",
        ),
        Step(
            _("Adopted by resolution"),
            adopted is not None,
            str(item.meeting) if item is not None and item.meeting.subject_id in shown else "",
            url("committees:meeting", item.meeting.subject_id) if item is not None else "",
        ),
    ]


def _called(calls: list[Call], url: str) -> Step:
    sent = calls[-1].sent_at if calls else None
    return Step(_("Called"), bool(calls), be_date(sent) if sent else "", url)


def _answered(calls: list[Call]) -> Step:
    far = how_far(calls, on=timezone.localdate())
    settled, addressed = sum(each.settled for each in far), sum(each.addressed for each in far)
    words = _("%(settled)s of %(of)s bodies") % {"settled": settled, "of": addressed}
    return Step(_("Answered"), bool(calls) and settled == addressed, words if calls else "")
