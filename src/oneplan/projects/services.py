"""Beginning projects and main activities, tying them to needs, withdrawing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from oneplan.areas.rules import longest_common_prefix
from oneplan.core.errors import Refusal
from oneplan.core.money import baht
from oneplan.projects import rules
from oneplan.projects.drafts import ActivityDraft, CostDraft, ProjectDraft
from oneplan.projects.models import Activity, CostLine, Preparation, Project
from oneplan.threads.models import Circulation, Place, Subject, SubjectKind, Tie, TieKind
from oneplan.threads.services import Draft, begin_many, tell, tell_many, tie, untie

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@transaction.atomic
def begin_project(draft: ProjectDraft, *, by: Post | None) -> Project:
    """Begin a project with its activities.  Raises ``Refusal`` as ``begin_works`` does."""
    return begin_works([draft], by=by)[0]


@transaction.atomic
def begin_activity(project: Project, draft: ActivityDraft, *, by: Post | None) -> Activity:
    """Begin one main activity inside a project that stands already."""
    begin_works([_joining(project, [draft])], by=by)
    return Activity.objects.select_related("subject", "project").get(pk=draft.id)


@transaction.atomic
def begin_works(drafts: Sequence[ProjectDraft], *, by: Post | None) -> list[Project]:
    """Begin many projects with their activities, cost lines and ties, in the order given.

    The number of queries does not grow with the rows.  An activity's amount is the sum of its
    cost lines.  Raises ``Refusal`` for a missing title, a negative cost, months out of order,
    or an answer to something that is no need; then nothing is stored.
    """
    for draft in drafts:
        _check(draft)
    new = [draft for draft in drafts if draft.standing is None]
    made = dict(zip((draft.id for draft in new), _begin_projects(new, by=by), strict=True))
    projects = [draft.standing or made[draft.id] for draft in drafts]
    pairs = [
        (project, draft, work)
        for project, draft in zip(projects, drafts, strict=True)
        for work in draft.activities
    ]
    subjects = begin_many([_subject_draft(draft, work) for _p, draft, work in pairs], by=by)
    activities = [
        _activity(project, subject, draft, work)
        for (project, draft, work), subject in zip(pairs, subjects, strict=True)
    ]
    Activity.objects.bulk_create(activities, batch_size=2000)
    CostLine.objects.bulk_create(
        (
            line
            for activity, (_project, _draft, work) in zip(activities, pairs, strict=True)
            for line in cost_lines(activity, work.costs)
        ),
        batch_size=5000,
    )
    _extend_places([draft for draft in drafts if draft.standing is not None])
    _tell_begun(activities, by=by)
    _tie_all(
        [
            *_ties_of_projects(new, made),
            *(
                strand
                for a, (p, _d, w) in zip(activities, pairs, strict=True)
                for strand in _ties_of(a, p, w)
            ),
        ],
        by=by,
    )
    return projects


@transaction.atomic
def answer_needs(activity: Activity, needs: Iterable[Subject], *, by: Post) -> list[Tie]:
    """Tie an activity to the needs it answers; whoever asked reads it in the need's story."""
    chosen = list(needs)
    _check_needs(chosen)
    return [tie(activity.subject, TieKind.ANSWERS, need, by=by) for need in chosen]


@transaction.atomic
def stop_answering(activity: Activity, need: Subject, *, by: Post) -> None:
    """End the tie between an activity and a need; both stories keep that it was there."""
    for found in Tie.objects.filter(
        kind=TieKind.ANSWERS, child=activity.subject, parent=need, ended_at=None
    ):
        untie(found, by=by)


@transaction.atomic
def withdraw(activity: Activity, *, reason: str, by: Post) -> Activity:
    """Take an activity out of every coming round; it keeps its number and its story."""
    if not reason.strip():
        raise Refusal("projects.reason_is_missing")
    activity = locked_activity(activity)
    check_standing(activity)
    activity.preparation = Preparation.WITHDRAWN
    activity.save(update_fields=["preparation"])
    tell(activity.subject, "projects.withdrawn_from", by=by, reason=reason)
    return activity


def cost_lines(activity: Activity, costs: Iterable[CostDraft]) -> Iterator[CostLine]:
    """The rows of an activity's cost lines, not stored yet."""
    for cost in costs:
        yield CostLine(
            activity=activity,
            fiscal_year=cost.fiscal_year or activity.fiscal_year,
            source=cost.source,
            expense_type=cost.expense_type or activity.expense_type,
            words=cost.words,
            quantity=cost.quantity,
            unit=cost.unit,
            unit_price_satang=cost.unit_price_satang,
            satang=cost.satang,
        )


def check_standing(activity: Activity) -> None:
    """Raises ``Refusal`` for an activity that was withdrawn."""
    if activity.preparation == Preparation.WITHDRAWN:
        raise Refusal("projects.withdrawn", number=activity.subject.public_no)


def locked_activity(activity: Activity) -> Activity:
    """The activity as it stands now, locked until the transaction ends."""
    rows = Activity.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("subject__owner", "project__subject__origin").get(pk=activity.pk)


def _check(draft: ProjectDraft) -> None:
    if draft.standing is None and not draft.title.strip():
        raise Refusal("projects.title_is_missing")
    for work in draft.activities:
        if not work.title.strip():
            raise Refusal("projects.title_is_missing")
        rules.check_months(work.first_month, work.last_month)
        _check_needs(work.needs)
        for cost in work.costs:
            rules.check_cost(satang=cost.satang, quantity_price=None)


def _check_needs(needs: Iterable[Subject]) -> None:
    if any(need.kind != SubjectKind.NEED for need in needs):
        raise Refusal("projects.only_needs_are_answered")


