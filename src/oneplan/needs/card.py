"""What the picture of a need tells besides its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from oneplan.documents.cards.description import Figure
from oneplan.needs.models import Need

if TYPE_CHECKING:
    from oneplan.threads.models import Subject
    from oneplan.threads.rules import Reach


def need_figures(subject: Subject, reach: Reach | None) -> list[Figure]:
    """The people and households touched, as far as they were counted."""
    need = Need.objects.get(pk=subject.pk)
    counted = (
        (_("People touched"), need.people_touched),
        (_("Households touched"), need.households_touched),
    )
    return [Figure(label, f"{count:,}") for label, count in counted if count is not None]
