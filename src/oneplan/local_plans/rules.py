"""What each kind of book may hold, which steps it needs, and what an ordinance may give.

ระเบียบ มท. ว่าด้วยการจัดทำแผนพัฒนาของ อปท. พ.ศ. 2548 และที่แก้ไขเพิ่มเติม (ฉบับที่ 3) พ.ศ. 2561:
what is uncertain there (which columns are substance, who must agree) comes from editable lists.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oneplan.core.errors import Refusal
from oneplan.core.money import baht
from oneplan.plans.rules.comparing import Difference, Fact, Value, differences

FULL, SUPPLEMENT, CHANGE, CORRECTION = "full", "supplement", "change", "correction"
Facts = Mapping[Fact, Value]


@dataclass(frozen=True, slots=True)
class Valid:
    """The valid row of a project: what it prints, and where (เล่ม หน้า ข้อ)."""

    facts: Facts
    book: str
    page: str
    item: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a book's route, from the list ``local_plan_routes``."""

    code: str
    name: str
    kinds: frozenset[str]
    bodies: frozenset[str]
    """Kinds of bodies it is asked of; empty means all."""

    def is_asked_of(self, *, kind: str, body: str) -> bool:
        return kind in self.kinds and (not self.bodies or body in self.bodies)


def check_row(
    kind: str, *, valid: Valid | None, fresh: Facts, substance: frozenset[str]
) -> tuple[Difference, ...]:
    """Refuse a row that this kind of book may not hold; what it changes otherwise.

    A supplement takes new projects only, a change and a correction those that stand in the
    plan, and a correction must leave their substance alone.
    """
    if kind == FULL:
        return ()
    if kind == SUPPLEMENT:
        if valid is not None:
            raise Refusal(
                "local_plans.already_in_plan", book=valid.book, page=valid.page, item=valid.item
            )
        return ()
    if valid is None:
        raise Refusal("local_plans.not_in_plan")
    found = differences(valid.facts, fresh)
    if not found:
        raise Refusal("local_plans.nothing_changed")
    touched = sorted({each.name for each in found if each.name in substance})
    if kind == CORRECTION and touched:
        raise Refusal("local_plans.substance_in_correction", columns=", ".join(touched))
    return found


def check_withdrawal(kind: str, *, valid: Valid | None) -> None:
    """Only a change takes a row out, and only one that stands in the plan."""
    if kind != CHANGE:
        raise Refusal("local_plans.withdrawal_needs_change")
    if valid is None:
        raise Refusal("local_plans.not_in_plan")


def check_years(years: Sequence[int], *, first: int, last: int) -> None:
    """A plan prints money for its own fiscal years (B.E.) only."""
    outside = [year for year in years if not first <= year <= last]
    if outside:
        raise Refusal("local_plans.year_outside_plan", year=outside[0], first=first, last=last)


def route(steps: Sequence[Step], *, kind: str, body: str) -> list[Step]:
    """The steps a book needs before it is announced, in their order."""
    return [step for step in steps if step.is_asked_of(kind=kind, body=body)]


def check_announcement(
    steps: Sequence[Step], *, passed: Mapping[str, str], content_hash: str
) -> None:
    """Refuse to announce a book with a step missing, or changed since one was passed.

    ``passed`` gives the hash of what the book said at each step.
    """
    missing = [step.name for step in steps if step.code not in passed]
    if missing:
        raise Refusal("local_plans.step_missing", steps=", ".join(missing))
    stale = [step.name for step in steps if passed[step.code] != content_hash]
    if stale:
        raise Refusal("local_plans.changed_since_step", steps=", ".join(stale))


def check_line(*, satang: int, planned: int | None, given: int) -> None:
    """Only what stands in the plan may be budgeted, up to what the plan prints for the year.

    ``planned`` is the plan's money for the fiscal year in satang, None where it prints none;
    ``given`` is what other lines of the year hold already.
    """
    if planned is None:
        raise Refusal("local_plans.not_planned_for_year")
    if satang <= 0:
        raise Refusal("local_plans.amount_not_positive")
    if given + satang > planned:
        over = given + satang - planned
        raise Refusal("local_plans.over_plan", over_by=baht(over), planned=baht(planned))


def check_transfer(*, satang: int, left: int) -> None:
    """A line gives no more than it still holds."""
    if satang <= 0:
        raise Refusal("local_plans.amount_not_positive")
    if satang > left:
        raise Refusal("local_plans.line_holds_less", left=baht(left))


def share_funded(*, funded: int, planned: int) -> int:
    """Percent of planned rows that got money, rounded down; 0 where nothing was planned."""
    return funded * 100 // planned if planned else 0
