"""What a body may propose in answer to a call: its own records, and what each still lacks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from oneplan.areas.models import Body, BodyKind
from oneplan.calls.issues import issue_of_approaches
from oneplan.calls.models import Addressee, Call, CallIssue
from oneplan.core.errors import NotVisible, Refusal
from oneplan.core.findings import Finding, Severity
from oneplan.funds.models import SourceGroup
from oneplan.projects.models import Activity, CostLine
from oneplan.projects.queries import withdrawn, works_of
from oneplan.projects.rules import find_gaps
from oneplan.threads.models import Subject, SubjectKind, Tie, TieKind

MOST_NEEDS = 200
YEARS_OF_A_CYCLE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One record a body may propose; ``lacks`` are the errors that keep it out for now."""

    subject: Subject
    satang: int = 0
    is_declared: bool = False
    is_asked_for: bool = True
    lacks: list[Finding] = field(default_factory=list)
    issue: UUID | None = None

    @property
    def is_ready(self) -> bool:
        return self.is_asked_for and not self.lacks

    def check(self) -> None:
        """Raises ``Refusal`` saying which record cannot be proposed, and why."""
        if not self.is_asked_for:
            raise Refusal("calls.not_offered", number=self.subject.public_no)
        if self.lacks:
            raise Refusal("calls.lacks_something", number=self.subject.public_no)


def offers_to(
    addressee: Addressee, *, only: Collection[UUID] | None = None, words: str = ""
) -> dict[UUID, Offer]:
    """What the addressed body may propose, the newest first, in a fixed number of queries.

    ``only`` narrows to these records; raises ``NotVisible`` for one the body does not own.
    """
    call = addressee.call
    own = bodies_of(addressee.body)
    found = {
        **_activities(call, own, only=only, words=words),
        **_needs(call, own, only=only, words=words),
    }
    if only is not None:
        strangers = [key for key in only if key not in found]
        if strangers:
            raise NotVisible(strangers[0])
    return found


def bodies_of(body: Body) -> QuerySet[Body]:
    """The body and the village committees it keeps house for."""
    return Body.objects.filter(Q(pk=body.pk) | Q(parent=body, kind=BodyKind.VILLAGE_COMMITTEE))


def years_of(call: Call) -> range:
    """The fiscal years a call gathers for: its own, or the five of a development plan."""
    length = YEARS_OF_A_CYCLE if call.purpose.endswith("5") else 1
    return range(call.fiscal_year, call.fiscal_year + length)


def _activities(
    call: Call, own: QuerySet[Body], *, only: Collection[UUID] | None, words: str
) -> dict[UUID, Offer]:
    years = years_of(call)
    rows = Activity.objects.filter(subject__owner__in=own).exclude(withdrawn())
    rows = _narrowed(rows, only=only, words=words, path="subject__")
    if only is None:
        rows = rows.filter(fiscal_year__in=years)
    activities = list(
        rows.select_related("subject__owner", "subject__area", "project", "implementer").order_by(
            "-pk"
        )
    )
    works = works_of(activities)
    asks_area = set(
        CostLine.objects.filter(
            activity__in=activities, source__group=SourceGroup.AREA
        ).values_list("activity_id", flat=True)
    )
    issues = _issues(call)
    found = {}
    for activity in activities:
        is_declared = activity.pk not in asks_area
        is_taken = call.takes_declared if is_declared else call.takes_activities
        found[activity.pk] = Offer(
            subject=activity.subject,
            satang=activity.satang,
            is_declared=is_declared,
            is_asked_for=is_taken and activity.fiscal_year in years,
            lacks=[gap for gap in find_gaps(works[activity.pk]) if gap.severity is Severity.ERROR],
            issue=issues.get(activity.project.approach_id)
            if activity.project.approach_id
            else None,
        )
    return {key: offer for key, offer in found.items() if only is not None or offer.is_asked_for}


def _needs(
    call: Call, own: QuerySet[Body], *, only: Collection[UUID] | None, words: str
) -> dict[UUID, Offer]:
    if only is None and not call.takes_needs:
        return {}
    rows = Subject.objects.filter(kind=SubjectKind.NEED, owner__in=own)
    rows = _narrowed(rows, only=only, words=words, path="")
    if only is None:
        live = Tie.objects.filter(ended_at=None)
        merged = live.filter(kind=TieKind.MERGED_INTO, child_id=OuterRef("pk"))
        answered = live.filter(kind=TieKind.ANSWERS, parent_id=OuterRef("pk"))
        rows = rows.filter(~Exists(merged), ~Exists(answered))
    rows = rows.select_related("owner", "area").order_by("-pk")
    return {
        subject.pk: Offer(subject=subject, is_asked_for=call.takes_needs)
        for subject in rows[:MOST_NEEDS]
    }


def _narrowed(
    rows: QuerySet[Any], *, only: Collection[UUID] | None, words: str, path: str
) -> QuerySet[Any]:
    if only is not None:
        rows = rows.filter(pk__in=only)
    for word in words.split():
        rows = rows.filter(**{f"{path}search_text__contains": word})
    return rows


def _issues(call: Call) -> dict[UUID, UUID]:
    """Which issue of the call an approach stands under, as a first guess for each activity."""
    named = {each.lineage_id: each.pk for each in CallIssue.objects.filter(call=call)}
    above = issue_of_approaches(call.body, call.fiscal_year)
    return {approach: named[lineage] for approach, lineage in above.items() if lineage in named}
