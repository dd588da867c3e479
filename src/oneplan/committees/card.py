"""What the picture of a meeting tells besides its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from oneplan.committees.models import AgendaItem, Decision, Meeting
from oneplan.core.templatetags.official import be_date
from oneplan.documents.cards.description import Figure

APPROVED = (Decision.APPROVED, Decision.APPROVED_CHANGED)

if TYPE_CHECKING:
    from oneplan.threads.models import Subject
    from oneplan.threads.rules import Reach


def meeting_figures(subject: Subject, reach: Reach | None) -> list[Figure]:
    """The day it is held, and how many of its items were approved."""
    meeting = Meeting.objects.get(pk=subject.pk)
    counts = AgendaItem.objects.filter(meeting=meeting).aggregate(
        decided=Count("pk", filter=~Q(decision="")),
        approved=Count("pk", filter=Q(decision__in=APPROVED)),
    )
    return [
        Figure(_("Held on"), be_date(meeting.held_on)),
        Figure(
            _("Resolutions"),
            _("%(approved)s of %(decided)s approved") % counts if counts["decided"] else "–",
        ),
    ]
