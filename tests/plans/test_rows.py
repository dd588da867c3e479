"""The plan as it stood on a day, and a row through its books."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from oneplan.plans.models import EditionKind, Plan, Side
from oneplan.plans.services import ListingDraft, open_edition, open_plan, seal, write_listings
from oneplan.threads.models import Circulation
from tests.budget.lines import make_source
from tests.cast import Cast, build_cast
from tests.plans.test_pages import activity
from tests.walking import signed_in

pytestmark = pytest.mark.django_db
BASE, CHANGED, GONE = dt.date(2026, 1, 5), dt.date(2026, 4, 1), dt.date(2026, 7, 1)


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """A base book of two rows, a change of the first, and a change that takes the second out."""
    by, source = cast.planner, make_source()
    made = open_plan("L5", cast.authority, title="แผนพัฒนาท้องถิ่น", fiscal_year=2571, by=by)
    road = activity(cast, "ถนนสายหนึ่ง", Circulation.CIRCULATED)
    pond = activity(cast, "ขุดสระ", Circulation.CIRCULATED)
    books = [
        (
            EditionKind.FULL,
            BASE,
            [(road, "ถนนสายหนึ่ง", "12", 100), (pond, "ขุดสระ", "13", 50)],
            False,
        ),
        (EditionKind.CHANGE, CHANGED, [(road, "ถนนสายหนึ่ง กว้าง 5 เมตร", "2", 150)], False),
        (EditionKind.CHANGE, GONE, [(pond, "ขุดสระ", "3", 0)], True),
    ]
    for kind, on, rows, is_withdrawn in books:
        book = open_edition(made, kind=kind, year=2571, by=by)
        write_listings(
            book,
            [
                ListingDraft(
                    subject=subject,
                    title=title,
                    side=Side.OUTSIDE,
                    page=page,
                    item="1",
                    money=((2571, source, baht * 100),),
                    is_withdrawn=is_withdrawn,
                )
                for subject, title, page, baht in rows
            ],
            by=by,
        )
        seal(book, item=None, by=by, in_force_on=on)
    return made


@pytest.mark.parametrize(
    ("day", "titles", "satang"),
    [
        ("1 ธ.ค. 2568", [], 0),
        ("5 ม.ค. 2569", ["ถนนสายหนึ่ง", "ขุดสระ"], 150_00),
        ("31 มี.ค. 2569", ["ถนนสายหนึ่ง", "ขุดสระ"], 150_00),
        ("1 เม.ย. 2569", ["ถนนสายหนึ่ง กว้าง 5 เมตร", "ขุดสระ"], 200_00),
        ("1 ก.ค. 2569", ["ถนนสายหนึ่ง กว้าง 5 เมตร"], 150_00),
    ],
)
def test_the_valid_row_is_the_latest_sealed_one_on_the_day(
    cast: Cast, plan: Plan, day: str, titles: list[str], satang: int
) -> None:
    path = reverse("plans:standing", args=[plan.pk])
    shown = signed_in(cast.charlie).get(path, {"on": day}).context["shown"]
    assert sorted(row.title for row in shown.rows.rows) == sorted(titles)
    assert (shown.listed, shown.satang) == (len(titles), satang)


def test_a_book_in_preparation_changes_nothing_that_is_valid(cast: Cast, plan: Plan) -> None:
    book = open_edition(plan, kind=EditionKind.SUPPLEMENT, year=2571, by=cast.planner)
    fresh = activity(cast, "ศาลา", Circulation.CIRCULATED)
    draft = ListingDraft(subject=fresh, title="ศาลา", side=Side.OUTSIDE)
    write_listings(book, [draft], by=cast.planner)
    shown = signed_in(cast.charlie).get(reverse("plans:standing", args=[plan.pk])).context["shown"]
    assert "ศาลา" not in [row.title for row in shown.rows.rows]


@pytest.mark.parametrize("words", ["กว้าง ๕", "2"])
def test_a_row_is_found_by_words_and_by_its_page(cast: Cast, plan: Plan, words: str) -> None:
    path = reverse("plans:standing", args=[plan.pk])
    shown = signed_in(cast.charlie).get(path, {"q": words, "on": "1 ก.ค. 2569"}).context["shown"]
    assert [row.title for row in shown.rows.rows] == ["ถนนสายหนึ่ง กว้าง 5 เมตร"]


def test_nonsense_for_a_day_is_as_if_not_asked(cast: Cast, plan: Plan) -> None:
    path = reverse("plans:standing", args=[plan.pk])
    shown = signed_in(cast.charlie).get(path, {"on": "วันพรุ่งนี้"}).context["shown"]
    assert shown.day == timezone.localdate()


def test_a_row_tells_its_way_through_the_books(cast: Cast, plan: Plan) -> None:
    road = plan.editions.get(kind="full").listings.get(title="ถนนสายหนึ่ง")
    path = reverse("plans:row", args=[plan.pk])
    answer = signed_in(cast.charlie).get(path, {"of": road.subject_id})
    (first, _), (second, lines) = answer.context["mentions"]
    assert (first.is_valid, second.is_valid) == (False, True)
    assert [(line.old, line.new) for line in lines][-1] == ("100", "150")
    assert "ครั้งที่ 1/2571" in answer.content.decode()


def test_a_row_nobody_printed_says_what_to_do(cast: Cast, plan: Plan) -> None:
    path = reverse("plans:row", args=[plan.pk])
    for query in ({}, {"of": "nonsense"}, {"of": plan.pk}):
        assert signed_in(cast.charlie).get(path, query).context["mentions"] == []


def test_a_new_full_edition_begins_with_what_is_valid(cast: Cast, plan: Plan) -> None:
    fresh = open_edition(plan, kind=EditionKind.FULL, year=2572, by=cast.planner)
    (row,) = fresh.listings.all()
    assert row.title == "ถนนสายหนึ่ง กว้าง 5 เมตร"
    assert [year.satang for year in row.years.all()] == [150_00]


def test_the_page_costs_the_same_however_much_is_valid(cast: Cast, plan: Plan) -> None:
    client, path = signed_in(cast.charlie), reverse("plans:standing", args=[plan.pk])
    client.get(path)
    with CaptureQueriesContext(connection) as before:
        client.get(path)
    book = open_edition(plan, kind=EditionKind.SUPPLEMENT, year=2571, by=cast.planner)
    drafts = [
        ListingDraft(
            subject=activity(cast, f"แถว {number}", Circulation.CIRCULATED),
            title=f"แถว {number}",
            side=Side.OUTSIDE,
        )
        for number in range(7)
    ]
    write_listings(book, drafts, by=cast.planner)
    seal(book, item=None, by=cast.planner)
    with CaptureQueriesContext(connection) as after:
        client.get(path)
    assert len(after) == len(before)
