"""Writing down a need and joining it to its twin in one step: both, or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from oneplan.needs.recording import Told, record_by_hand
from oneplan.screening.overlap.deciding import join
from oneplan.threads.access import subject_for_changing
from oneplan.threads.models import SubjectKind

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.accounts.models import Post
    from oneplan.screening.models import Verdict


@transaction.atomic
def record_and_join(told: Told, twin: UUID, *, by: Post) -> Verdict:
    """Record what was told as a need of its own and merge it into the twin.

    The need keeps its number, words and story.  Raises what ``record_by_hand`` and ``join``
    raise; then nothing was written.
    """
    into = subject_for_changing(by, twin, "threads.merge", kind=SubjectKind.NEED)
    need = record_by_hand(told, by=by)
    return join(need.subject, into, by=by)
