"""Reads about printed forms."""

from __future__ import annotations

from dataclasses import dataclass

from oneplan.areas.models import Body
from oneplan.documents.models import Paper
from oneplan.documents.render.printing import Format
from oneplan.publishing.official_forms import FORMS, Form


@dataclass(frozen=True, slots=True)
class Printed:
    """One form with its latest print in each format (None where it was not printed yet)."""

    form: Form
    papers: list[tuple[str, Paper | None]]


def printed_forms(body: Body, fiscal_year: int) -> list[Printed]:
    """Every form of a body's year with its latest prints, in two queries."""
    papers = Paper.objects.filter(
        kind="form", issued_by=body, facts__fiscal_year=fiscal_year, file__isnull=False
    ).select_related("file")
    latest: dict[tuple[str, str], Paper] = {}
    for paper in papers.order_by("made_at"):
        ending = paper.file.name.rpartition(".")[2] if paper.file else ""
        latest[paper.form, ending] = paper
    return [
        Printed(form, [(each.value, latest.get((form.code, each.value))) for each in Format])
        for form in FORMS.values()
    ]
