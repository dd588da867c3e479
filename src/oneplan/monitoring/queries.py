"""Reading progress."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from oneplan.monitoring.models import Report


def reports_of(subject_id: UUID) -> QuerySet[Report]:
    """The reports of a subject, the newest quarter first."""
    rows = Report.objects.filter(subject_id=subject_id).select_related("reported_by")
    return rows.order_by("-fiscal_year", "-quarter")
