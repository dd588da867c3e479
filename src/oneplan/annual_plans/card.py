"""What the picture of a ranked list tells besides its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from oneplan.annual_plans.models import Rank
from oneplan.core.money import million_baht
from oneplan.documents.cards.description import Figure
from oneplan.threads.models import Subject
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach


def round_figures(subject: Subject, reach: Reach | None) -> list[Figure]:
    """How many activities the reader may read on the list, and what they ask for together."""
    seen = Subject.objects.filter(readable(reach))
    found = Rank.objects.filter(round=subject.pk, subject__in=seen)
    sums = found.aggregate(rows=Count("pk"), total=Sum("satang", default=0))
    return [
        Figure(_("Activities on the list"), f"{sums['rows']:,}"),
        Figure(_("Asked for"), f"{million_baht(sums['total'])} {_('million baht')}"),
    ]
