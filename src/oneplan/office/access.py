"""Fetching what the office shows, or 404."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from oneplan.budget.surfaces import PLACES
from oneplan.core.errors import NotVisible
from oneplan.funds.models import PublishedLine
from oneplan.threads.access import subject_for_reading
from oneplan.threads.models import SubjectKind

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def line_for_reading(post: Post | None, pk: UUID) -> PublishedLine:
    """A published line if the reader may read it.  Raises ``NotVisible`` otherwise."""
    subject_for_reading(post, pk, kind=SubjectKind.PUBLISHED_LINE)
    lines = PublishedLine.objects.select_related("subject__area", "subject__owner", "owner")
    found = lines.prefetch_related(f"subject__{PLACES}").filter(pk=pk).first()
    if found is None:
        raise NotVisible(pk)
    return found
