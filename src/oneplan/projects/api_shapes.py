"""What programs are told of projects and activities, and what they may write."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema

from oneplan.areas.api import BodyOut, body_out
from oneplan.core.exporting import in_baht
from oneplan.projects.models import Activity, CostLine, Evidence, Project
from oneplan.threads.api import SubjectOut, subject_out

Words = Annotated[str, Field(max_length=20_000)]
Title = Annotated[str, Field(max_length=1000)]
Code = Annotated[str, Field(max_length=40)]
Month = Annotated[int, Field(ge=1, le=12)]
People = Annotated[int, Field(ge=0, le=100_000_000)]
Year = Annotated[int, Field(ge=2400, le=2700)]
Baht = Annotated[Decimal, Field(ge=0, max_digits=16, decimal_places=2)]
Versions = dict[str, Annotated[int, Field(ge=0, le=2**31)]]


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


class CostOut(Schema):
    """Part of an activity's cost in one fiscal year, from one source."""

    fiscal_year: int
    source: str
    expense_type: str | None
    words: str
    quantity: Decimal | None
    unit: str
    unit_price_baht: Decimal | None
    baht: Decimal


class EvidenceOut(Schema):
    """A readiness item, whether it is met, by what and until when."""

    code: str
    is_met: bool
    words: str
    paper_id: UUID | None
    valid_to: dt.date | None


class ActivityDetail(ActivityOut):
    """Everything of an activity; ``versions`` go back as ``seen`` with a change."""

    title: str
    implementer: BodyOut | None
    receiver: BodyOut | None
    expense_type: str | None
    first_month: int | None
    last_month: int | None
    indicator: str
    versions: dict[str, int]
    places: list[str]
    cost_lines: list[CostOut]
    evidence: list[EvidenceOut]
    answers: list[SubjectOut]


class ProjectOut(Schema):
    """A project and its brief; ``versions`` go back as ``seen`` with a change."""

    subject: SubjectOut
    title: str
    is_umbrella: bool
    programme: str
    rationale: str
    objectives: str
    indicators: str
    target_group: str
    output: str
    outcome: str
    versions: dict[str, int]


class ProjectDetail(ProjectOut):
    """A project with those of its activities the reader may read."""

    activities: list[ActivityOut]


class CostIn(Schema):
    """A cost line: the amount, and quantity and price where it is their product."""

    source: Code
    baht: Baht
    fiscal_year: Year | None = None
    expense_type: Code | None = None
    words: str = Field("", max_length=300)
    quantity: Annotated[Decimal, Field(ge=0, max_digits=16, decimal_places=3)] | None = None
    unit: str = Field("", max_length=60)
    unit_price_baht: Baht | None = None


class ActivityIn(Schema):
    """An activity to begin.  ``id`` (a UUID made by the sender) makes sending twice once."""

    id: UUID
    title: Title
    cost_lines: list[CostIn] = Field([], max_length=60)
    places: list[Code] = Field([], max_length=100)
    expense_type: Code | None = None
    first_month: Month | None = None
    last_month: Month | None = None
    output: Words = ""
    indicator: Words = ""
    people_helped: People | None = None
    answers: list[Code] = Field([], max_length=50, description="Numbers of needs")


class ProjectIn(Schema):
    """A project to begin with its activities, as a draft of the post's body."""

    id: UUID
    title: Title
    fiscal_year: Year
    activities: list[ActivityIn] = Field(min_length=1, max_length=100)
    programme: Words = ""
    rationale: Words = ""
    objectives: Words = ""
    indicators: Words = ""
    target_group: Words = ""
    output: Words = ""
    outcome: Words = ""


class ActivityChange(Schema):
    """Fields written anew, each with the version that had been read (``seen``)."""

    title: Title | None = None
    implementer: Code | None = None
    receiver: Code | None = None
    expense_type: Code | None = None
    first_month: Month | None = None
    last_month: Month | None = None
    output: Words | None = None
    indicator: Words | None = None
    people_helped: People | None = None
    seen: Versions


class ProjectChange(Schema):
    """Fields of the brief written anew, each with the version that had been read."""

    title: Title | None = None
    programme: Words | None = None
    rationale: Words | None = None
    objectives: Words | None = None
    indicators: Words | None = None
    target_group: Words | None = None
    output: Words | None = None
    outcome: Words | None = None
    seen: Versions


class EvidenceIn(Schema):
    """Whether a readiness item is met, by which paper and until when."""

    is_met: bool = True
    words: str = Field(max_length=300)
    valid_to: dt.date | None = None


class PlacesIn(Schema):
    """Area codes of the places, all of them."""

    places: list[Code] = Field(max_length=100)


class CostsIn(Schema):
    """The cost lines, all of them; the amount becomes their sum."""

    cost_lines: list[CostIn] = Field(max_length=60)


class NeedsIn(Schema):
    """Numbers of the needs an activity answers."""

    needs: list[Code] = Field(min_length=1, max_length=50)


class ReasonIn(Schema):
    reason: Words


class AgainIn(Schema):
    """For which fiscal year (B.E.) an activity is proposed again."""

    fiscal_year: Year


def activity_out(row: Activity) -> ActivityOut:
    """Needs the subject with owner and area, and the project, loaded."""
    return ActivityOut(**_activity_facts(row))


def activity_detail(row: Activity) -> ActivityDetail:
    """Everything but the needs answered, which only the reader's own circle may hold."""
    costs = row.cost_lines.order_by("fiscal_year", "pk")
    return ActivityDetail(
        **_activity_facts(row),
        title=row.title,
        implementer=body_out(row.implementer) if row.implementer else None,
        receiver=body_out(row.receiver) if row.receiver else None,
        expense_type=row.expense_type_id,
        first_month=row.first_month,
        last_month=row.last_month,
        indicator=row.indicator,
        versions=row.field_versions,
        places=list(row.subject.places.order_by("area_id").values_list("area_id", flat=True)),
        cost_lines=[_cost_out(line) for line in costs],
        evidence=[_evidence_out(each) for each in row.evidence.order_by("code")],
        answers=[],
    )


def project_out(row: Project) -> ProjectOut:
    return ProjectOut(
        subject=subject_out(row.subject),
        title=row.title,
        is_umbrella=row.is_umbrella,
        programme=row.programme,
        rationale=row.rationale,
        objectives=row.objectives,
        indicators=row.indicators,
        target_group=row.target_group,
        output=row.output,
        outcome=row.outcome,
        versions=row.field_versions,
    )


def _activity_facts(row: Activity) -> dict[str, Any]:
    return {
        "subject": subject_out(row.subject),
        "project_id": row.project_id,
        "project": row.project.title,
        "nature": row.nature,
        "preparation": row.preparation,
        "fiscal_year": row.fiscal_year,
        "baht": in_baht(row.satang),
        "output": row.output,
        "people_helped": row.people_helped,
    }


def _cost_out(line: CostLine) -> CostOut:
    price = line.unit_price_satang
    return CostOut(
        fiscal_year=line.fiscal_year,
        source=line.source_id,
        expense_type=line.expense_type_id,
        words=line.words,
        quantity=line.quantity,
        unit=line.unit,
        unit_price_baht=None if price is None else in_baht(price),
        baht=in_baht(line.satang),
    )


def _evidence_out(row: Evidence) -> EvidenceOut:
    return EvidenceOut(
        code=row.code,
        is_met=row.is_met,
        words=row.words,
        paper_id=row.paper_id,
        valid_to=row.valid_to,
    )
