"""Printing a body's list on an official form, stored as a paper that can be downloaded again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from oneplan.core.errors import Refusal
from oneplan.core.money import baht
from oneplan.documents import fonts
from oneplan.documents.models import Paper
from oneplan.documents.render.printing import MEDIA_TYPES, Format
from oneplan.documents.services import enter_paper, store_file
from oneplan.publishing.briefs import project_briefs
from oneplan.publishing.filling import Filled, annual_list, gather_list
from oneplan.publishing.official_forms import ANNUAL_LIST, FORMS, PROJECT_BRIEF, Form, render
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.areas.models import Body

FILLERS = {ANNUAL_LIST.code: annual_list, PROJECT_BRIEF.code: project_briefs}


@dataclass(frozen=True, slots=True)
class Book:
    """A printed form: its bytes, its name, the paper it was entered as, and what it adds up to.

    ``satang`` is the list's own money, ranked and marked, as the database holds it.
    """

    paper: Paper
    file_name: str
    content: bytes
    satang: int
    rows: int


def form_of(code: str) -> Form:
    """The form of a code, spaces and dots aside.  Raises ``Refusal`` for one that is not known."""
    wanted = code.replace("แบบ", "").replace(" ", "").replace("กจ", "จ")
    if wanted not in FORMS:
        raise Refusal("publishing.unknown_form", form=code, known=", ".join(FORMS))
    return FORMS[wanted]


@transaction.atomic
def print_book(
    body: Body, fiscal_year: int, *, form: Form, output: Format, by: Post | None, on: dt.date
) -> Book:
    """Print a body's list of a fiscal year (B.E.); an empty year prints what to do next."""
    filled = gather_list(body, fiscal_year, on=on)
    data = FILLERS[form.code](filled)
    content = render(form, data, output, fonts=_fonts())
    name = f"{form.code}-{body.code}-{fiscal_year}.{output.value}".replace(":", "-")
    listed = filled.listed
    satang = listed.total_satang if listed else 0
    rows = len(listed.rows) + len(listed.first) if listed else 0
    paper = enter_paper(
        kind="form",
        title=f"แบบ {form.code} {form.name} {body.name_th} ปีงบประมาณ {fiscal_year}",
        file=store_file(content, name=name, media_type=MEDIA_TYPES[output]),
        form=form.code,
        form_version="default",
        issued_by=body,
        facts=_facts(filled, satang=satang, rows=rows),
        is_public=bool(filled.round and filled.round.adopted_as_id),
        by=by,
    )
    if filled.round:
        tell(
            filled.round.subject,
            "publishing.printed",
            by=by,
            paper=paper,
            form=form.code,
            format=output.value,
            baht=baht(satang),
        )
    return Book(paper=paper, file_name=name, content=content, satang=satang, rows=rows)


def _fonts() -> Path:
    return fonts.font_folder(Path(settings.FONT_ROOT), packages=Path(settings.NODE_MODULES))


def _facts(filled: Filled, *, satang: int, rows: int) -> dict[str, object]:
    round_ = filled.round
    return {
        "fiscal_year": filled.fiscal_year,
        "round": str(round_.pk) if round_ else None,
        "inputs_hash": round_.inputs_hash if round_ else "",
        "satang": satang,
        "rows": rows,
    }
