"""Scans: what they find, keep, withdraw and never touch."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from oneplan.needs.services import change_wording
from oneplan.screening.models import OverlapKind, Scan, Verdict, VerdictState
from oneplan.screening.overlap.asking import changed_provinces, scan_changed
from oneplan.screening.overlap.deciding import Decision, decide
from oneplan.screening.overlap.scanning import area_of_pair, scan_overlaps
from oneplan.threads.models import TieKind
from oneplan.threads.services import merge, tie
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity
from tests.screening.overlaps import POND, make_need, scanned_pair, two_needs

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def test_the_same_pond_asked_for_twice_is_found_with_its_reasons(cast: Cast) -> None:
    first, second = two_needs(cast)

    pair = scanned_pair(cast)

    assert (pair.a_id, pair.b_id) == (first.pk, second.pk)
    assert pair.kind == pair.machine_kind == OverlapKind.SAME
    assert {"same_village", "same_thing"} <= set(pair.reasons)
    assert pair.area_id == "67070301"
    assert pair.state == VerdictState.WAITING


def test_a_need_and_another_bodys_activity_are_a_pair(cast: Cast) -> None:
    need = make_need(cast.district, cast.district_officer)
    work = make_activity(cast.pao, cast.pao_planner, title="ขุดลอกหนองสมมติ หมู่ที่ 1")

    pair = scanned_pair(cast)

    assert {pair.a_id, pair.b_id} == {need.pk, work.pk}


def test_the_pond_of_another_village_is_no_pair(cast: Cast) -> None:
    make_need(cast.district, cast.district_officer)
    make_need(cast.district, cast.district_officer, place="67070302", wording="ขอขุดลอกหนองสมมติ")

    assert scan_overlaps("67", cast.strategist).pairs == 0


def test_a_second_scan_changes_nothing(cast: Cast) -> None:
    two_needs(cast)
    pair = scanned_pair(cast)
    entries = Entry.objects.count()

    again = scan_overlaps("67", cast.strategist)

    assert again.is_unchanged
    assert Verdict.objects.get().found_at == pair.found_at
    assert Entry.objects.count() == entries


def test_a_pair_whose_words_changed_is_withdrawn_and_comes_back(cast: Cast) -> None:
    _first, second = two_needs(cast)
    scanned_pair(cast)

    change_wording(second, "ขอซ่อมหอกระจายข่าว หมู่ที่ 1", seen_version=1, by=cast.strategist)
    assert scan_overlaps("67", None).withdrawn == 1
    assert Verdict.objects.get().state == VerdictState.WITHDRAWN

    change_wording(second, POND, seen_version=2, by=cast.strategist)
    scan_overlaps("67", None)
    assert Verdict.objects.get().state == VerdictState.WAITING


def test_what_a_person_decided_stands_whatever_the_machine_thinks_later(cast: Cast) -> None:
    _first, second = two_needs(cast)
    pair = scanned_pair(cast)
    decide(pair, Decision(kind="different", act="keep", words="คนละหนอง"), by=cast.district_officer)
    change_wording(second, "ขอซ่อมหอกระจายข่าว หมู่ที่ 1", seen_version=1, by=cast.strategist)

    scan_overlaps("67", cast.strategist)

    stands = Verdict.objects.get()
    assert (stands.state, stands.kind) == (VerdictState.DECIDED, OverlapKind.DIFFERENT)
    assert stands.machine_kind == OverlapKind.SAME


def test_records_of_one_work_by_lineage_are_no_overlap(cast: Cast) -> None:
    need = make_need(cast.district, cast.district_officer)
    make_activity(
        cast.district, cast.district_officer, title="ขุดลอกหนองสมมติ ม.1", needs=(need.subject,)
    )

    assert scan_overlaps("67", None).pairs == 0


def test_lineage_over_two_steps_is_one_work_too(cast: Cast) -> None:
    need = make_need(cast.district, cast.district_officer)
    first = make_activity(
        cast.district, cast.district_officer, title="ขุดลอกหนองสมมติ ม.1", needs=(need.subject,)
    )
    again = make_activity(cast.district, cast.district_officer, title="ขุดลอกหนองสมมติ ม.1")
    tie(again.subject, TieKind.PROPOSED_AGAIN, first.subject, by=cast.strategist)

    assert scan_overlaps("67", None).pairs == 0


def test_an_activity_and_its_printed_line_are_told_of_only_once(cast: Cast) -> None:
    first = make_activity(cast.district, cast.district_officer, title="ขุดลอกหนองสมมติ ม.1")
    again = make_activity(cast.district, cast.district_officer, title="ขุดลอกหนองสมมติ ม.1")
    tie(again.subject, TieKind.PROPOSED_AGAIN, first.subject, by=cast.strategist)
    make_need(cast.pao, cast.pao_planner)

    pair = scanned_pair(cast)
    decide(pair, Decision(kind="different", act="keep"), by=cast.district_officer)
    scan_overlaps("67", None)

    assert Verdict.objects.get().state == VerdictState.DECIDED


def test_a_merged_need_is_left_to_the_one_that_stays(cast: Cast) -> None:
    first, second = two_needs(cast)
    merge(second.subject, first.subject, by=cast.district_officer)

    assert scan_overlaps("67", None).records == 1


def test_a_scan_takes_as_many_queries_for_many_records_as_for_few(cast: Cast) -> None:
    scan_overlaps("67", cast.strategist)
    two_needs(cast)
    with CaptureQueriesContext(connection) as few:
        scan_overlaps("67", cast.strategist)
    for number in range(2, 12):
        make_two_ponds(cast, number)
    with CaptureQueriesContext(connection) as many:
        assert scan_overlaps("67", cast.strategist).new == 10

    assert len(many) == len(few)


def make_two_ponds(cast: Cast, moo: int) -> None:
    for wording in (f"ขอขุดลอกหนองสมมติ หมู่ที่ {moo}", f"ขุดลอกหนองสมมติ ม.{moo}"):
        make_need(cast.district, cast.district_officer, wording, place=f"670703{moo:02d}")


def test_only_provinces_whose_stories_went_on_are_scanned_at_night(cast: Cast) -> None:
    two_needs(cast)

    assert scan_changed() == ["67"]
    assert changed_provinces() == []
    make_need(cast.district, cast.district_officer, "ขอซ่อมถนน หมู่ที่ 1")
    assert changed_provinces() == ["67"]
    assert Scan.objects.get(pk="67").pairs == 1


def test_a_code_that_is_no_province_is_refused(cast: Cast) -> None:
    with pytest.raises(Refusal, match=r"screening\.unknown_province"):
        scan_overlaps("6707", cast.strategist)


def test_the_area_of_a_pair_is_the_finer_place_or_what_holds_both() -> None:
    assert area_of_pair("67", "67070301") == "67070301"
    assert area_of_pair("67070301", "67070302") == "670703"
    assert area_of_pair("", "6707") == "6707"
