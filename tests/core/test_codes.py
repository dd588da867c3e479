"""The built-in code lists, and what an official changed in them."""

import re
from dataclasses import replace

import pytest

from oneplan.core.code_files import CODES, mark_in_thai, read_code_lists
from oneplan.core.models import Code, CodeList
from oneplan.core.services import load_code_lists

LISTS = read_code_lists()


@pytest.mark.parametrize("each", LISTS, ids=lambda each: each.code)
def test_every_list_says_what_it_is_and_where_it_comes_from(each) -> None:  # type: ignore[no-untyped-def]
    assert each.title_th
    assert each.title_en
    assert each.version
    assert each.provenance
    assert each.entries


def test_no_list_lies_about_without_a_title() -> None:
    assert {path.stem for path in CODES.glob("*.csv")} == {each.code for each in LISTS}


@pytest.mark.parametrize("each", LISTS, ids=lambda each: each.code)
def test_codes_stand_once_and_every_entry_has_a_name(each) -> None:  # type: ignore[no-untyped-def]
    codes = [entry.code for entry in each.entries]
    assert len(codes) == len(set(codes))
    assert all(entry.name_th for entry in each.entries)


@pytest.mark.parametrize("each", LISTS, ids=lambda each: each.code)
def test_where_it_comes_from_stands_in_thai_too(each) -> None:  # type: ignore[no-untyped-def]
    marks = {each.provenance, *(entry.mark for entry in each.entries)}
    english = {mark for mark in marks if re.search(r"[a-z]{3}", mark)}
    assert not {mark for mark in english if mark_in_thai(mark) == mark}
    assert all(re.search("[ก-๙]", mark_in_thai(mark)) for mark in english)


def test_what_we_only_judge_ourselves_is_marked() -> None:
    crosswalk = next(each for each in LISTS if each.code == "crosswalk_masterplan_sdg")
    assert {entry.mark for entry in crosswalk.entries} == {
        "judgement of the makers, not an official mapping"
    }
    examples = next(each for each in LISTS if each.code == "example_roiet_projects")
    assert all(entry.mark.startswith("ข้อมูลสมมติ") for entry in examples.entries)


@pytest.mark.django_db
def test_all_lists_are_loaded_once() -> None:
    first = load_code_lists()
    second = load_code_lists()

    entries = sum(len(each.entries) for each in LISTS)
    assert first.new == len(LISTS) + entries == CodeList.objects.count() + Code.objects.count()
    assert second.is_empty
    assert second.unchanged == first.new


@pytest.mark.django_db
def test_an_entry_an_official_edited_is_kept() -> None:
    load_code_lists()
    Code.objects.filter(list="funding_sources", code="1P").update(name_th="งบจังหวัด (ตามหนังสือใหม่)")

    report = load_code_lists()

    assert report.kept == 1
    assert Code.objects.get(list="funding_sources", code="1P").name_th.endswith("(ตามหนังสือใหม่)")


@pytest.mark.django_db
def test_an_entry_nobody_edited_takes_the_wording_of_a_newer_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sdg = next(each for each in LISTS if each.code == "sdg")
    older = replace(sdg.entries[0], name_th="ถ้อยคำเดิม")
    old_list = replace(sdg, version="0", entries=(older, *sdg.entries[1:]))
    monkeypatch.setattr("oneplan.core.services.read_code_lists", lambda: [old_list])
    load_code_lists()

    monkeypatch.setattr("oneplan.core.services.read_code_lists", lambda: [sdg])
    report = load_code_lists()

    assert (report.new, report.changed, report.kept) == (0, 2, 0)
    assert Code.objects.get(list="sdg", code="1").name_th == sdg.entries[0].name_th
    assert CodeList.objects.get(code="sdg").version == sdg.version


@pytest.mark.django_db
def test_an_entry_added_by_an_official_stays() -> None:
    load_code_lists()
    Code.objects.create(list_id="rejection_reasons", code="X99", name_th="อื่น ๆ", position=99)

    load_code_lists()

    assert Code.objects.filter(list="rejection_reasons", code="X99").exists()
