"""Lists, targets and alignments with their challenges; crosswalks between list versions."""

from oneplan.strategy.models.challenges import Challenge
from oneplan.strategy.models.crosswalks import (
    Crosswalk,
    CrosswalkLine,
    CrosswalkState,
    How,
    Moved,
)
from oneplan.strategy.models.lists import Alignment, ListKind, ListState, ListVersion, Target

__all__ = [
    "Alignment",
    "Challenge",
    "Crosswalk",
    "CrosswalkLine",
    "CrosswalkState",
    "How",
    "ListKind",
    "ListState",
    "ListVersion",
    "Moved",
    "Target",
]
