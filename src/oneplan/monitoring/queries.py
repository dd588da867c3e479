"""Reading progress."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from oneplan.budget.models import Amount, Stage
from oneplan.monitoring.models import Report
from oneplan.projects.models import Activity
from oneplan.projects.queries import withdrawn

FUNDED = (Stage.APPROPRIATED, Stage.ALLOTTED, Stage.COMMITTED, Stage.DISBURSED)
"""Stages after which an implementer has money to work with."""


def reports_of(subject_id: UUID) -> QuerySet[Report]:
    """The reports of a subject, the newest quarter first."""
    rows = Report.objects.filter(subject_id=subject_id).select_related("reported_by")
    return rows.order_by("-fiscal_year", "-quarter")


def funded(fiscal_year: int) -> QuerySet[Activity]:
    """Activities of a fiscal year (B.E.) that were given money."""
    given = Amount.objects.filter(
        subject_id=OuterRef("pk"), fiscal_year=fiscal_year, stage__in=FUNDED
    )
    rows = Activity.objects.filter(Exists(given), fiscal_year=fiscal_year).exclude(withdrawn())
    return rows.select_related("subject__owner", "subject__area", "implementer")


def unreported(fiscal_year: int, quarter: int) -> QuerySet[Activity]:
    """Funded activities whose progress of a quarter nobody has reported."""
    told = Report.objects.filter(
        subject_id=OuterRef("pk"), fiscal_year=fiscal_year, quarter=quarter
    )
    return funded(fiscal_year).exclude(Exists(told))
