"""Lists, targets and alignments; crosswalks from one list version to the next."""

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
