"""Proposing a main activity again for another year (เสนอซ้ำ/ต่อเนื่อง): always a person's act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from oneplan.core.errors import Refusal
from oneplan.funds.models import LineNature
from oneplan.projects.drafts import ActivityDraft, CostDraft, ProjectDraft
from oneplan.projects.models import Activity, Preparation, Project
from oneplan.projects.services import begin_activity, begin_project, locked_activity
from oneplan.threads.models import Circulation, Subject, TieKind

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@transaction.atomic
def propose_again(activity: Activity, fiscal_year: int, *, by: Post) -> Activity:
    """Make a new candidate for another year (เสนอซ้ำ/ต่อเนื่อง), tied to its predecessor.

    A person's act, never done by itself: what was appropriated is history.  The new activity is
    a draft of the same owner with the same costs moved to the new year; its siblings proposed
    again for that year share its project.  Locks the old activity.  Raises ``Refusal`` for the
    activity's own year, or when it was proposed again for that year before.
    """
    activity = locked_activity(activity)
    if activity.fiscal_year == fiscal_year:
        raise Refusal("projects.same_year", number=activity.subject.public_no, year=fiscal_year)
    before = _again(activity.subject, fiscal_year)
    if before is not None:
        raise Refusal(
            "projects.proposed_already",
            number=activity.subject.public_no,
            year=fiscal_year,
            again=before.public_no,
        )
    copy = _copy(activity, fiscal_year)
    old = activity.project
    standing = _again(old.subject, fiscal_year)
    if standing is not None:
        return begin_activity(Project.objects.get(pk=standing.pk), copy, by=by)
    begin_project(
        ProjectDraft(
            title=old.title,
            owner=activity.subject.owner,
            origin=old.subject.origin,
            fiscal_year=fiscal_year,
            activities=(copy,),
            programme=old.programme,
            approach=old.approach,
            rationale=old.rationale,
            objectives=old.objectives,
            indicators=old.indicators,
            target_group=old.target_group,
            output=old.output,
            outcome=old.outcome,
            dimension=old.dimension,
            proposes_again=old.subject,
        ),
        by=by,
    )
    return Activity.objects.select_related("subject", "project").get(pk=copy.id)


def _again(subject: Subject, fiscal_year: int) -> Subject | None:
    """What proposes a subject again for a year, unless that was withdrawn."""
    return (
        Subject.objects.filter(
            fiscal_year=fiscal_year,
            ties_up__kind=TieKind.PROPOSED_AGAIN,
            ties_up__parent=subject,
            ties_up__ended_at=None,
        )
        .exclude(activity__preparation=Preparation.WITHDRAWN)
        .order_by("pk")
        .first()
    )


def _copy(activity: Activity, fiscal_year: int) -> ActivityDraft:
    shift = fiscal_year - activity.fiscal_year
    needs = Subject.objects.filter(
        ties_down__child=activity.subject, ties_down__kind=TieKind.ANSWERS, ties_down__ended_at=None
    )
    costs = [
        CostDraft(
            source=line.source,
            satang=line.satang,
            fiscal_year=line.fiscal_year + shift,
            expense_type=line.expense_type,
            words=line.words,
            quantity=line.quantity,
            unit=line.unit,
            unit_price_satang=line.unit_price_satang,
        )
        for line in activity.cost_lines.select_related("source", "expense_type").order_by("pk")
    ]
    return ActivityDraft(
        title=activity.title,
        costs=tuple(costs),
        nature=LineNature(activity.nature),
        places=tuple(activity.subject.places.order_by("pk").values_list("area_id", flat=True)),
        fiscal_year=fiscal_year,
        owner=activity.subject.owner,
        origin=activity.subject.origin,
        implementer=activity.implementer,
        receiver=activity.receiver,
        expense_type=activity.expense_type,
        first_month=activity.first_month,
        last_month=activity.last_month,
        output=activity.output,
        indicator=activity.indicator,
        people_helped=activity.people_helped,
        needs=tuple(needs),
        proposes_again=activity.subject,
        circulation=Circulation.DRAFT,
    )
