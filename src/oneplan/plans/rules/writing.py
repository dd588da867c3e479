"""Where an element may stand in a plan, and the number it gets when nobody chose one."""

from __future__ import annotations

from collections.abc import Collection

from oneplan.core.errors import Refusal

VISION, GOAL, GOAL_INDICATOR, ISSUE = "vision", "goal", "goal_indicator", "issue"
OBJECTIVE, INDICATOR, APPROACH = "objective", "indicator", "approach"
PROGRAMME, SUB_PLAN = "programme", "sub_plan"

UNDER: dict[str, tuple[str, ...]] = {
    "": (VISION, GOAL, GOAL_INDICATOR, ISSUE),
    ISSUE: (OBJECTIVE, INDICATOR, APPROACH, PROGRAMME),
    PROGRAMME: (SUB_PLAN,),
}
"""What stands at the top of a plan and what under each kind, in the order of the workshop."""

LETTERS = {
    VISION: "ว",
    GOAL: "ป",
    GOAL_INDICATOR: "ป",
    OBJECTIVE: "วป",
    INDICATOR: "ช",
    PROGRAMME: "ผ",
    SUB_PLAN: "ผย",
}
"""What the numbers of a kind begin with; issues and approaches have plain numbers."""

MEASURED = frozenset({GOAL_INDICATOR, INDICATOR})
"""The kinds that have a unit, a baseline and targets."""


def check_place(kind: str, *, under: str) -> None:
    """Refuse an element where its kind does not stand; ``under`` is empty at the top."""
    if kind not in UNDER.get(under, ()):
        raise Refusal("plans.wrong_parent")


def check_number(number: str, *, taken: Collection[str]) -> None:
    """Refuse a number another element of the edition has."""
    if number in taken:
        raise Refusal("plans.number_taken", number=number)


def next_number(kind: str, *, under: str, taken: Collection[str]) -> str:
    """The first free number of a kind under an element with the number ``under``.

    >>> next_number("issue", under="", taken={"1", "2"}), next_number("goal", under="", taken=())
    ('3', 'ป')
    >>> next_number("indicator", under="2", taken={"ช2.1"})
    'ช2.2'
    """
    letter = LETTERS.get(kind, "")
    if kind in (VISION, GOAL) and letter not in taken:
        return letter
    stem = letter + (f"{under.strip(PREFIXES)}." if under else "")
    return next(
        number for count in range(1, len(taken) + 2) if (number := f"{stem}{count}") not in taken
    )


PREFIXES = "".join(LETTERS.values())
