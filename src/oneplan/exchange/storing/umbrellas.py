"""Lines of provinces and clusters as works: their umbrella project, and each line an activity.

What was appropriated is history of its own fiscal year; it never becomes a candidate by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oneplan.budget.models import Amount, Stage
from oneplan.budget.services import AmountDraft, record_amounts, take_back
from oneplan.exchange.layouts.budget_lines import BudgetLine
from oneplan.exchange.layouts.layout import Record
from oneplan.exchange.reconcile import umbrella_key
from oneplan.exchange.storing.batch import Batch, Stored
from oneplan.exchange.storing.lines import budget_drafts, store_lines
from oneplan.exchange.storing.works import UMBRELLAS, expense_of, projects_made, remember
from oneplan.funds.lines import LineDraft
from oneplan.projects.drafts import ActivityDraft, CostDraft, ProjectDraft
from oneplan.projects.models import Activity
from oneplan.projects.services import begin_works
from oneplan.projects.writing import change_activity, set_cost_lines, set_places
from oneplan.threads.models import Circulation, Subject, Tie, TieKind

if TYPE_CHECKING:
    from oneplan.funds.models import ExpenseType, Source

SOURCES = {"province": "1P", "cluster": "1C"}


@dataclass(frozen=True, slots=True)
class Work:
    """A printed line on its way to be an activity."""

    record: Record
    draft: LineDraft
    printed: Subject
    source: Source
    expense_type: ExpenseType | None

    @property
    def line(self) -> BudgetLine:
        entry: BudgetLine = self.record.entry
        return entry

    @property
    def cost(self) -> CostDraft:
        return CostDraft(
            source=self.source,
            satang=self.draft.satang,
            expense_type=self.expense_type,
            words=self.draft.expense,
        )

    @property
    def as_activity(self) -> ActivityDraft:
        return ActivityDraft(
            title=self.draft.item,
            costs=(self.cost,),
            nature=self.draft.nature,
            places=self.draft.places,
            expense_type=self.expense_type,
            printed_as=self.printed,
            search=self.draft.project,
        )

    def appropriated(self, subject: Subject) -> AmountDraft:
        return AmountDraft(
            subject=subject,
            fiscal_year=self.draft.fiscal_year,
            source=self.source,
            stage=Stage.APPROPRIATED,
            satang=self.draft.satang,
            words=f"{self.draft.publication} หน้า {self.draft.page} ({self.draft.line_no})"[:300],
        )


def store_budget_lines(batch: Batch) -> Stored:
    """Printed lines, and the works they are."""
    drafts = budget_drafts(batch)
    stored = store_lines(batch, drafts)
    works = {
        record.key: _work(batch, record, drafts[record.key], printed)
        for record in batch.to_store
        if (printed := stored.get(record.key)) is not None
    }
    _begin(batch, [works[each.key] for each in batch.new if each.key in works])
    changed = (met.record.key for met in batch.changed)
    _correct(batch, [works[key] for key in changed if key in works])
    return stored


def _work(batch: Batch, record: Record, draft: LineDraft, printed: Subject) -> Work:
    line: BudgetLine = record.entry
    words = (line.budget_type, line.category_2, line.category_3, line.category_4)
    source = batch.world.sources[SOURCES[line.owner_type]]
    return Work(record, draft, printed, source, expense_of(batch.world, *words))


def _begin(batch: Batch, works: Sequence[Work]) -> None:
    """Begin an activity for every new line, under the umbrella that its owner and name say."""
    groups: dict[str, list[Work]] = defaultdict(list)
    for work in works:
        groups[umbrella_key(work.line)].append(work)
    standing = projects_made(batch, UMBRELLAS, groups)
    activities = {work.record.key: work.as_activity for work in works}
    projects = begin_works(
        [
            ProjectDraft(
                title=parts[0].line.project,
                owner=parts[0].draft.owner,
                fiscal_year=parts[0].line.fiscal_year,
                is_umbrella=True,
                programme=parts[0].line.programme or "",
                circulation=Circulation.PUBLIC,
                standing=standing.get(key),
                activities=tuple(activities[part.record.key] for part in parts),
            )
            for key, parts in groups.items()
        ],
        by=batch.by,
    )
    made = {
        key: (parts[0].record, project.subject)
        for (key, parts), project in zip(groups.items(), projects, strict=True)
        if key not in standing
    }
    remember(batch, UMBRELLAS, made)
    subjects = Subject.objects.in_bulk([draft.id for draft in activities.values()])
    record_amounts(
        [work.appropriated(subjects[activities[work.record.key].id]) for work in works],
        by=batch.by,
    )


def _correct(batch: Batch, works: Sequence[Work]) -> None:
    """Carry a corrected line over to its activity; the money by taking back and recording anew."""
    ties = Tie.objects.filter(
        kind=TieKind.PRINTED_AS, parent__in=[work.printed for work in works], ended_at=None
    )
    activity_of = {tie.parent_id: tie.child_id for tie in ties}
    activities = Activity.objects.select_related("subject").in_bulk(list(activity_of.values()))
    for work in works:
        activity = activities.get(activity_of.get(work.printed.pk))
        if activity is not None:
            _correct_one(batch, work, activity)


def _correct_one(batch: Batch, work: Work, activity: Activity) -> None:
    change_activity(
        activity,
        {"title": work.draft.item, "expense_type": work.expense_type},
        seen=activity.field_versions,
        by=batch.by,
    )
    if activity.nature != work.draft.nature:
        Activity.objects.filter(pk=activity.pk).update(nature=work.draft.nature)
    set_places(activity, work.draft.places, by=batch.by)
    if activity.satang == work.draft.satang:
        return
    set_cost_lines(activity, [work.cost], by=batch.by)
    recorded = Amount.objects.filter(subject=activity.subject, stage=Stage.APPROPRIATED)
    wrong = _still_counted(list(recorded.select_related("subject", "source")))
    take_back(wrong, by=batch.by)
    record_amounts([work.appropriated(activity.subject)], by=batch.by)


def _still_counted(amounts: list[Amount]) -> list[Amount]:
    """Amounts that no later row of the opposite sign has taken back."""
    left: list[Amount] = []
    for amount in amounts:
        opposite = next((each for each in left if each.satang == -amount.satang), None)
        if amount.satang < 0 and opposite is not None:
            left.remove(opposite)
        else:
            left.append(amount)
    return left
