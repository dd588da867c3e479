"""Who stands in a step of the calendar, and who hands work to whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One dated step; ``parties`` are those who act in it, as papers write them."""

    code: str
    step_th: str
    step_en: str
    parties: tuple[str, ...]
    opens: dt.date | None
    due: dt.date | None
    letter: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """A step of one party, with the nearest steps of others before and after it."""

    step: Step
    before: Step | None
    after: Step | None


def parties_in(actor: str) -> tuple[str, ...]:
    """The parties an actor column names; a space parts them only between abbreviations.

    >>> parties_in("ก.บ.จ./ก.บ.ก."), parties_in("สศช. สงป. มท."), parties_in("อนุฯ ภาค")
    (('ก.บ.จ.', 'ก.บ.ก.'), ('สศช.', 'สงป.', 'มท.'), ('อนุฯ ภาค',))
    """
    found: list[str] = []
    for piece in actor.split("/"):
        words = piece.split()
        found += words if all(word.endswith(".") for word in words) else [" ".join(words)]
    return tuple(dict.fromkeys(found))


def all_parties(steps: Iterable[Step]) -> list[str]:
    """Every party of a calendar once, in the order in which they first act."""
    return list(dict.fromkeys(party for step in steps for party in step.parties))


def turns_of(party: str, steps: Sequence[Step]) -> list[Turn]:
    """The steps of one party in a calendar in order of days: from whom to whom each passes."""
    turns = []
    for place, step in enumerate(steps):
        if party in step.parties:
            earlier, later = reversed(steps[:place]), steps[place + 1 :]
            turns.append(Turn(step, _other(party, earlier), _other(party, later)))
    return turns


def _other(party: str, steps: Iterable[Step]) -> Step | None:
    return next((step for step in steps if party not in step.parties), None)
