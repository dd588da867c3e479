"""Reads about intakes: the runs of a post's province, and one run's findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from oneplan.core.findings import Finding
from oneplan.exchange.models import IntakeRun
from oneplan.exchange.outcome import findings_of

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

SHOWN = 200
"""Findings drawn on one page; all of them are in the file to download."""


def province_of(post: Post) -> str:
    """The province a post takes files in for: its area's, or its body's seat's."""
    return (post.area_id or post.body.seat_id or "")[:2]


def runs_of(post: Post) -> QuerySet[IntakeRun]:
    """Runs of the post's own body and of its province, newest first; findings are left out."""
    mine = Q(ran_by__body_id=post.body_id)
    province = province_of(post)
    if province:
        mine |= Q(province_code=province)
    runs = IntakeRun.objects.filter(mine).select_related("ran_by__body")
    return runs.defer("findings").order_by("-ran_at")


@dataclass(frozen=True, slots=True)
class FindingList:
    """Findings of a run as narrowed; ``codes`` are all there are, with their counts."""

    shown: Sequence[Finding]
    count: int
    codes: Mapping[str, int]
    is_cut: bool


def findings_in(run: IntakeRun, *, severity: str = "", code: str = "") -> FindingList:
    """The findings of a run, of one weight or one code where asked for."""
    kept: list[dict[str, Any]] = run.findings
    wanted = [
        each
        for each in kept
        if (not severity or each["severity"] == severity) and (not code or each["code"] == code)
    ]
    codes: dict[str, int] = {}
    for each in kept:
        codes[each["code"]] = codes.get(each["code"], 0) + 1
    shown = findings_of(wanted[:SHOWN])
    return FindingList(shown, len(wanted), dict(sorted(codes.items())), len(wanted) > SHOWN)
