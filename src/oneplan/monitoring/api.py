"""Progress for programs."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from oneplan.accounts.api import at_work, reader
from oneplan.monitoring.access import subject_for_reporting
from oneplan.monitoring.models import Report
from oneplan.monitoring.queries import reports_of
from oneplan.monitoring.services import report_progress
from oneplan.threads.access import subject_for_reading
from oneplan.threads.models import SubjectKind

router = Router(tags=["progress"])


class ReportOut(Schema):
    """How far the work was in a quarter (1 is October to December) of a year (B.E.)."""

    fiscal_year: int
    quarter: int
    percent_done: int
    words: str
    reported_by: str
    reported_at: dt.datetime


class ReportIn(Schema):
    fiscal_year: int = Field(ge=2400, le=2700)
    quarter: int = Field(ge=1, le=4)
    percent: int = Field(ge=0, le=100)
    words: str = Field("", max_length=2000)


@router.get("/{uuid:pk}", response=list[ReportOut], url_name="progress")
def progress(request: HttpRequest, pk: UUID) -> list[ReportOut]:
    """The reports of an activity, the newest quarter first."""
    subject = subject_for_reading(reader(request), pk, kind=SubjectKind.ACTIVITY)
    return [_report_out(row) for row in reports_of(subject.pk)]


@router.post("/{uuid:pk}", response=ReportOut, url_name="progress-report")
def report(request: HttpRequest, pk: UUID, told: ReportIn) -> ReportOut:
    """Report how far the work is; a quarter reported again is replaced."""
    post = at_work(request)
    subject = subject_for_reporting(post, pk)
    return _report_out(report_progress(subject, **told.dict(), by=post))


def _report_out(row: Report) -> ReportOut:
    return ReportOut(
        fiscal_year=row.fiscal_year,
        quarter=row.quarter,
        percent_done=row.percent_done,
        words=row.words,
        reported_by=row.reported_by.title_th,
        reported_at=row.reported_at,
    )
