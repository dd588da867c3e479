"""A local plan with a base book, two supplements, a change and a correction; then its money.

A sub-district authority makes its five-year plan; its council is asked each time.  The valid row
is the latest announced one, cited by book, page and item; only what stands in the plan gets money.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from oneplan.budget.models import Amount, Stage
from oneplan.committees.queries import what_waits
from oneplan.committees.services import (
    undo_resolution,
)
from oneplan.core.errors import Refusal
from oneplan.funds.models import SourceGroup
from oneplan.local_plans.books import announce_book, pass_step
from oneplan.local_plans.operating import draw_up_operational
from oneplan.local_plans.ordinances import (
    bring_into_force,
    give,
    held_by,
    move_money,
    open_ordinance,
)
from oneplan.local_plans.writing import put_row, withdraw_row
from oneplan.plans.models import EditionKind, EditionState, Listing
from oneplan.threads.models import Subject
from tests.budget.lines import make_source
from tests.cast import build_cast
from tests.documents.reading import pdf_pages, squeezed
from tests.local_plans.office import Office
from tests.projects.works import make_activity
from tests.walking import signed_in

pytestmark = pytest.mark.django_db
DAYS = {
    "base": dt.date(2027, 9, 1),
    "first supplement": dt.date(2027, 11, 1),
    "correction": dt.date(2027, 12, 1),
    "change": dt.date(2028, 1, 5),
    "second supplement": dt.date(2028, 2, 1),
}


@pytest.fixture
def office() -> Office:
    return Office(build_cast())


@pytest.fixture
def told(office: Office) -> dict[str, Subject]:
    """The five books, one after the other."""
    works = {name: office.work(name) for name in ("ถนน", "สระ", "ศาลา", "ไฟส่องสว่าง")}
    book = office.begin(EditionKind.FULL, "จัดทำแผนพัฒนาท้องถิ่น พ.ศ. 2571-2575")
    put_row(
        book,
        works["ถนน"],
        office.row("ถนนสายหนึ่ง", 400, page="12", output="กว้าง 4 เมตร"),
        by=office.by,
    )
    put_row(book, works["สระ"], office.row("ขุดสะน้ำ", 200, page="14", item="2"), by=office.by)
    office.announce(book, on=DAYS["base"])
    book = office.begin(EditionKind.SUPPLEMENT)
    put_row(book, works["ศาลา"], office.row("ศาลาประชาคม", 300, page="3"), by=office.by)
    office.announce(book, on=DAYS["first supplement"])
    book = office.begin(EditionKind.CORRECTION, "คำพิมพ์ผิด")
    put_row(book, works["สระ"], office.row("ขุดสระน้ำ", 200, page="2", item="1"), by=office.by)
    office.announce(book, on=DAYS["correction"])
    book = office.begin(EditionKind.CHANGE)
    put_row(
        book,
        works["ถนน"],
        office.row("ถนนสายหนึ่ง", 500, page="5", output="กว้าง 5 เมตร"),
        by=office.by,
    )
    withdraw_row(book, works["ศาลา"], reason="ได้รับงบประมาณจากจังหวัดแล้ว", by=office.by)
    office.announce(book, on=DAYS["change"])
    book = office.begin(EditionKind.SUPPLEMENT)
    put_row(book, works["ไฟส่องสว่าง"], office.row("ไฟส่องสว่าง", 150, page="4"), by=office.by)
    office.announce(book, on=DAYS["second supplement"])
    return works


def test_the_valid_row_is_the_latest_announced_one_on_every_day(
    office: Office, told: dict[str, Subject]
) -> None:
    assert office.valid(dt.date(2027, 8, 31)) == {}
    assert set(office.valid(DAYS["base"])) == {"ถนนสายหนึ่ง", "ขุดสะน้ำ"}
    assert set(office.valid(DAYS["first supplement"])) == {"ถนนสายหนึ่ง", "ขุดสะน้ำ", "ศาลาประชาคม"}
    assert "ขุดสระน้ำ" in office.valid(DAYS["correction"])
    assert set(office.valid(DAYS["second supplement"])) == {"ถนนสายหนึ่ง", "ขุดสระน้ำ", "ไฟส่องสว่าง"}
    road = office.valid(DAYS["change"])["ถนนสายหนึ่ง"]
    assert (road.edition.kind, road.page, road.item) == ("change", "5", "1")
    numbers = [(each.kind, each.number) for each in office.plan.editions.order_by("made_at")]
    assert numbers == [
        ("full", 1), ("supplement", 1), ("correction", 1), ("change", 1), ("supplement", 2),
    ]  # fmt: skip


def test_each_kind_of_book_refuses_what_it_may_not_hold(
    office: Office, told: dict[str, Subject]
) -> None:
    book = office.begin(EditionKind.SUPPLEMENT)
    before = Listing.objects.count()
    with pytest.raises(Refusal, match="already_in_plan"):
        put_row(book, told["ถนน"], office.row("ถนน", 1, page="1"), by=office.by)
    put_row(book, told["ศาลา"], office.row("ศาลา", 1, page="1"), by=office.by)
    assert Listing.objects.count() == before + 1
    with pytest.raises(Refusal, match="withdrawal_needs_change"):
        withdraw_row(book, told["ถนน"], reason="ยกเลิก", by=office.by)
    outside = make_activity(office.cast.district, office.cast.district_officer, title="ของอำเภอ")
    with pytest.raises(Refusal, match="not_own"):
        put_row(book, outside.subject, office.row("อื่น", 1, page="1"), by=office.by)


def test_a_book_changed_after_a_step_must_pass_it_again(office: Office) -> None:
    book = office.begin(EditionKind.FULL)
    put_row(book, office.work("หนึ่ง"), office.row("หนึ่ง", 1, page="1"), by=office.by)
    office.pass_all(book, on=DAYS["base"])
    put_row(book, office.work("สอง"), office.row("สอง", 1, page="2"), by=office.by)
    with pytest.raises(Refusal, match="changed_since_step"):
        announce_book(book, on=DAYS["base"], announcement="", by=office.by)
    book.edition.refresh_from_db()
    assert book.edition.state == EditionState.DRAFT
    assert len(what_waits(office.committee)) == 1


def test_the_committees_step_is_passed_by_its_resolution_alone_and_taken_back_with_it(
    office: Office,
) -> None:
    book = office.begin(EditionKind.FULL)
    put_row(book, office.work("หนึ่ง"), office.row("หนึ่ง", 1, page="1"), by=office.by)
    with pytest.raises(Refusal, match="committee_decides"):
        pass_step(book, "COMMITTEE", on=DAYS["base"], words="", by=office.by)
    item = office.meet()
    assert book.steps.get(step="COMMITTEE").item_id == item.pk
    undo_resolution(item, reason="นับองค์ประชุมผิด", by=office.by)
    assert not book.steps.filter(step="COMMITTEE").exists()


def test_only_what_stands_in_the_plan_gets_money_and_transfers_keep_to_it(
    office: Office, told: dict[str, Subject]
) -> None:
    on, by = dt.date(2028, 3, 1), office.by
    budget = open_ordinance(office.plan, fiscal_year=2571, by=by)
    give_: Callable[..., Any] = lambda work, baht: give(  # noqa: E731
        budget, told[work], source=office.source, satang=baht * 100, on=on, by=by
    )
    with pytest.raises(Refusal, match="not_in_plan"):
        give_("ศาลา", 1)
    with pytest.raises(Refusal, match="over_plan"):
        give_("ถนน", 501)
    road = give_("ถนน", 400)
    with pytest.raises(Refusal, match="ordinance_not_in_force"):
        move_money(road, told["สระ"], satang=1, on=on, approver="COUNCIL", words="x", by=by)
    bring_into_force(budget, on=on, words="สภาฯ ครั้งที่ 3/2570", by=by)
    with pytest.raises(Refusal, match="ordinance_in_force"):
        give_("สระ", 1)
    with pytest.raises(Refusal, match="line_holds_less"):
        move_money(road, told["สระ"], satang=401_00, on=on, approver="COUNCIL", words="x", by=by)
    moved = move_money(
        road, told["สระ"], satang=100_00, on=on, approver="COUNCIL", words="เร่งด่วน", by=by
    )
    assert (held_by(road), held_by(moved.taker)) == (300_00, 100_00)
    amounts = Amount.objects.filter(fiscal_year=2571)
    assert sorted(amounts.values_list("stage", "satang")) == [
        (Stage.APPROPRIATED, 400_00), (Stage.TRANSFERRED, -100_00), (Stage.TRANSFERRED, 100_00),
    ]  # fmt: skip

    works = draw_up_operational(office.plan, 2571, on=on, by=by)
    printed = {row.title: sum(y.satang for y in row.years.all()) for row in works.listings.all()}
    assert printed == {"ถนนสายหนึ่ง": 300_00, "ขุดสระน้ำ": 100_00}


def test_the_books_the_year_and_the_papers_are_there_to_be_read(
    office: Office, told: dict[str, Subject]
) -> None:
    on, by, plan = dt.date(2028, 3, 1), office.by, office.plan
    budget = open_ordinance(plan, fiscal_year=2571, by=by)
    give(budget, told["ถนน"], source=office.source, satang=400_00, on=on, by=by)
    bring_into_force(budget, on=on, words="สภาฯ ครั้งที่ 3/2570", by=by)
    draw_up_operational(plan, 2571, on=on, by=by)
    planner, charlie = signed_in(by), signed_in(office.cast.charlie)

    year = charlie.get(reverse("local_plans:year", args=[plan.pk, 2571]))
    assert (year.context["shown"].funded, year.context["shown"].share) == (1, 33)
    assert charlie.get(reverse("local_plans:desk", args=[plan.pk])).status_code == 403
    assert planner.get(reverse("local_plans:desk", args=[plan.pk])).status_code == 200
    book = office.begin(EditionKind.CHANGE)
    form = planner.get(reverse("local_plans:row-edit", args=[plan.pk]), {"of": told["ถนน"].pk})
    assert "กว้าง 5 เมตร" in form.content.decode()
    told_row = {
        "title": "ถนนสายหนึ่ง",
        "source_1": "31",
        "money_1_2571": "๖๐๐",
        "output": "กว้าง 6 เมตร",
    }
    path = f"{reverse('local_plans:row-edit', args=[plan.pk])}?of={told['ถนน'].pk}"
    assert planner.post(path, told_row).status_code == 302
    desk = planner.get(reverse("local_plans:desk", args=[plan.pk])).content.decode()
    assert "<ins>6</ins>" in desk

    valid = charlie.get(reverse("local_plans:plan-print", args=[plan.pk, "pdf"]))
    text = squeezed("".join(pdf_pages(valid.content)))
    assert squeezed("เปลี่ยนแปลง ครั้งที่ ๑/๒๕๗๑ / ๕ / ๑") in text
    work = charlie.get(reverse("local_plans:work-print", args=[plan.pk, 2571, "pdf"]))
    assert squeezed("ผด.๐๒") in squeezed("".join(pdf_pages(work.content)))
    for output in ("docx", "xlsx"):
        for name, args in (("plan-print", [plan.pk]), ("work-print", [plan.pk, 2571])):
            answer = charlie.get(reverse(f"local_plans:{name}", args=[*args, output]))
            assert answer.content[:2] == b"PK"
    assert book.edition.state == EditionState.DRAFT


def test_a_row_keeps_the_money_of_every_source_and_no_second_hand_writes_over_the_first(
    office: Office, told: dict[str, Subject]
) -> None:
    make_source("33", SourceGroup.LOCAL)
    office.begin(EditionKind.CHANGE)
    planner, road = signed_in(office.by), told["ถนน"]
    path = f"{reverse('local_plans:row-edit', args=[office.plan.pk])}?of={road.pk}"
    form = {
        "title": "ถนนสายหนึ่ง",
        "seen": "",
        "source_1": "31",
        "money_1_2571": "500",
        "source_2": "33",
        "money_2_2571": "70.25",
    }
    assert planner.post(path, form | {"source_2": ""}).status_code == 200
    assert planner.post(path, form | {"source_2": "31"}).status_code == 200
    assert planner.post(path, form).status_code == 302

    shown = planner.get(path).context["form"]
    assert [shown.initial[f"money_{number}_2571"] for number in (1, 2)] == [500_00, 70_25]
    late = planner.post(path, form | {"money_2_2571": "80"})
    assert late.status_code == 409
    texts = late.content.decode()
    assert "70.25" in texts
    row = Listing.objects.get(edition__state=EditionState.DRAFT, subject=road)
    assert sorted(row.years.values_list("source", "satang")) == [("31", 500_00), ("33", 70_25)]

    again = late.context["form"]
    saved = planner.post(path, {name: str(again[name].value() or "") for name in again.fields})
    assert saved.status_code == 302
    row = Listing.objects.get(edition__state=EditionState.DRAFT, subject=road)
    assert sorted(row.years.values_list("source", "satang")) == [("31", 500_00), ("33", 80_00)]
