"""What the picture of an activity tells besides its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from oneplan.core.money import baht
from oneplan.documents.cards.description import Figure
from oneplan.projects.models import Activity

if TYPE_CHECKING:
    from oneplan.threads.models import Subject
    from oneplan.threads.rules import Reach


def activity_figures(subject: Subject, reach: Reach | None) -> list[Figure]:
    """Its money and its fiscal year."""
    activity = Activity.objects.get(pk=subject.pk)
    return [
        Figure(_("Money"), f"{baht(activity.satang)} {_('baht')}"),
        Figure(_("Fiscal year"), str(activity.fiscal_year)),
    ]
