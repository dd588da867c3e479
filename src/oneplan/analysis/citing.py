"""Citing evidence for a point, and taking a citation back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from oneplan.analysis.evidence import Evidence, said_by
from oneplan.analysis.models import Citation, Point
from oneplan.analysis.writing import POINT
from oneplan.audit.services import record
from oneplan.core.errors import Refusal
from oneplan.indicators.models import Observation
from oneplan.monitoring.models import Report
from oneplan.threads.models import Subject

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@transaction.atomic
def cite(point: Point, evidence: Evidence, *, by: Post) -> Citation:
    """Let a point stand on a piece of evidence; what it says now is kept with it.

    Locks the point.  Raises ``Refusal`` for what it cites already, and for a document without its
    name and page.
    """
    point = locked(point)
    thing = _thing(evidence)
    try:
        with transaction.atomic():
            made = Citation.objects.create(point=point, said=said_by(evidence), post=by, **thing)
    except IntegrityError as error:
        raise Refusal("analysis.cited_already") from error
    record("analysis.cited", by=by, kind=POINT, key=point.pk, after=_told(made))
    return made


@transaction.atomic
def take_back(citation: Citation, *, by: Post) -> None:
    """Take a citation back; the audit trail keeps what it was.  Locks the point."""
    point = locked(citation.point)
    found = Citation.objects.filter(pk=citation.pk).first()
    if found is None:
        return
    record("analysis.citation_taken_back", by=by, kind=POINT, key=point.pk, before=_told(found))
    found.delete()


def _thing(evidence: Evidence) -> dict[str, Any]:
    if isinstance(evidence, Observation):
        return {"observation": evidence}
    if isinstance(evidence, Report):
        return {"report": evidence}
    if isinstance(evidence, Subject):
        return {"record": evidence}
    name, page = evidence.name.strip(), evidence.page.strip()
    if not name or not page:
        raise Refusal("analysis.page_missing")
    return {"document": name, "page": page}


def _told(citation: Citation) -> dict[str, str]:
    keys = {
        "observation": citation.observation_id,
        "record": citation.record_id,
        "report": citation.report_id,
    }
    return {name: str(key) for name, key in keys.items() if key} | {"said": citation.said}


def locked(point: Point) -> Point:
    """The point with its plan, locked."""
    rows = Point.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("plan").get(pk=point.pk)
