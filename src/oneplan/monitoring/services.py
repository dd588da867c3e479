"""Reporting progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from oneplan.monitoring import rules
from oneplan.monitoring.models import Report
from oneplan.threads.models import Subject
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@transaction.atomic
def report_progress(
    subject: Subject, *, fiscal_year: int, quarter: int, percent: int, words: str, by: Post
) -> Report:
    """Report how far the work is in a quarter (1: October to December) of a year (B.E.).

    A quarter reported again is replaced, and the story keeps both.  Raises ``Refusal`` off the
    scale, or for less than an earlier quarter said, without a reason.
    """
    earlier = Report.objects.filter(subject=subject, fiscal_year=fiscal_year, quarter__lt=quarter)
    before = earlier.order_by("-quarter").values_list("percent_done", flat=True).first()
    rules.check_report(quarter=quarter, percent=percent, before=before, words=words)
    report, _is_new = Report.objects.update_or_create(
        subject=subject,
        fiscal_year=fiscal_year,
        quarter=quarter,
        defaults={"percent_done": percent, "words": words, "reported_by": by},
    )
    tell(
        subject,
        "monitoring.reported",
        by=by,
        fiscal_year=fiscal_year,
        quarter=quarter,
        percent=percent,
        words=words,
    )
    return report
