"""The causal chain a reviewer asks for: X moves Y1, Y1 moves Y2, Y2 moves Z.

X is the work with its outputs and outcomes, Y1 the target of a sub-plan of the master plans, Y2
the target of their issue, Z a goal of the National Strategy; V and F are the component and factor
of the value chain of a Y1.  Named so by the NESDC for eMENSCR; the levels stand in the lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """The steps of the chain, from the work upwards."""

    X = "x"
    FACTOR = "vf"
    Y1 = "y1"
    Y2 = "y2"
    Z = "z"


class State(StrEnum):
    """How far a step is told, the best first.

    Claimed: a person named that very target.  Reached: a claim below it leads there by its list.
    Coarse: only a wider entry is named (the sub-plan and not its Y1).
    """

    CLAIMED = "xyz_claimed"
    REACHED = "xyz_reached"
    COARSE = "xyz_coarse"
    MISSING = "xyz_missing"


LEVELS: dict[str, tuple[Step, bool]] = {
    "factor (F)": (Step.FACTOR, True),
    "component (V)": (Step.FACTOR, False),
    "target (Y1)": (Step.Y1, True),
    "sub-plan": (Step.Y1, False),
    "target (Y2)": (Step.Y2, True),
    "master plan": (Step.Y2, False),
    "goal (Z)": (Step.Z, True),
    "strategy": (Step.Z, False),
}
"""The step each level of the national lists stands for, and whether it is that very target."""
NEEDED = (Step.X, Step.Y1, Step.Y2, Step.Z)
"""Steps every work must have; components and factors are told where a list of them is loaded."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entry a claim names, or leads up to (``is_direct`` false), with the claim's words."""

    level: str
    code: str
    name: str
    strength: int
    because: str
    is_direct: bool
    target: object = None


@dataclass(frozen=True, slots=True)
class Link:
    """One step of the chain as it is told; ``named`` is what tells it best."""

    step: Step
    state: State
    named: Named | None = None
    words: str = ""


def link_of_work(*, output: str, outcome: str, indicator: str) -> Link:
    """X: output and outcome are both said, one of them, or neither."""
    said = [words.strip() for words in (output, outcome) if words.strip()]
    state = (State.MISSING, State.COARSE, State.CLAIMED)[len(said)]
    return Link(Step.X, state, words=" → ".join([*said, *([indicator.strip()] if said else [])]))


def chain_of(named: Sequence[Named], *, work: Link) -> list[Link]:
    """The chain from the work up, each step by the best that is told of it."""
    return [work, *(_link(step, named) for step in Step if step is not Step.X)]


def lacking(chain: Sequence[Link]) -> list[Step]:
    """The steps nothing is told of."""
    return [each.step for each in chain if each.state is State.MISSING and each.step in NEEDED]


def _link(step: Step, named: Sequence[Named]) -> Link:
    order = list(State)
    found = [
        (order.index(state), not each.is_direct, -each.strength, each.code, state, each)
        for each in named
        if (state := _state(step, each)) is not None
    ]
    if not found:
        return Link(step, State.MISSING)
    *_order, state, best = min(found, key=lambda one: one[:4])
    return Link(step, state, best)


def _state(step: Step, named: Named) -> State | None:
    of_level = LEVELS.get(named.level)
    if of_level is None or of_level[0] is not step:
        return None
    if not of_level[1]:
        return State.COARSE
    return State.CLAIMED if named.is_direct else State.REACHED
