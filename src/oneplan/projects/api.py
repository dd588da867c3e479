"""Projects and activities for programs: reading them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Router

from oneplan.accounts.api import reader
from oneplan.core.api import AT_ONCE, ListOf, Stream, list_of, stream, streamed
from oneplan.core.paging import page_of
from oneplan.projects.access import activity_for_reading, project_for_reading
from oneplan.projects.api_shapes import (
    ActivityDetail,
    ActivityOut,
    ProjectDetail,
    ProjectOut,
    activity_detail,
    activity_out,
    project_out,
)
from oneplan.projects.listing import asked_filter
from oneplan.projects.models import Activity, Project
from oneplan.projects.queries import activities, projects_readable, readable_activities_of
from oneplan.threads.api import reader_reach, subject_out
from oneplan.threads.models import Subject, TieKind
from oneplan.threads.queries import readable

router = Router(tags=["activities"])
projects = Router(tags=["projects"])


@router.get("", response=ListOf[ActivityOut], url_name="activity-list")
def activity_list(
    request: HttpRequest,
    q: str = "",
    area: str = "",
    fiscal_year: str = "",
    owner: str = "",
    nature: str = "",
    preparation: str = "",
    source: str = "",
    at: str = "",
) -> ListOf[ActivityOut]:
    """The activities the reader may read, the newest first, narrowed as on the page."""
    asked = {
        "q": q, "area": area, "fiscal_year": fiscal_year, "owner": owner, "nature": nature,
        "preparation": preparation, "source": source,
    }  # fmt: skip
    rows = activities(reader_reach(request), asked_filter(asked)[0])
    return list_of(page_of(rows, order=("-pk",), cursor=at), activity_out)


@router.get("/export", url_name="activity-export", openapi_extra=streamed(ActivityOut))
def activity_export(
    request: HttpRequest,
    format: Stream = Stream.NDJSON,
    q: str = "",
    area: str = "",
    fiscal_year: str = "",
    nature: str = "",
    preparation: str = "",
    source: str = "",
) -> StreamingHttpResponse:
    """Every activity the list holds, row by row."""
    asked = {
        "q": q, "area": area, "fiscal_year": fiscal_year, "nature": nature,
        "preparation": preparation, "source": source,
    }  # fmt: skip
    rows = activities(reader_reach(request), asked_filter(asked)[0]).order_by("-pk")
    found = rows.iterator(chunk_size=AT_ONCE)
    return stream(ActivityOut, map(activity_out, found), name="activities", output=format)


@router.get("/{uuid:pk}", response=ActivityDetail, url_name="activity")
def activity(request: HttpRequest, pk: UUID) -> ActivityDetail:
    """One activity with its costs, its readiness and the needs it answers."""
    return activity_as_read(request, activity_for_reading(reader(request), pk))


@projects.get("", response=ListOf[ProjectOut], url_name="project-list")
def project_list(
    request: HttpRequest, q: str = "", area: str = "", fiscal_year: str = "", at: str = ""
) -> ListOf[ProjectOut]:
    """The projects the reader may read, the newest first."""
    asked = {"q": q, "area": area, "fiscal_year": fiscal_year}
    rows = projects_readable(reader_reach(request), asked_filter(asked)[0])
    return list_of(page_of(rows, order=("-pk",), cursor=at), project_out)


@projects.get("/{uuid:pk}", response=ProjectDetail, url_name="project")
def project(request: HttpRequest, pk: UUID) -> ProjectDetail:
    """One project with those of its activities the reader may read."""
    return project_as_read(request, project_for_reading(reader(request), pk))


def activity_as_read(request: HttpRequest, row: Activity) -> ActivityDetail:
    """An activity as whoever asks may read it."""
    answered = Subject.objects.filter(
        readable(reader_reach(request)),
        ties_down__child=row.subject,
        ties_down__kind=TieKind.ANSWERS,
        ties_down__ended_at=None,
    )
    told = activity_detail(row)
    told.answers = [
        subject_out(each) for each in answered.select_related("owner", "area").order_by("pk")
    ]
    return told


def project_as_read(request: HttpRequest, row: Project) -> ProjectDetail:
    """A project as whoever asks may read it."""
    found = readable_activities_of(row, reader_reach(request))
    return ProjectDetail(
        **project_out(row).dict(), activities=[activity_out(each) for each in found]
    )
