"""The money and the progress of a year of works in the example, a batch for each of its days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from oneplan.accounts.models import Post
from oneplan.budget.models import Stage
from oneplan.budget.services import AmountDraft, record_amounts
from oneplan.demo.world import World
from oneplan.monitoring.services import report_progress
from oneplan.projects.models import Activity, CostLine
from oneplan.threads.models import Subject

Share = tuple[Activity, int]
"""An activity and how many percent of what it asked for."""


def record(
    world: World, stage: Stage, shares: Iterable[Share], *, on: dt.date, by: Post, words: str = ""
) -> None:
    """Record one stage of many activities' money on one day, from each one's own source."""
    world.at(on, hour=11)
    wanted = dict(shares)
    lines = CostLine.objects.filter(activity__in=wanted).select_related("activity__subject")
    record_amounts(
        [
            AmountDraft(
                subject=line.activity.subject,
                fiscal_year=line.fiscal_year,
                source=world.sources[line.source_id],
                stage=stage,
                satang=_rounded(line.satang * wanted[line.activity] // 100),
                dated=on,
                words=words,
            )
            for line in lines.order_by("activity_id", "pk")
        ],
        by=by,
    )


def tell_progress(
    world: World,
    reports: Sequence[tuple[Subject, int, str]],
    *,
    fiscal_year: int,
    quarter: int,
    on: dt.date,
    by: Post,
) -> None:
    """The reports of one quarter: percent done, and in words."""
    world.at(on, hour=16)
    for subject, percent, words in reports:
        report_progress(
            subject, fiscal_year=fiscal_year, quarter=quarter, percent=percent, words=words, by=by
        )


def _rounded(satang: int) -> int:
    """Down to whole hundreds of baht, as contracts are written."""
    return satang // 100_00 * 100_00
