"""Activities for programs."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from oneplan.areas.rules import is_code
from oneplan.core.asked import asked_words, asked_year
from oneplan.core.exporting import in_baht
from oneplan.core.paging import page_of
from oneplan.projects.access import activity_for_reading
from oneplan.projects.models import Activity
from oneplan.projects.queries import ActivityFilter, activities
from oneplan.threads.api import SubjectOut, reader, reader_reach, subject_out

router = Router(tags=["activities"])


class ActivityOut(Schema):
    """A main activity; ``baht`` is what it asks for in its fiscal year (B.E.)."""

    subject: SubjectOut
    project_id: UUID
    project: str
    nature: str
    preparation: str
    fiscal_year: int
    baht: Decimal
    output: str
    people_helped: int | None


class ActivityList(Schema):
    """Some activities; ``older`` and ``newer`` go into ``at`` for the neighbouring pages."""

    rows: list[ActivityOut]
    newer: str | None
    older: str | None


@router.get("", response=ActivityList, url_name="activity-list")
def activity_list(
    request: HttpRequest, q: str = "", area: str = "", fiscal_year: str = "", at: str = ""
) -> ActivityList:
    """The activities the reader may read, the newest first."""
    asked = {"q": q, "fiscal_year": fiscal_year}
    wanted = ActivityFilter(
        words=asked_words(asked),
        area_code=area if is_code(area) else "",
        fiscal_year=asked_year(asked),
    )
    rows = activities(reader_reach(request), wanted)
    page = page_of(rows, order=("-pk",), cursor=at)
    return ActivityList(
        rows=[_activity_out(row) for row in page.rows], newer=page.newer, older=page.older
    )


@router.get("/{uuid:pk}", response=ActivityOut, url_name="activity")
def activity(request: HttpRequest, pk: UUID) -> ActivityOut:
    return _activity_out(activity_for_reading(reader(request), pk))


def _activity_out(row: Activity) -> ActivityOut:
    return ActivityOut(
        subject=subject_out(row.subject),
        project_id=row.project_id,
        project=row.project.title,
        nature=row.nature,
        preparation=row.preparation,
        fiscal_year=row.fiscal_year,
        baht=in_baht(row.satang),
        output=row.output,
        people_helped=row.people_helped,
    )
