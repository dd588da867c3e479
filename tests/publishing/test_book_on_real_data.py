"""The list's total is the same in the database, the spreadsheet, the Word file and the PDF."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from oneplan.accounts.models import Post
from oneplan.annual_plans.models import Level
from oneplan.annual_plans.queries import latest_round, ranked_list
from oneplan.annual_plans.services import draw_frame, run_round
from oneplan.areas.models import Body
from oneplan.committees.models import Decision
from oneplan.committees.queries import what_waits
from oneplan.committees.services import (
    call_meeting,
    close_meeting,
    decide,
    put_on_agenda,
    record_presence,
)
from oneplan.demo.people import people_the_province
from oneplan.demo.provincial_committee import seat_committees
from oneplan.documents.render.printing import Format
from oneplan.exchange.reference import load_all_reference
from oneplan.exchange.services import take_in
from oneplan.exchange.storing.wish import Wish
from oneplan.funds.models import FrameState, PublishedLine
from oneplan.publishing.official_forms import FORMS
from oneplan.publishing.services import print_book
from tests.documents.reading import docx_rows, pdf_pages, sheets
from tests.real_data import real_data

pytestmark = [pytest.mark.django_db, pytest.mark.real_data]
FISCAL_YEAR = 2565
TOTAL = 192_192_400
DAY = dt.date(2026, 11, 20)
BAHT = 100


@pytest.fixture
def strategist() -> Post:
    """Phetchabun's real lines taken in, ranked, framed and adopted as a trial."""
    folder = real_data("phetchabun")
    load_all_reference()
    posts = people_the_province()
    strategist = posts["strategist"]
    take_in(folder, Wish(province="67", cycle="2571-2575"), by=strategist)
    round_ = run_round(Level.PROVINCE, strategist.body, fiscal_year=FISCAL_YEAR, by=strategist)
    frame = 150_000_000 * BAHT
    draw_frame(round_, frame, state=FrameState.TRIAL, by=strategist, on=DAY)
    committee = seat_committees(posts)
    meeting = call_meeting(committee, number=1, year=2570, held_on=DAY, by=strategist)
    record_presence(meeting, set(committee.seats.values_list("pk", flat=True)), by=strategist)
    for waiting in what_waits(committee):
        item = put_on_agenda(meeting, waiting, by=strategist)
        decide(item, Decision.APPROVED, resolution="เห็นชอบ (ทดลอง)", by=strategist)
    close_meeting(meeting, by=strategist)
    return strategist


def amounts_in(text: str) -> set[int]:
    """Whole-baht amounts printed in a text, Thai digits read."""
    arabic = text.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
    return {int(found.replace(",", "")) for found in re.findall(r"\d{1,3}(?:,\d{3})+", arabic)}


def test_the_total_is_the_same_everywhere(strategist: Post, fonts: Path, settings: object) -> None:
    settings.FONT_ROOT = fonts  # type: ignore[attr-defined]
    body: Body = strategist.body
    round_ = latest_round(body, FISCAL_YEAR)
    assert round_ is not None
    listed = ranked_list(round_, is_all_readable=True)
    lines = PublishedLine.objects.filter(owner=body, fiscal_year=FISCAL_YEAR)
    from_database = sum(lines.values_list("satang", flat=True))

    books = {
        output: print_book(
            body, FISCAL_YEAR, form=FORMS["จ.2"], output=output, by=strategist, on=DAY
        )
        for output in Format
    }

    assert listed.total_satang == from_database == TOTAL * BAHT
    assert {book.satang for book in books.values()} == {TOTAL * BAHT}
    assert TOTAL in amounts_in(" ".join(pdf_pages(books[Format.PDF].content)))
    rows = docx_rows(books[Format.DOCX].content)
    assert TOTAL in amounts_in(" ".join(cell for row in rows for cell in row))
    cells = [c for s in sheets(books[Format.XLSX].content).values() for row in s for c in row]
    assert TOTAL in cells
    for book in books.values():
        assert book.rows == len(listed.rows) + len(listed.first) == 14


def test_a_trial_is_marked_on_the_paper_and_next_year_is_empty(
    strategist: Post, fonts: Path, settings: object
) -> None:
    settings.FONT_ROOT = fonts  # type: ignore[attr-defined]

    def printed(fiscal_year: int) -> str:
        book = print_book(
            strategist.body,
            fiscal_year,
            form=FORMS["จ.2"],
            output=Format.PDF,
            by=strategist,
            on=DAY,
        )
        return " ".join(pdf_pages(book.content))

    assert "ข้อมูลทดลอง" in printed(FISCAL_YEAR)
    following = printed(2571)
    assert amounts_in(following) == set()
    assert "2571" in following.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
