"""What a kind of plan allows: who may hold it, for what time, and beside which others.

Which bodies hold a kind, how many years it covers, who adopts it and what an overlap needs are
entries of the editable list ``plan_types``; law this open is data, not code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from oneplan.core.errors import Refusal


class Overlap(StrEnum):
    """What a plan needs whose years meet those of another of the same kind and body."""

    REFUSED = "refuse"
    REASONED = "reason"
    FREE = "free"


class MadeBy(StrEnum):
    """Where in the product a kind of plan is made."""

    HERE = "here"
    ROUND = "round"
    BOOK = "book"
    OUTSIDE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanType:
    """One kind of plan as the list has it; ``years`` 0 where the list says no number."""

    code: str
    name: str
    parent: str = ""
    owner: str = ""
    approver: str = ""
    mark: str = ""
    years: int = 0
    bodies: frozenset[str] = frozenset()
    made_by: MadeBy = MadeBy.OUTSIDE
    adopted_by: frozenset[str] = frozenset()
    overlap: Overlap = Overlap.REFUSED

    @property
    def is_yearly(self) -> bool:
        return self.years == 1


@dataclass(frozen=True, slots=True)
class Years:
    """The fiscal years (B.E.) a plan covers, both ends included."""

    first: int
    last: int

    def meets(self, other: Years) -> bool:
        """Whether a fiscal year lies in both.

        >>> Years(2571, 2575).meets(Years(2575, 2579)), Years(2571, 2575).meets(Years(2576, 2580))
        (True, False)
        """
        return self.first <= other.last and other.first <= self.last

    @property
    def count(self) -> int:
        return self.last - self.first + 1

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


def check_holder(kind: PlanType, *, body_kind: str, body: str) -> None:
    """Refuse a kind of plan that a body of this kind does not hold."""
    if body_kind not in kind.bodies:
        raise Refusal("plans.not_of_this_body", plan_type=kind.name, body=body)


def check_years(
    kind: PlanType, *, years: Years, standing: Sequence[tuple[str, Years]], because: str
) -> None:
    """Refuse years of another length, or years that meet a standing plan's, without a reason.

    ``standing`` are the title and years of every other plan of the kind and body.  Where the
    list refuses an overlap no reason helps; the sentence says what to do instead.
    """
    has_reason = bool(because.strip())
    met = [(title, other) for title, other in standing if years.meets(other)]
    if met and kind.overlap != Overlap.FREE:
        title, other = met[0]
        if kind.overlap == Overlap.REFUSED:
            raise Refusal("plans.overlap_refused", plan=title, years=str(other), own=str(years))
        if not has_reason:
            raise Refusal("plans.overlap_unexplained", plan=title, years=str(other), own=str(years))
    if kind.years and years.count != kind.years and not has_reason:
        raise Refusal(
            "plans.other_length", plan_type=kind.name, usual=kind.years, count=years.count
        )


def check_adopter(kind: PlanType | None, *, committee_kind: str, committee: str) -> None:
    """Refuse a resolution of a committee that does not adopt this kind of plan."""
    if kind is None or committee_kind not in kind.adopted_by:
        raise Refusal(
            "plans.not_theirs_to_adopt",
            committee=committee,
            plan_type=kind.name if kind else "–",
        )
