"""Lists kept as data: edited with history and undo, by sheet, and never over somebody unseen."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from oneplan.accounts.models import Post
from oneplan.accounts.roles import Role
from oneplan.audit.models import Entry
from oneplan.code_lists.described import LISTS, columns_of
from oneplan.code_lists.editing import (
    EntrySaid,
    add_entry,
    digest_of,
    restore_entry,
    retire_entry,
    rewrite_entry,
    said_of,
    undo_change,
)
from oneplan.code_lists.rules import Column, Kind, checked_cell, checked_code
from oneplan.code_lists.sheets import headings, rows_of, take_in_sheet
from oneplan.core.code_files import read_code_lists
from oneplan.core.errors import Overtaken, Refusal
from oneplan.core.models import Code, CodeList
from oneplan.core.services import load_code_lists
from oneplan.funds.models import Source
from oneplan.plans.plan_types import plan_type
from tests.cast import Cast, build_cast
from tests.factories import make_post
from tests.plans.kinds import load_list
from tests.walking import signed_in

TODAY = dt.date(2026, 11, 28)
NUMBER = Column(name="ปี", kind=Kind.NUMBER, lowest=1, highest=50, is_required=True)
SOME = Column(name="หน่วยงาน", kind=Kind.SOME, choices=(("a", "ก"), ("b", "ข")))
ONE = Column(name="เมื่อทับซ้อน", kind=Kind.ONE, choices=(("a", "ก"),))


@pytest.mark.parametrize(
    ("column", "typed", "kept"),
    [
        (NUMBER, "๕", "5"),
        (NUMBER, " 50 ", "50"),
        (NUMBER, "1", "1"),
        (SOME, "b  a b", "b a"),
        (SOME, "", ""),
        (ONE, "a", "a"),
        (ONE, "", ""),
        (Column(name="ข้อความ"), " ก  ข ", "ก  ข"),
    ],
)
def test_a_cell_is_kept_as_its_column_holds_it(column: Column, typed: str, kept: str) -> None:
    assert checked_cell(column, typed) == kept


@pytest.mark.parametrize(
    ("column", "typed", "code"),
    [
        (NUMBER, "0", "cell_not_a_number"),
        (NUMBER, "51", "cell_not_a_number"),
        (NUMBER, "ห้า", "cell_not_a_number"),
        (NUMBER, "2.5", "cell_not_a_number"),
        (NUMBER, "", "cell_empty"),
        (SOME, "a c", "cell_unknown"),
        (ONE, "b", "cell_unknown"),
        (Column(name="ข้อความ"), "ก" * 4001, "cell_too_long"),
    ],
)
def test_a_cell_its_column_does_not_hold_is_refused(column: Column, typed: str, code: str) -> None:
    with pytest.raises(Refusal, match=rf"code_lists\.{code}"):
        checked_cell(column, typed)


@pytest.mark.parametrize("code", ["", "ก ข", "a<b", "x" * 41, "a\x00b"])
def test_a_code_of_other_signs_is_refused(code: str) -> None:
    with pytest.raises(Refusal, match=r"code_lists\.code_unreadable"):
        checked_code(code)


@pytest.mark.parametrize("code", ["D5", "FY-2.07", "P5-10", "1P", "แผน1", "a/b"])
def test_codes_as_lists_have_them_are_taken(code: str) -> None:
    assert checked_code(code) == code


def test_every_described_list_is_one_of_the_built_in_ones() -> None:
    assert set(LISTS) <= {each.code for each in read_code_lists()}


@pytest.fixture
def cast(db: None) -> Cast:
    return build_cast()


@pytest.fixture
def head(cast: Cast) -> Post:
    return make_post(Role.HEAD_OF_OFFICE, cast.province, area="67")


@pytest.fixture
def types(head: Post) -> CodeList:
    load_list("committees")
    return load_list("plan_types")


def entry_of(types: CodeList, code: str = "D5") -> Code:
    return Code.everything.get(list=types, code=code)


def said_with(entry: Code, **columns: str) -> EntrySaid:
    now = said_of(entry)
    return EntrySaid(
        name_th=now.name_th,
        name_en=now.name_en,
        parent=now.parent,
        mark=now.mark,
        columns={**now.columns, **columns},
    )


def test_a_rewritten_entry_counts_at_once_and_is_in_the_trail(types: CodeList, head: Post) -> None:
    entry = entry_of(types)
    said = said_with(entry, horizon_years="๔", adopted_by="KBO KBJ")

    assert rewrite_entry(entry, said, seen=digest_of(entry), by=head)

    kind = plan_type("D5")
    assert kind is not None
    assert (kind.years, kind.adopted_by) == (4, {"KBO", "KBJ"})
    told = Entry.objects.get(code="code_lists.entry_written")
    assert (told.post_id, told.object_id) == (head.pk, str(entry.pk))
    assert (told.before["x-horizon_years"], told.after["x-horizon_years"]) == ("5", "4")


def test_the_same_words_are_no_change(types: CodeList, head: Post) -> None:
    entry = entry_of(types)
    assert not rewrite_entry(entry, said_with(entry), seen="", by=head)
    assert not Entry.objects.filter(object_kind="core.code").exists()


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"horizon_years": "0"}, "cell_not_a_number"),
        ({"adopted_by": "KBA"}, "cell_unknown"),
        ({"overlap": ""}, "cell_empty"),
    ],
)
def test_a_wrong_cell_is_refused_and_changes_nothing(
    types: CodeList, head: Post, columns: dict[str, str], code: str
) -> None:
    entry = entry_of(types)
    before = digest_of(entry)
    with pytest.raises(Refusal, match=rf"code_lists\.{code}"):
        rewrite_entry(entry, said_with(entry, **columns), seen=before, by=head)
    assert digest_of(entry_of(types)) == before
    assert not Entry.objects.filter(object_kind="core.code").exists()


def test_whoever_writes_second_gets_both_texts(types: CodeList, head: Post) -> None:
    entry = entry_of(types)
    seen = digest_of(entry)
    rewrite_entry(entry, said_with(entry, horizon_years="4"), seen=seen, by=head)
    with pytest.raises(Overtaken) as lost:
        rewrite_entry(entry, said_with(entry, horizon_years="3"), seen=seen, by=head)
    fields = lost.value.facts["fields"]
    assert isinstance(fields, Mapping)
    assert fields["x-horizon_years"]["theirs"] == "4"
    assert fields["x-horizon_years"]["yours"] == "3"
    assert entry_of(types).extra["horizon_years"] == "4"


def test_a_retired_entry_settles_nothing_and_is_put_back(types: CodeList, head: Post) -> None:
    entry = entry_of(types)
    retire_entry(entry, on=TODAY, by=head)
    assert plan_type("D5") is None
    with pytest.raises(Refusal, match=r"code_lists\.retired_already"):
        retire_entry(entry, on=TODAY, by=head)
    restore_entry(entry, by=head)
    assert plan_type("D5") is not None
    with pytest.raises(Refusal, match=r"code_lists\.in_use_already"):
        restore_entry(entry, by=head)


def test_a_code_stands_once_even_when_retired(types: CodeList, head: Post) -> None:
    said = EntrySaid(name_th="แผนพิเศษ", columns={"horizon_years": "3", "overlap": "refuse"})
    made = add_entry(types, "S3", said, by=head)
    assert made.position == types.entries.count()
    retire_entry(made, on=TODAY, by=head)
    with pytest.raises(Refusal, match=r"code_lists\.code_taken"):
        add_entry(types, "S3", said, by=head)


def test_each_kind_of_change_is_undone_and_the_undoing_told(types: CodeList, head: Post) -> None:
    entry = entry_of(types)
    stood = digest_of(entry)
    rewrite_entry(entry, said_with(entry, horizon_years="4"), seen=stood, by=head)
    undo_change(Entry.objects.get(code="code_lists.entry_written"), on=TODAY, by=head)
    assert digest_of(entry_of(types)) == stood

    retire_entry(entry, on=TODAY, by=head)
    undo_change(Entry.objects.get(code="code_lists.entry_retired"), on=TODAY, by=head)
    assert digest_of(entry_of(types)) == stood

    said = EntrySaid(name_th="แผนพิเศษ", columns={"horizon_years": "3", "overlap": "refuse"})
    add_entry(types, "S3", said, by=head)
    undo_change(Entry.objects.get(code="code_lists.entry_added"), on=TODAY, by=head)
    assert entry_of(types, "S3").retired_on == TODAY
    assert Entry.objects.filter(code="code_lists.change_undone").count() == 3


def test_a_change_somebody_built_upon_is_not_undone(types: CodeList, head: Post) -> None:
    entry = entry_of(types)
    rewrite_entry(entry, said_with(entry, horizon_years="4"), seen=digest_of(entry), by=head)
    first = Entry.objects.get(code="code_lists.entry_written")
    entry = entry_of(types)
    rewrite_entry(entry, said_with(entry, horizon_years="3"), seen=digest_of(entry), by=head)
    with pytest.raises(Refusal, match=r"code_lists\.changed_since"):
        undo_change(first, on=TODAY, by=head)
    assert entry_of(types).extra["horizon_years"] == "3"


def test_what_is_fed_from_a_list_follows_in_the_same_change(head: Post) -> None:
    load_code_lists()
    sources = CodeList.objects.get(code="funding_sources")
    entry = Code.everything.get(list=sources, code="1P")
    said = EntrySaid(
        name_th="งบจังหวัด (ใหม่)", parent=entry.parent_code, columns=said_of(entry).columns
    )
    rewrite_entry(entry, said, seen=digest_of(entry), by=head)
    assert Source.objects.get(code="1P").name_th == "งบจังหวัด (ใหม่)"


def test_an_upgrade_keeps_what_was_edited_and_what_was_retired(head: Post) -> None:
    load_code_lists()
    types = CodeList.objects.get(code="plan_types")
    entry, other = entry_of(types), entry_of(types, "P20")
    rewrite_entry(entry, said_with(entry, horizon_years="4"), seen=digest_of(entry), by=head)
    retire_entry(other, on=TODAY, by=head)

    report = load_code_lists()

    assert report.kept == 1
    assert entry_of(types).extra["horizon_years"] == "4"
    assert entry_of(types, "P20").retired_on == TODAY


def sheet(types: CodeList) -> list[dict[str, str]]:
    names = headings(types)
    return [dict(zip(names, row, strict=True)) for row in rows_of(types)]


def test_a_sheet_given_out_and_taken_in_changes_nothing(types: CodeList, head: Post) -> None:
    assert take_in_sheet(types, sheet(types), on=TODAY, by=head).is_nothing
    assert not Entry.objects.filter(object_kind="core.code").exists()


def test_a_sheet_adds_rewrites_and_retires(types: CodeList, head: Post) -> None:
    rows = sheet(types)
    row = next(row for row in rows if row["code"] == "D5")
    row["horizon_years"] = "4"
    next(row for row in rows if row["code"] == "P20")["retired"] = "yes"
    new = {"code": "S3", "name_th": "แผนพิเศษ", "horizon_years": "3", "overlap": "refuse"}
    came = take_in_sheet(types, [*rows, new], on=TODAY, by=head)
    assert (came.added, came.rewritten, came.retired, came.restored) == (1, 1, 1, 0)
    assert entry_of(types).extra["horizon_years"] == "4"


def test_a_sheet_with_one_wrong_row_changes_nothing_and_names_it(
    types: CodeList, head: Post
) -> None:
    rows = sheet(types)
    rows[0]["name_th"] = "เปลี่ยนแล้ว"
    rows[3]["horizon_years"] = "มาก"
    with pytest.raises(Refusal, match=r"code_lists\.row_wrong") as told:
        take_in_sheet(types, rows, on=TODAY, by=head)
    assert (told.value.facts["row"], told.value.facts["value"]) == (5, rows[3]["code"])
    assert not Code.objects.filter(name_th="เปลี่ยนแล้ว").exists()
    assert not Entry.objects.filter(object_kind="core.code").exists()


def test_a_sheet_does_not_write_over_what_was_changed_since(types: CodeList, head: Post) -> None:
    rows = sheet(types)
    entry = entry_of(types)
    rewrite_entry(entry, said_with(entry, horizon_years="4"), seen=digest_of(entry), by=head)
    next(row for row in rows if row["code"] == "D5")["horizon_years"] = "3"
    with pytest.raises(Refusal, match=r"code_lists\.row_overtaken") as told:
        take_in_sheet(types, rows, on=TODAY, by=head)
    assert (told.value.facts["theirs"], told.value.facts["yours"]) == ("4", "3")
    assert entry_of(types).extra["horizon_years"] == "4"


def test_every_list_is_described_and_drawn(head: Post) -> None:
    load_code_lists()
    browser = signed_in(head)
    shown = browser.get(reverse("code_lists:index")).content.decode()
    for found in CodeList.objects.all():
        assert reverse("code_lists:list", args=[found.code]) in shown
        assert browser.get(reverse("code_lists:entry-new", args=[found.code])).status_code == 200
        columns_of(found)
    assert browser.get(reverse("code_lists:list", args=["sdg"])).status_code == 200


def test_an_entry_is_edited_on_its_page_and_undone_in_the_history(
    types: CodeList, head: Post
) -> None:
    browser, entry = signed_in(head), entry_of(types)
    address = reverse("code_lists:entry-edit", args=["plan_types", "D5"])
    typed = {
        "name_th": entry.name_th,
        "parent": "P5",
        "mark": "หนังสือ มท ที่ตรวจแล้ว",
        "seen": digest_of(entry),
        "x-owner": "ก.บ.อ.",
        "x-horizon_years": "๔",
        "x-bodies": ["district_office"],
        "x-made_by": "here",
        "x-adopted_by": ["KBO", "KBJ"],
        "x-overlap": "reason",
    }
    assert browser.post(address, typed).status_code == 302
    assert entry_of(types).extra["adopted_by"] == "KBO KBJ"
    again = browser.post(address, typed | {"x-horizon_years": "2"})
    assert again.status_code == 200
    assert entry_of(types).extra["horizon_years"] == "4"
    history = browser.get(reverse("code_lists:history", args=["plan_types"])).content.decode()
    assert "หนังสือ มท ที่ตรวจแล้ว" in history
    change = Entry.objects.get(code="code_lists.entry_written")
    undo = reverse("code_lists:change-undo", args=["plan_types", change.pk])
    assert browser.post(undo).status_code == 302
    assert entry_of(types).extra["horizon_years"] == "5"


def test_an_exported_file_comes_back_through_the_page(types: CodeList, head: Post) -> None:
    browser = signed_in(head)
    given = browser.get(f"{reverse('code_lists:list', args=['plan_types'])}?format=csv")
    rows = list(csv.DictReader(io.StringIO(given.content.decode("utf-8-sig"))))
    next(row for row in rows if row["code"] == "D5")["approver"] = "นายอำเภอ"
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    sent = SimpleUploadedFile("list.csv", text.getvalue().encode())
    answer = browser.post(reverse("code_lists:sheet-in", args=["plan_types"]), {"sheet": sent})
    assert answer.status_code == 302
    assert entry_of(types).extra["approver"] == "นายอำเภอ"
    assert Entry.objects.filter(object_kind="core.code").count() == 1


def test_a_file_that_is_no_list_is_told_and_changes_nothing(types: CodeList, head: Post) -> None:
    browser = signed_in(head)
    sent = SimpleUploadedFile("list.csv", "ก,ข\n1,2\n".encode())
    address = reverse("code_lists:sheet-in", args=["plan_types"])
    shown = browser.post(address, {"sheet": sent}, follow=True).content.decode()
    assert "code" in shown
    assert not Entry.objects.filter(object_kind="core.code").exists()


def test_others_read_and_do_not_edit(types: CodeList, cast: Cast) -> None:
    browser = signed_in(cast.strategist)
    listed = browser.get(reverse("code_lists:list", args=["plan_types"]))
    assert listed.status_code == 200
    assert reverse("code_lists:entry-new", args=["plan_types"]) not in listed.content.decode()
    one = ["plan_types", "D5"]
    assert browser.get(reverse("code_lists:entry-new", args=["plan_types"])).status_code == 403
    assert browser.get(reverse("code_lists:entry-edit", args=one)).status_code == 403
    assert browser.post(reverse("code_lists:entry-retire", args=one)).status_code == 403
    assert browser.post(reverse("code_lists:sheet-in", args=["plan_types"])).status_code == 403
    assert browser.get(reverse("code_lists:list", args=["nothing"])).status_code == 404


def test_fixed_words_of_a_cell_are_told_as_people_say_them(types: CodeList, head: Post) -> None:
    page = signed_in(head).get(f"/lists/{types.code}").content.decode()
    assert "ทำได้เมื่อมีเหตุผล" in page
    assert "district_office" not in page
