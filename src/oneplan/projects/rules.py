"""What an activity still lacks, how ready it is, and what the year's rules say of it.

Readiness items and excluded kinds are lists officials edit; they come in as plain data and are
defaults of the system, not official.  Source of the kinds: what province and cluster money may
not fund (จังหวัด/กลุ่มจังหวัด), which varies by year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from oneplan.core.errors import Refusal
from oneplan.core.findings import Finding, Severity, Where
from oneplan.thai.search import fold

BUILDS = "32"
BUYS = "31"
INVESTS = "3"
"""Beginnings of expense codes: construction, equipment, and either of them."""

WHOLE = 100
"""Percent that the shares of a benefit are together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What the rules have to know of one activity; money in satang, months of the fiscal year."""

    title: str
    nature: str = "item"
    places: int = 0
    has_implementer: bool = False
    implementer_is_local: bool = False
    has_receiver: bool = False
    satang: int = 0
    expense_codes: frozenset[str] = frozenset()
    output: str = ""
    indicator: str = ""
    people_helped: int | None = None
    first_month: int | None = None
    last_month: int | None = None
    serves_approach: bool = False
    needs_answered: int = 0
    evidence: Mapping[str, dt.date | None] | None = None
    """Readiness items met, with the day their paper holds until (None: without end)."""

    @property
    def builds(self) -> bool:
        return any(code.startswith(BUILDS) for code in self.expense_codes)

    @property
    def buys(self) -> bool:
        return any(code.startswith(BUYS) for code in self.expense_codes)

    @property
    def leaves_an_asset(self) -> bool:
        return any(code.startswith(INVESTS) for code in self.expense_codes)


@dataclass(frozen=True, slots=True)
class ReadinessItem:
    """One item of the readiness checklist; ``applies_to`` in the list's own Thai words."""

    code: str
    name: str
    applies_to: str


