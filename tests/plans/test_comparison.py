"""Two editions of a plan beside each other: on screen, on paper, and for whom."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.plans.comparing import compare_editions, visions
from oneplan.plans.models import EditionKind, ElementKind, Plan, Side
from oneplan.plans.rewriting import drop_element, move_element, rewrite_element
from oneplan.plans.rules.comparing import REORDERED, TARGET, Happened
from oneplan.plans.services import (
    ElementDraft,
    ListingDraft,
    open_edition,
    open_plan,
    seal,
    write_elements,
    write_listings,
)
from oneplan.plans.telling import sentences
from oneplan.threads.access import reach
from oneplan.threads.models import Circulation
from oneplan.threads.services import circulate
from tests.budget.lines import make_source
from tests.cast import Cast, build_cast
from tests.plans.editions import VISIONS, three_visions
from tests.plans.test_pages import activity
from tests.walking import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def reviewed(cast: Cast) -> Plan:
    """A plan reviewed once: a target raised, an issue dropped, an approach moved, a row added."""
    by = cast.strategist
    plan = open_plan("P5", cast.province, title="แผนพัฒนาสมมติ", fiscal_year=2571, by=by)
    first = open_edition(plan, kind=EditionKind.FULL, year=2571, by=by)
    write_elements(
        first,
        [
            ElementDraft(kind=ElementKind.ISSUE, number="1", title="ข้าวหอมมะลิคุณภาพ"),
            ElementDraft(kind=ElementKind.ISSUE, number="2", title="ท่องเที่ยววัฒนธรรม"),
            ElementDraft(kind=ElementKind.ISSUE, number="3", title="เมืองสงบสุข"),
            ElementDraft(kind=ElementKind.APPROACH, number="1.1", title="ส่งเสริมตลาด", parent="1"),
            ElementDraft(
                kind=ElementKind.INDICATOR,
                number="ช1.1",
                title="รายได้จากข้าว",
                parent="1",
                targets=((2571, Decimal(5), "5"), (2572, Decimal(6), "6")),
            ),
        ],
        by=by,
    )
    source = make_source()
    kept = activity(cast, "ปรับปรุงถนน", Circulation.CIRCULATED)
    hidden = activity(cast, "เรื่องในร่าง", Circulation.DRAFT)
    write_listings(
        first,
        [
            ListingDraft(
                subject=kept,
                title="ปรับปรุงถนนกว้าง 4 เมตร",
                side=Side.OUTSIDE,
                money=((2571, source, 900_000_00),),
            ),
            ListingDraft(subject=hidden, title="เรื่องในร่าง", side=Side.OUTSIDE),
        ],
        by=by,
    )
    seal(first, item=None, by=by)

    second = open_edition(plan, kind=EditionKind.FULL, year=2572, by=by)
    rows = {each.number: each for each in second.elements.all()}
    rewrite_element(rows["ช1.1"], by=by, targets=((2571, Decimal(5), "5"), (2572, Decimal(8), "8")))
    move_element(rows["1.1"], under=rows["2"], number="2.1", position=9, by=by)
    drop_element(rows["3"], by=by)
    listing = second.listings.get(subject=kept)
    listing.title = "ปรับปรุงถนนกว้าง 5 เมตร"
    listing.save()
    listing.years.update(satang=1_200_000_00)
    fresh = activity(cast, "ขุดลอกสระ", Circulation.CIRCULATED)
    write_listings(
        second,
        [
            ListingDraft(
                subject=fresh, title="ขุดลอกสระ", side=Side.OUTSIDE, money=((2572, source, 50_00),)
            )
        ],
        by=by,
    )
    seal(second, item=None, by=by)
    return plan


def test_the_three_visions_of_roi_et_are_told_word_by_word(cast: Cast) -> None:
    plan, editions = three_visions(cast.province, by=cast.strategist)
    answer = signed_in(cast.charlie).get(
        reverse("plans:comparison", args=[plan.pk]),
        {"old": editions[0].pk, "new": editions[2].pk},
    )
    (line,) = answer.context["told"].vision.lines
    assert (line.old, line.new) == (VISIONS[2556], VISIONS[2563])
    page = answer.content.decode()
    assert "<del>" in page
    assert "<ins>" in page
    assert "วิสัยทัศน์เปลี่ยนไป" in page


def test_without_a_choice_the_newest_is_compared_with_the_one_before(cast: Cast) -> None:
    plan, editions = three_visions(cast.province, by=cast.strategist)
    path = reverse("plans:comparison", args=[plan.pk])
    client = signed_in(cast.charlie)
    compared = client.get(path).context["compared"]
    assert (compared.old, compared.new) == (editions[1], editions[2])
    turned = client.get(path, {"old": editions[2].pk, "new": editions[0].pk}).context["compared"]
    assert (turned.old, turned.new) == (editions[0], editions[2])
    nonsense = client.get(path, {"old": "x", "new": "y"}).context["compared"]
    assert nonsense.new == editions[2]


def test_what_came_went_moved_and_rose_is_told(cast: Cast, reviewed: Plan) -> None:
    first, second = reviewed.editions.order_by("year")
    compared = compare_editions(first, second, reach=reach(cast.district_officer))
    happened = {each.row.wording: each for each in compared.elements}
    assert happened["เมืองสงบสุข"].happened == Happened.REMOVED
    assert happened["ส่งเสริมตลาด"].has("moved")
    assert [each.year for each in happened["รายได้จากข้าว"].differences] == [2572]
    assert happened["รายได้จากข้าว"].has(TARGET)
    assert not any(each.has(REORDERED) for each in compared.elements)
    listed = {each.row.wording: each.happened for each in compared.listings}
    assert listed["ขุดลอกสระ"] == Happened.ADDED
    assert listed["ปรับปรุงถนนกว้าง 5 เมตร"] == Happened.CHANGED
    told = " ".join(sentences(compared))
    assert "300,050" in told
    assert visions(compared) is None


def test_rows_of_others_drafts_are_counted_and_not_told(cast: Cast, reviewed: Plan) -> None:
    answer = signed_in(cast.charlie).get(reverse("plans:comparison", args=[reviewed.pk]))
    assert answer.context["compared"].hidden == 1
    assert "เรื่องในร่าง" not in answer.content.decode()


def test_the_public_compares_sealed_editions_only(cast: Cast, reviewed: Plan) -> None:
    circulate(reviewed.subject, Circulation.PUBLIC, by=cast.strategist)
    open_edition(reviewed, kind=EditionKind.FULL, year=2573, by=cast.strategist)
    path = reverse("plans:comparison", args=[reviewed.pk])
    assert len(Client().get(path).context["editions"]) == 2
    assert len(signed_in(cast.charlie).get(path).context["editions"]) == 3


def test_a_plan_of_one_edition_says_what_is_missing(cast: Cast) -> None:
    plan = open_plan("P5", cast.province, title="แผนสมมติ", fiscal_year=2571, by=cast.strategist)
    answer = signed_in(cast.charlie).get(reverse("plans:comparison", args=[plan.pk]))
    assert answer.context["compared"] is None
    path = reverse("plans:comparison-print", args=[plan.pk, "pdf"])
    assert signed_in(cast.charlie).get(path).status_code == 302


def test_word_prints_what_differs_in_bold_on_both_sides(cast: Cast, reviewed: Plan) -> None:
    path = reverse("plans:comparison-print", args=[reviewed.pk, "docx"])
    answer = signed_in(cast.charlie).get(path)
    assert answer["Content-Disposition"].startswith("attachment")
    file = docx.Document(BytesIO(answer.content))
    bold = {
        run.text.strip()
        for table in file.tables
        for line in table.rows
        for cell in line.cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if run.bold and run.text.strip()
    }
    assert {"๔", "๕", "๖", "๘"} <= bold
    plain = "".join(
        run.text
        for table in file.tables
        for line in table.rows
        for cell in line.cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if not run.bold
    )
    assert "ปรับปรุงถนนกว้าง" in plain


@pytest.mark.parametrize("output", ["pdf", "xlsx"])
def test_the_comparison_prints(cast: Cast, reviewed: Plan, output: str) -> None:
    path = reverse("plans:comparison-print", args=[reviewed.pk, output])
    answer = signed_in(cast.charlie).get(path)
    assert answer.status_code == 200
    assert answer.content[:4] == {"pdf": b"%PDF", "xlsx": b"PK\x03\x04"}[output]


def test_an_unknown_format_is_not_there(cast: Cast, reviewed: Plan) -> None:
    path = reverse("plans:comparison-print", args=[reviewed.pk, "exe"])
    assert signed_in(cast.charlie).get(path).status_code == 404


def test_comparing_costs_the_same_however_much_is_compared(cast: Cast, reviewed: Plan) -> None:
    client, path = signed_in(cast.charlie), reverse("plans:comparison", args=[reviewed.pk])
    before = queries_of(client, path)
    third = open_edition(reviewed, kind=EditionKind.FULL, year=2573, by=cast.strategist)
    write_listings(
        third,
        [
            ListingDraft(
                subject=activity(cast, f"แถว {number}", Circulation.CIRCULATED),
                title=f"แถว {number}",
                side=Side.OUTSIDE,
            )
            for number in range(9)
        ],
        by=cast.strategist,
    )
    assert queries_of(client, path) == before


def queries_of(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)
