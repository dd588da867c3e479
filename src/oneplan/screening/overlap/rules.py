"""What may follow from a verdict, and how verdicts are counted.  Domain handbook 4.4."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from oneplan.core.errors import Refusal

PROPOSED = {
    "same": "merge",
    "part_of": "split",
    "adjoins": "sequence",
    "recurs": "keep",
    "complement": "sequence",
    "possible": "keep",
    "different": "keep",
}
"""The act proposed for each kind, before it is known who may do what."""

ACTS = {
    "same": ("merge", "cofund", "split", "keep"),
    "part_of": ("split", "cofund", "keep"),
    "adjoins": ("sequence", "cofund", "keep"),
    "recurs": ("keep", "sequence", "cofund"),
    "complement": ("sequence", "cofund", "keep"),
    "possible": ("keep",),
    "different": ("keep",),
}
"""Acts that make sense for each kind of pair."""

ENOUGH = 30
"""Fewer verdicts than these tell nothing about the machine."""
BANDS = ((0.9, 1.01), (0.7, 0.9), (0.55, 0.7), (0.0, 0.55))
"""Bands of the machine's score, from and up to (not with)."""


def proposed_act(kind: str, *, kinds: Collection[str], owners_differ: bool) -> str:
    """The act proposed for a pair: two needs merge, works of two owners pay together.

    Two printed lines (B) are history: nothing is left to do with them.

    ``kinds`` are the letters of the two records' kinds.

    >>> proposed_act("same", kinds=("N", "N"), owners_differ=True)
    'merge'
    >>> proposed_act("same", kinds=("N", "A"), owners_differ=True)
    'cofund'
    """
    if set(kinds) == {"B"}:
        return "keep"
    act = PROPOSED[kind]
    if act != "merge" or set(kinds) == {"N"}:
        return act
    return "cofund" if owners_differ else "split"


def check_act(kind: str, act: str, *, kinds: Collection[str]) -> None:
    """Raises ``Refusal`` for an act that does not follow from the verdict."""
    if act not in ACTS[kind] or (act == "merge" and set(kinds) != {"N"}):
        raise Refusal("screening.act_does_not_follow")


def check_decidable(state: str) -> None:
    """A pair is decided once; whoever thinks otherwise undoes that verdict first."""
    if state == "decided":
        raise Refusal("screening.decided_already")


@dataclass(frozen=True, slots=True)
class Tally:
    """How often people agreed with the machine among ``judged`` pairs."""

    judged: int
    agreed: int

    @property
    def is_enough(self) -> bool:
        return self.judged >= ENOUGH

    @property
    def per_mille(self) -> int:
        """Agreement in thousandths, rounded half up; 0 of nothing.

        >>> Tally(3, 2).per_mille
        667
        """
        return (2000 * self.agreed + self.judged) // (2 * self.judged) if self.judged else 0

    @property
    def percent(self) -> str:
        return f"{self.per_mille // 10}.{self.per_mille % 10}"


def tally(pairs: Iterable[tuple[str, str]]) -> Tally:
    """Count (machine's kind, person's kind); a pair "possible" is right when it is not different.

    >>> tally([("same", "same"), ("same", "different"), ("possible", "same")])
    Tally(judged=3, agreed=2)
    """
    judged = agreed = 0
    for machine, person in pairs:
        judged += 1
        agreed += person == machine or (machine == "possible" and person != "different")
    return Tally(judged, agreed)
