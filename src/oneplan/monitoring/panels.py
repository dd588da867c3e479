"""The panel of an activity's page that shows how far the work is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from oneplan.monitoring.access import may_report
from oneplan.monitoring.forms import ReportForm
from oneplan.monitoring.queries import reports_of

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.threads.models import Subject


def progress_panel(subject: Subject, post: Post | None) -> Mapping[str, Any] | None:
    """The reports, and the form for whoever may report; nothing for readers without any."""
    reports = list(reports_of(subject.pk))
    form = ReportForm() if may_report(post, subject) else None
    if not reports and form is None:
        return None
    return {"reports": reports, "latest": reports[0] if reports else None, "form": form}
