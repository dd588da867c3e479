"""What a point can stand on, what it says, and where it opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from oneplan.core.asked import asked_key
from oneplan.core.errors import Refusal
from oneplan.core.templatetags.official import area_name, attribute
from oneplan.indicators.models import Observation
from oneplan.monitoring.models import Report
from oneplan.threads.models import Subject
from oneplan.threads.pages import address_of
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach


@dataclass(frozen=True, slots=True)
class Document:
    """A document outside the system, by its name and the page."""

    name: str
    page: str


Citable = Observation | Subject | Report
"""What the system holds itself."""
Evidence = Citable | Document
OBSERVATION, RECORD, REPORT = "value", "record", "report"


def evidence_of(kind: str, key: UUID, *, reach: Reach | None) -> Citable:
    """What a key of the search stands for.  Raises ``Refusal`` for what the reader may not read."""
    found: Citable | None = None
    if kind == OBSERVATION:
        rows = Observation.objects.select_related("indicator", "area")
        found = rows.filter(pk=key).first()
    elif kind == RECORD:
        found = Subject.objects.filter(readable(reach), pk=key).first()
    elif kind == REPORT:
        reports = Report.objects.filter(readable(reach, at="subject"), pk=key)
        found = reports.select_related("subject").first()
    if found is None:
        raise Refusal("analysis.no_such_evidence")
    return found


def asked_evidence(asked: str, *, reach: Reach | None) -> Citable:
    """The same for what ``key_of`` gave."""
    kind, _colon, text = asked.partition(":")
    key = asked_key({"key": text}, "key")
    if key is None:
        raise Refusal("analysis.no_such_evidence")
    return evidence_of(kind, key, reach=reach)


def key_of(evidence: Citable) -> str:
    """How the search names a piece of evidence: its kind and key."""
    kind = {Observation: OBSERVATION, Subject: RECORD, Report: REPORT}[type(evidence)]
    return f"{kind}:{evidence.pk}"


def said_by(evidence: Evidence) -> str:
    """What a piece of evidence says that may be told anew later: the value, the title."""
    if isinstance(evidence, Observation):
        return evidence.words or f"{evidence.value:f}"
    if isinstance(evidence, Report):
        return f"{evidence.percent_done}%"
    return evidence.title if isinstance(evidence, Subject) else evidence.name


def words_of(evidence: Evidence, *, joined: int = 0) -> str:
    """A piece of evidence in one line; ``joined``: how many needs were joined to this one."""
    if isinstance(evidence, Observation):
        return _("%(name)s %(value)s %(unit)s, %(place)s, year %(year)s (%(source)s)") % {
            "name": attribute(evidence.indicator, "name"),
            "value": said_by(evidence),
            "unit": evidence.indicator.unit,
            "place": area_name(evidence.area),
            "year": evidence.year,
            "source": evidence.source,
        }
    if isinstance(evidence, Report):
        return _("%(title)s: %(percent)s%% reported for quarter %(quarter)s/%(year)s") % {
            "title": evidence.subject.title,
            "percent": evidence.percent_done,
            "quarter": evidence.quarter,
            "year": evidence.fiscal_year,
        }
    if isinstance(evidence, Document):
        facts = {"document": evidence.name, "page": evidence.page}
        return _("%(document)s, page %(page)s") % facts
    words = f"{evidence.get_kind_display()} {evidence.public_no} {evidence.title}"
    if not joined:
        return words
    return _("%(words)s (with %(count)s more needs joined to it)") % {
        "words": words, "count": joined,
    }  # fmt: skip


def opens_at(evidence: Evidence) -> str:
    """Where a piece of evidence is read; empty for a document outside the system."""
    if isinstance(evidence, Observation):
        page = reverse("indicators:indicator", args=[evidence.indicator_id])
        return f"{page}?area={evidence.area_id}&year={evidence.year}#values"
    if isinstance(evidence, Document):
        return ""
    return address_of(evidence.subject if isinstance(evidence, Report) else evidence)