@dataclass(frozen=True, slots=True)
class ExcludedKind:
    """A kind of work the money may not pay without a reason, known by words in its title."""

    code: str
    name: str
    keywords: tuple[str, ...]
    reason: str
    """Code of ``rejection_reasons``."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """How much of what applies to an activity is met by valid papers."""

    met: tuple[str, ...]
    missing: tuple[str, ...]
    expired: tuple[str, ...] = ()

    @property
    def percent(self) -> int | None:
        """Whole percent, rounded down; None where no checklist applies."""
        applicable = len(self.met) + len(self.missing)
        return len(self.met) * 100 // applicable if applicable else None


def find_gaps(work: Work) -> list[Finding]:
    """Everything an activity lacks before it can stand in an annual list.

    Bundles and management money stand outside the ranking and need only their amount.
    """
    if work.satang <= 0:
        no_cost = [_gap("projects.cost_is_missing", Severity.ERROR, "cost_lines")]
    else:
        no_cost = []
    if work.nature != "item":
        return no_cost
    checks = (
        (work.places > 0, "projects.place_is_missing", Severity.ERROR, "places"),
        (work.has_implementer, "projects.implementer_is_missing", Severity.ERROR, "implementer"),
        (work.expense_codes, "projects.expense_type_is_missing", Severity.WARNING, "expense_type"),
        (work.output.strip(), "projects.output_is_missing", Severity.WARNING, "output"),
        (work.indicator.strip(), "projects.indicator_is_missing", Severity.WARNING, "indicator"),
        (_has_months(work), "projects.months_are_missing", Severity.WARNING, "months"),
        (work.serves_approach, "projects.approach_is_missing", Severity.WARNING, "approach"),
        (
            work.has_receiver or not work.leaves_an_asset,
            "projects.receiver_is_missing",
            Severity.WARNING,
            "receiver",
        ),
        (work.needs_answered > 0, "projects.answers_no_need", Severity.NOTE, "needs"),
    )
    return no_cost + [
        _gap(code, severity, column) for is_there, code, severity, column in checks if not is_there
    ]


def readiness(work: Work, checklist: Sequence[ReadinessItem], *, on: dt.date) -> Readiness:
    """Which items of the checklist apply to the activity, and which are met on a day."""
    evidence = work.evidence or {}
    met, missing, expired = [], [], []
    for item in checklist:
        if not applies(item, work):
            continue
        if item.code not in evidence:
            missing.append(item.code)
            continue
        valid_to = evidence[item.code]
        if valid_to is not None and valid_to < on:
            missing.append(item.code)
            expired.append(item.code)
        else:
            met.append(item.code)
    return Readiness(tuple(met), tuple(missing), tuple(expired))


def applies(item: ReadinessItem, work: Work) -> bool:
    """Whether an item is asked of this kind of work.

    >>> drawings = ReadinessItem("R2", "แบบรูปรายการ", "ก่อสร้าง ครุภัณฑ์")
    >>> applies(drawings, Work(title="ถนน", expense_codes=frozenset({"32"})))
    True
    >>> applies(drawings, Work(title="ฝึกอบรม", expense_codes=frozenset({"22"})))
    False
    """
    kinds = set(item.applies_to.replace(",", " ").split())
    return (
        "ทุกประเภท" in kinds
        or ("ก่อสร้าง" in kinds and work.builds)
        or ("ครุภัณฑ์" in kinds and work.buys)
        or ("ที่เกิดทรัพย์สิน" in kinds and work.leaves_an_asset)
        or ("อปท." in kinds and work.implementer_is_local)
    )


def find_unready(state: Readiness) -> list[Finding]:
    """What the readiness checklist has to say: one finding, with the items by code."""
    found = []
    if state.expired:
        found.append(
            Finding(
                "projects.evidence_expired",
                Severity.WARNING,
                Where(column="evidence"),
                {"codes": ", ".join(state.expired)},
            )
        )
    missing = [code for code in state.missing if code not in state.expired]
    if missing:
        facts = {"codes": ", ".join(missing), "percent": state.percent}
        found.append(
            Finding("projects.not_ready", Severity.WARNING, Where(column="evidence"), facts)
        )
    return found


def find_excluded(title: str, kinds: Iterable[ExcludedKind]) -> list[Finding]:
    """Kinds the money may not pay without a reason, as warnings for a human to judge."""
    words = fold(title)
    return [
        Finding(
            "projects.excluded_kind",
            Severity.WARNING,
            Where(column="title"),
            {"kind": kind.name, "word": word, "reason": kind.reason},
        )
        for kind in kinds
        for word in _first_met(kind.keywords, words)
    ]


def is_whole(work: Work) -> bool:
    """Whether no field of the brief is missing; answering a need is good, but not asked."""
    return not _missing_fields(work)


def check_complete(work: Work) -> None:
    missing = _missing_fields(work)
    if missing:
        raise Refusal("projects.not_complete", count=len(missing))


def find_one_sided(shares: Mapping[str, int] | None) -> list[Finding]:
    """What a cluster has to say of a benefit by province: none stated, or for one province only.

    The gate is judged on the benefit of the whole project, never on where a line is built.
    """
    if not shares:
        return [_gap("projects.benefit_is_not_stated", Severity.WARNING, "benefits")]
    if len(shares) > 1:
        return []
    return [_gap("projects.benefits_one_province", Severity.ERROR, "benefits")]


def check_cost(*, satang: int, quantity_price: int | None) -> None:
    """An amount is positive or nil, and quantity times price is the amount where both stand."""
    if satang < 0:
        raise Refusal("projects.cost_is_negative")
    if quantity_price is not None and quantity_price != satang:
        raise Refusal("projects.product_differs", product=quantity_price, satang=satang)


def check_shares(shares: Mapping[str, tuple[int, str]]) -> None:
    """Shares of a benefit by province (percent, because): a hundred together, each with reason."""
    for province, (percent, because) in shares.items():
        if percent < 1:
            raise Refusal("projects.share_is_nothing", province=province)
        if not because.strip():
            raise Refusal("projects.because_is_missing", province=province)
    total = sum(percent for percent, _because in shares.values())
    if total != WHOLE:
        raise Refusal("projects.shares_are_not_whole", total=total)


def check_contribution(*, indicator: str, amount: Decimal) -> None:
    """What an activity adds to an indicator is more than nothing, whichever way is better."""
    if amount <= 0:
        raise Refusal("projects.contribution_adds_nothing", indicator=indicator)


def check_months(first: int | None, last: int | None) -> None:
    """Months count from October (1) to September (12), the first not after the last."""
    for month in (first, last):
        if month is not None and not 1 <= month <= 12:
            raise Refusal("projects.no_such_month", month=month)
    if first is not None and last is not None and first > last:
        raise Refusal("projects.months_backwards")


def overtaken_fields(
    *,
    wanted: Mapping[str, str],
    standing: Mapping[str, str],
    seen: Mapping[str, int],
    versions: Mapping[str, int],
) -> dict[str, dict[str, object]]:
    """Two people may write different fields at once; the same field only one after the other.

    Gives both texts, and the version that stands, of every field somebody changed since it was
    seen.
    """
    return {
        name: {"yours": wanted[name], "theirs": standing[name], "version": versions.get(name, 0)}
        for name in wanted
        if versions.get(name, 0) != seen.get(name, 0) and wanted[name] != standing[name]
    }


def _missing_fields(work: Work) -> list[Finding]:
    return [gap for gap in find_gaps(work) if gap.severity is not Severity.NOTE]


def _has_months(work: Work) -> bool:
    return work.first_month is not None and work.last_month is not None


def _first_met(keywords: Iterable[str], words: str) -> list[str]:
    return next(([word] for word in keywords if fold(word) in words), [])


def _gap(code: str, severity: Severity, column: str) -> Finding:
    return Finding(code, severity, Where(column=column))