def _begin_projects(drafts: Sequence[ProjectDraft], *, by: Post | None) -> list[Project]:
    subjects = begin_many(
        [
            Draft(
                kind=SubjectKind.PROJECT,
                title=draft.title,
                owner=draft.owner,
                origin=draft.origin,
                fiscal_year=draft.fiscal_year,
                places=draft.all_places,
                circulation=draft.circulation,
                search=draft.search,
                is_trial=draft.is_trial,
                id=draft.id,
            )
            for draft in drafts
        ],
        by=by,
    )
    projects = [
        Project(
            subject=subject,
            title=draft.title,
            is_umbrella=draft.is_umbrella,
            programme=draft.programme,
            approach=draft.approach,
            rationale=draft.rationale,
            objectives=draft.objectives,
            indicators=draft.indicators,
            target_group=draft.target_group,
            output=draft.output,
            outcome=draft.outcome,
            dimension=draft.dimension,
        )
        for draft, subject in zip(drafts, subjects, strict=True)
    ]
    Project.objects.bulk_create(projects, batch_size=2000)
    tell_many([(project.subject, {}) for project in projects], "projects.begun", by)
    return projects


def _subject_draft(draft: ProjectDraft, work: ActivityDraft) -> Draft:
    return Draft(
        kind=SubjectKind.ACTIVITY,
        title=work.title,
        owner=work.owner or draft.owner,
        origin=work.origin or draft.origin,
        fiscal_year=work.fiscal_year or draft.fiscal_year,
        places=work.places,
        circulation=work.circulation or draft.circulation,
        search=work.search,
        is_trial=draft.is_trial,
        id=work.id,
    )


def _activity(
    project: Project, subject: Subject, draft: ProjectDraft, work: ActivityDraft
) -> Activity:
    return Activity(
        subject=subject,
        project=project,
        title=work.title,
        nature=work.nature,
        fiscal_year=work.fiscal_year or draft.fiscal_year,
        implementer=work.implementer,
        receiver=work.receiver,
        expense_type=work.expense_type,
        first_month=work.first_month,
        last_month=work.last_month,
        output=work.output,
        indicator=work.indicator,
        people_helped=work.people_helped,
        satang=work.satang,
    )


def _joining(project: Project, works: Sequence[ActivityDraft]) -> ProjectDraft:
    subject = project.subject
    return ProjectDraft(
        title=project.title,
        owner=subject.owner,
        fiscal_year=subject.fiscal_year or 0,
        circulation=Circulation(subject.circulation),
        is_trial=subject.is_trial,
        standing=project,
        activities=tuple(works),
    )


def _tell_begun(activities: Sequence[Activity], *, by: Post | None) -> None:
    told = [
        (activity.subject, {"baht": baht(activity.satang), "fiscal_year": activity.fiscal_year})
        for activity in activities
    ]
    tell_many(told, "projects.begun_activity", by)


def _extend_places(drafts: Sequence[ProjectDraft]) -> None:
    """A project that stands already is wherever its new activities are, too."""
    wanted: dict[UUID, set[str]] = defaultdict(set)
    for draft in drafts:
        if draft.standing is not None:
            wanted[draft.standing.pk].update(draft.all_places)
    standing: dict[UUID, set[str]] = defaultdict(set)
    for key, code in Place.objects.filter(subject_id__in=wanted).values_list(
        "subject_id", "area_id"
    ):
        standing[key].add(code)
    new = [
        Place(subject_id=key, area_id=code)
        for key, codes in wanted.items()
        for code in sorted(codes - standing[key])
    ]
    if not new:
        return
    Place.objects.bulk_create(new, batch_size=5000)
    subjects = list(Subject.objects.filter(pk__in={place.subject_id for place in new}))
    for subject in subjects:
        codes = standing[subject.pk] | wanted[subject.pk]
        subject.area_id = longest_common_prefix(sorted(codes)) or None
    Subject.objects.bulk_update(subjects, ["area"], batch_size=1000)


def _ties_of_projects(
    drafts: Sequence[ProjectDraft], made: Mapping[UUID, Project]
) -> Iterator[Tie]:
    for draft in drafts:
        if draft.proposes_again is not None:
            yield Tie(
                kind=TieKind.PROPOSED_AGAIN,
                child=made[draft.id].subject,
                parent=draft.proposes_again,
            )


def _ties_of(activity: Activity, project: Project, work: ActivityDraft) -> Iterator[Tie]:
    subject = activity.subject
    yield Tie(kind=TieKind.PART_OF, child=subject, parent=project.subject)
    for need in work.needs:
        yield Tie(kind=TieKind.ANSWERS, child=subject, parent=need)
    if work.printed_as is not None:
        yield Tie(kind=TieKind.PRINTED_AS, child=subject, parent=work.printed_as)
    if work.proposes_again is not None:
        yield Tie(kind=TieKind.PROPOSED_AGAIN, child=subject, parent=work.proposes_again)


def _tie_all(ties: Sequence[Tie], *, by: Post | None) -> None:
    """Store ties and tell them in both stories; a project is not told of each of its parts."""
    Tie.objects.bulk_create(ties, batch_size=5000)
    for kind in TieKind:
        told = []
        for strand in ties:
            if strand.kind != kind:
                continue
            facts = {
                "child": strand.child.public_no,
                "child_title": strand.child.title,
                "parent": strand.parent.public_no,
                "parent_title": strand.parent.title,
            }
            told.append((strand.child, facts))
            if kind != TieKind.PART_OF:
                told.append((strand.parent, facts))
        tell_many(told, f"threads.tied_{kind}", by)
