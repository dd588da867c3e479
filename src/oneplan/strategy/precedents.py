"""What people of a province decided before about like works, as evidence for suggestions.

Nothing is kept: the evidence is read from the claims themselves each time, and the engine's
weights of it are held ready only while no claim changes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from oneplan.engines import alignment as engine
from oneplan.strategy.models import Alignment, Challenge, ListVersion, Moved
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.threads.models import Subject
    from oneplan.threads.rules import Reach

MOST_CHOICES = 2_000
"""How many claims are read, the newest first: what a province decides in some years."""


def learned_for(
    subject: Subject, *, version: ListVersion | None, reach: Reach | None
) -> engine.Learned:
    """What the claims teach that the reader may read, of the subject's province and one version.

    The subject's own claims are left out.  A claim stands, was withdrawn, or is silent while a
    question put to it waits for its answer.  What a crosswalk ended was moved, not withdrawn.
    """
    if version is None:
        return engine.Learned()
    province = (subject.area_id or "")[:2]
    moved = Moved.objects.filter(old=OuterRef("pk"), undone_at=None)
    asked = Challenge.objects.filter(alignment=OuterRef("pk"), answered_at=None)
    rows = (
        Alignment.objects.filter(
            readable(reach, at="subject"),
            ~Exists(moved),
            ~Exists(asked),
            target__list_version=version,
            subject__area__code__startswith=province,
        )
        .exclude(subject=subject)
        .order_by("-pk")
        .values_list("subject__title", "target__code", "ended_at", "subject_id")
    )
    return _learned(
        tuple(
            engine.Choice(title, code, stands=ended_at is None, key=str(key))
            for title, code, ended_at, key in rows[:MOST_CHOICES]
        )
    )


@lru_cache(maxsize=16)
def _learned(choices: tuple[engine.Choice, ...]) -> engine.Learned:
    return engine.Learned(choices)
