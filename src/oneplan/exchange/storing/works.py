"""The projects and activities that rows become, remembered beside the rows.

The ledger keeps a row for each project and activity it made, under layouts of its own, so that a
later file finds the project its activity belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from oneplan.exchange.layouts.layout import Record
from oneplan.exchange.models import IntakeRow
from oneplan.exchange.storing.batch import Batch
from oneplan.exchange.storing.world import World
from oneplan.funds.models import ExpenseType, Source
from oneplan.projects.models import Activity, Project
from oneplan.thai.repair import clean
from oneplan.threads.models import Subject

UMBRELLAS = "made:umbrellas"
PROJECTS = "made:projects"
ACTIVITIES = "made:activities"


def projects_made(batch: Batch, layout: str, keys: Iterable[str]) -> dict[str, Project]:
    """Projects that earlier rows became, by their key."""
    rows = batch.ledger.known(layout, keys)
    found = Project.objects.select_related("subject__owner").in_bulk(
        [row.subject_id for row in rows.values()]
    )
    return {key: found[row.subject_id] for key, row in rows.items() if row.subject_id in found}


def activities_made(batch: Batch, keys: Iterable[str]) -> dict[str, Activity]:
    """Activities that earlier rows became, by their key."""
    rows = batch.ledger.known(ACTIVITIES, keys)
    found = Activity.objects.select_related("subject", "project__subject").in_bulk(
        [row.subject_id for row in rows.values()]
    )
    return {key: found[row.subject_id] for key, row in rows.items() if row.subject_id in found}


def remember(batch: Batch, layout: str, made: Mapping[str, tuple[Record, Subject]]) -> None:
    """Keep what was made, and the first row it was made from."""
    IntakeRow.objects.bulk_create(
        (
            IntakeRow(
                layout=layout,
                natural_key=key,
                raw={},
                file=batch.ledger.files[record.where.file],
                sheet=record.where.sheet[:120],
                row_no=record.where.row or 0,
                subject=subject,
            )
            for key, (record, subject) in made.items()
        ),
        batch_size=2000,
    )


def expense_of(world: World, *words: str | None) -> ExpenseType | None:
    """The expense type that the last known word names, by code or Thai name.

    Words go from the wide to the narrow: งบลงทุน, ค่าที่ดินและสิ่งก่อสร้าง is the latter.
    """
    names = {expense.name_th: expense for expense in world.expenses.values()}
    for word in reversed(words):
        if not word:
            continue
        if word in world.expenses:
            return world.expenses[word]
        if word in names:
            return names[word]
    return None


def source_of(world: World, words: str | None) -> Source | None:
    """The source of money that is meant, by code or by Thai name, whole or without spaces."""
    if not words:
        return None
    if words in world.sources:
        return world.sources[words]
    wanted = _bare(words)
    named = {_bare(source.name_th): source for source in world.sources.values()}
    return named.get(wanted)


def _bare(words: str) -> str:
    return "".join(clean(words).split())
