"""Projects and activities for programs: writing them, through the services of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone
from ninja import Status

from oneplan.accounts.api import at_work
from oneplan.accounts.permissions import require
from oneplan.areas.models import Area
from oneplan.core.errors import Refusal
from oneplan.core.money import satang_of
from oneplan.funds.models import ExpenseType, Source
from oneplan.projects.access import (
    activity_for_changing,
    activity_for_reading,
    project_for_changing,
    project_for_reading,
)
from oneplan.projects.api import activity_as_read, project_as_read, projects, router
from oneplan.projects.api_shapes import (
    ActivityChange,
    ActivityDetail,
    ActivityIn,
    AgainIn,
    CostIn,
    CostsIn,
    EvidenceIn,
    NeedsIn,
    PlacesIn,
    ProjectChange,
    ProjectDetail,
    ProjectIn,
    ReasonIn,
)
from oneplan.projects.drafts import ActivityDraft, CostDraft, ProjectDraft
from oneplan.projects.proposing import propose_again
from oneplan.projects.queries import bodies_to_name, readiness_checklist
from oneplan.projects.services import answer_needs, begin_activity, begin_project, withdraw
from oneplan.projects.writing import (
    change_activity,
    change_project,
    record_evidence,
    set_cost_lines,
    set_places,
)
from oneplan.threads.access import is_own
from oneplan.threads.models import Subject, SubjectKind
from oneplan.threads.queries import readable_subjects

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

__all__ = ["projects", "router"]

CHANGE = "projects.change"


@projects.post("", response={201: ProjectDetail}, url_name="project-begin")
def project_begin(request: HttpRequest, told: ProjectIn) -> Status[ProjectDetail]:
    """Begin a project with its activities; the same ``id`` again gives the same."""
    post = at_work(request)
    require(post, "projects.begin")
    draft = ProjectDraft(
        id=told.id,
        owner=post.body,
        activities=tuple(_activity_draft(each, post) for each in told.activities),
        **told.dict(exclude={"id", "activities"}),
    )
    _once(told.id, SubjectKind.PROJECT, post, lambda: begin_project(draft, by=post))
    return Status(201, project_as_read(request, project_for_reading(post, told.id)))


@projects.post("/{uuid:pk}/activities", response={201: ActivityDetail}, url_name="activity-begin")
def activity_begin(request: HttpRequest, pk: UUID, told: ActivityIn) -> Status[ActivityDetail]:
    """Begin one more activity of a project; the same ``id`` again gives the same."""
    post = at_work(request)
    require(post, "projects.begin")
    standing = project_for_changing(post, pk, CHANGE)
    draft = _activity_draft(told, post)
    _once(told.id, SubjectKind.ACTIVITY, post, lambda: begin_activity(standing, draft, by=post))
    return Status(201, activity_as_read(request, activity_for_reading(post, told.id)))


@projects.patch("/{uuid:pk}", response=ProjectDetail, url_name="project")
def project_change(request: HttpRequest, pk: UUID, told: ProjectChange) -> ProjectDetail:
    """Write fields anew; when somebody was quicker with one, 409 tells both texts."""
    post = at_work(request)
    found = project_for_changing(post, pk, CHANGE)
    values = told.dict(exclude={"seen"}, exclude_unset=True)
    change_project(found, _never_null(values), seen=told.seen, by=post)
    return project_as_read(request, project_for_reading(post, pk))


@router.patch("/{uuid:pk}", response=ActivityDetail, url_name="activity")
def activity_change(request: HttpRequest, pk: UUID, told: ActivityChange) -> ActivityDetail:
    """Write fields anew; when somebody was quicker with one, 409 tells both texts."""
    post = at_work(request)
    found = activity_for_changing(post, pk, CHANGE)
    values = told.dict(exclude={"seen"}, exclude_unset=True)
    for name in ("implementer", "receiver"):
        if values.get(name):
            around = bodies_to_name(found.subject)
            values[name] = _known(around.filter(code=values[name]).first(), name, values[name])
    if values.get("expense_type"):
        values["expense_type"] = _expense_type(values["expense_type"])
    texts = _never_null({key: values[key] for key in ("title", "output", "indicator")
                         if key in values})  # fmt: skip
    change_activity(found, values | texts, seen=told.seen, by=post)
    return activity_as_read(request, activity_for_reading(post, pk))


@router.put("/{uuid:pk}/cost-lines", response=ActivityDetail, url_name="activity-costs")
def costs(request: HttpRequest, pk: UUID, told: CostsIn) -> ActivityDetail:
    """Replace the cost lines; the amount becomes their sum."""

    def change(post: Post) -> None:
        found = activity_for_changing(post, pk, CHANGE)
        set_cost_lines(found, [_cost_draft(each) for each in told.cost_lines], by=post)

    return _changed(request, pk, change)


@router.put("/{uuid:pk}/places", response=ActivityDetail, url_name="activity-places")
def places(request: HttpRequest, pk: UUID, told: PlacesIn) -> ActivityDetail:
    """Replace the places; the area follows."""

    def change(post: Post) -> None:
        found = activity_for_changing(post, pk, CHANGE)
        set_places(found, _areas(told.places), by=post)

    return _changed(request, pk, change)


@router.put("/{uuid:pk}/evidence/{code}", response=ActivityDetail, url_name="activity-evidence")
def evidence(request: HttpRequest, pk: UUID, code: str, told: EvidenceIn) -> ActivityDetail:
    """Record that a readiness item is met, or no longer."""

    def change(post: Post) -> None:
        found = activity_for_changing(post, pk, "projects.record_evidence")
        known = {item.code for item in readiness_checklist()}
        item = _known(code if code in known else None, "code", code)
        record_evidence(found, item, **told.dict(), by=post)

    return _changed(request, pk, change)


@router.post("/{uuid:pk}/answers", response=ActivityDetail, url_name="activity-answers")
def answers(request: HttpRequest, pk: UUID, told: NeedsIn) -> ActivityDetail:
    """Tie the activity to needs it answers."""

    def change(post: Post) -> None:
        found = activity_for_changing(post, pk, CHANGE)
        answer_needs(found, _needs(told.needs, post), by=post)

    return _changed(request, pk, change)


@router.post("/{uuid:pk}/withdrawal", response=ActivityDetail, url_name="activity-withdraw")
def withdrawal(request: HttpRequest, pk: UUID, told: ReasonIn) -> ActivityDetail:
    """Take the activity out of every coming round."""

    def change(post: Post) -> None:
        withdraw(activity_for_changing(post, pk, "projects.withdraw"), reason=told.reason, by=post)

    return _changed(request, pk, change)


@router.post("/{uuid:pk}/again", response={201: ActivityDetail}, url_name="activity-again")
def again(request: HttpRequest, pk: UUID, told: AgainIn) -> Status[ActivityDetail]:
    """Propose again for another year, as a new activity tied to this one."""
    post = at_work(request)
    old = activity_for_changing(post, pk, "projects.propose_again")
    made = propose_again(old, told.fiscal_year, by=post)
    return Status(201, activity_as_read(request, activity_for_reading(post, made.pk)))


def _changed(request: HttpRequest, pk: UUID, change: Callable[[Post], None]) -> ActivityDetail:
    post = at_work(request)
    change(post)
    return activity_as_read(request, activity_for_reading(post, pk))


def _once(pk: UUID, kind: SubjectKind, post: Post, make: Callable[[], object]) -> None:
    """Make a record under the sender's own key, unless it stands already.

    Raises ``Refusal`` when another record, or another body's, has the key.
    """
    if _stands(pk, kind, post):
        return
    try:
        with transaction.atomic():
            make()
    except IntegrityError:
        if not _stands(pk, kind, post):
            raise Refusal("projects.key_is_taken") from None


def _stands(pk: UUID, kind: SubjectKind, post: Post) -> bool:
    subject = Subject.objects.select_related("owner").filter(pk=pk).first()
    if subject is not None and (subject.kind != kind or not is_own(post, subject)):
        raise Refusal("projects.key_is_taken")
    return subject is not None


def _activity_draft(told: ActivityIn, post: Post) -> ActivityDraft:
    plain = told.dict(exclude={"cost_lines", "places", "expense_type", "answers"})
    return ActivityDraft(
        **plain,
        costs=tuple(_cost_draft(each) for each in told.cost_lines),
        places=_areas(told.places),
        expense_type=_expense_type(told.expense_type) if told.expense_type else None,
        needs=tuple(_needs(told.answers, post)),
    )


def _cost_draft(told: CostIn) -> CostDraft:
    price = told.unit_price_baht
    return CostDraft(
        source=_known(Source.objects.filter(pk=told.source).first(), "source", told.source),
        satang=satang_of(told.baht),
        fiscal_year=told.fiscal_year,
        expense_type=_expense_type(told.expense_type) if told.expense_type else None,
        words=told.words,
        quantity=told.quantity,
        unit=told.unit,
        unit_price_satang=None if price is None else satang_of(price),
    )


def _expense_type(code: str) -> ExpenseType:
    found = ExpenseType.objects.filter(pk=code).first()
    return _known(found, "expense_type", code)  # type: ignore[no-any-return]


def _areas(codes: Iterable[str]) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(codes))
    known = set(Area.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    return tuple(_known(code if code in known else None, "places", code) for code in wanted)


def _needs(numbers: Iterable[str], post: Post) -> list[Subject]:
    """Needs by number, of those the post may read."""
    wanted = list(dict.fromkeys(number.upper() for number in numbers))
    readable = readable_subjects(post, on=timezone.localdate())
    rows = readable.filter(kind=SubjectKind.NEED, public_no__in=wanted)
    found = {row.public_no: row for row in rows}
    return [_known(found.get(number), "answers", number) for number in wanted]


def _known(found: Any, field: str, value: str) -> Any:
    """What a code stands for.  Raises ``Refusal`` for a code that stands for nothing."""
    if found is None:
        raise Refusal("projects.unknown_code", field=field, value=value)
    return found


def _never_null(values: dict[str, Any]) -> dict[str, Any]:
    """Texts are empty rather than nothing."""
    return {name: "" if value is None else value for name, value in values.items()}
