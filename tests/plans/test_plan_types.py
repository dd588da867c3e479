"""What each kind of plan allows: who holds it, for which years, and who adopts it."""

from __future__ import annotations

import pytest

from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from oneplan.core.models import Code
from oneplan.cycles.services import open_cycle
from oneplan.plans.models import Plan
from oneplan.plans.plan_types import adopted_by, plan_type, plan_types, types_made_here
from oneplan.plans.rules.plan_types import (
    MadeBy,
    Overlap,
    PlanType,
    Years,
    check_adopter,
    check_holder,
    check_years,
)
from oneplan.plans.services import open_plan
from oneplan.threads.models import Event
from tests.cast import Cast, build_cast
from tests.plans.kinds import load_plan_types

FIVE = PlanType(
    code="D5",
    name="แผนพัฒนาอำเภอ",
    years=5,
    bodies=frozenset({"district_office"}),
    adopted_by=frozenset({"KBO"}),
    overlap=Overlap.REASONED,
)
CYCLE = Years(2571, 2575)


@pytest.mark.parametrize(
    ("other", "is_met"),
    [
        (Years(2566, 2570), False),
        (Years(2567, 2571), True),
        (Years(2571, 2575), True),
        (Years(2575, 2579), True),
        (Years(2576, 2580), False),
        (Years(2560, 2590), True),
    ],
)
def test_years_meet_where_one_fiscal_year_lies_in_both(other: Years, is_met: bool) -> None:
    assert CYCLE.meets(other) is is_met
    assert other.meets(CYCLE) is is_met


def refusal_of(kind: PlanType, *, years: Years = CYCLE, because: str = "") -> str:
    standing = [("แผนเดิม", Years(2570, 2574))]
    try:
        check_years(kind, years=years, standing=standing, because=because)
    except Refusal as refusal:
        return refusal.code
    return ""


@pytest.mark.parametrize(
    ("overlap", "because", "code"),
    [
        (Overlap.REFUSED, "", "plans.overlap_refused"),
        (Overlap.REFUSED, "ปรับรอบตามหนังสือ", "plans.overlap_refused"),
        (Overlap.REASONED, "  ", "plans.overlap_unexplained"),
        (Overlap.REASONED, "ปรับรอบตามหนังสือ", ""),
        (Overlap.FREE, "", ""),
    ],
)
def test_an_overlap_is_refused_or_needs_a_reason_as_the_list_says(
    overlap: Overlap, because: str, code: str
) -> None:
    kind = PlanType(code="X", name="แผน", years=5, overlap=overlap)
    assert refusal_of(kind, because=because) == code


def test_years_of_another_length_need_a_reason() -> None:
    assert refusal_of(FIVE, years=Years(2576, 2579)) == "plans.other_length"
    assert refusal_of(FIVE, years=Years(2576, 2579), because="รอบสี่ปี") == ""
    assert refusal_of(FIVE, years=Years(2576, 2580)) == ""


def test_a_body_of_another_kind_does_not_hold_it() -> None:
    check_holder(FIVE, body_kind="district_office", body="อำเภอ")
    with pytest.raises(Refusal, match=r"plans\.not_of_this_body"):
        check_holder(FIVE, body_kind="province_office", body="จังหวัด")


@pytest.mark.parametrize("kind", [None, PlanType(code="X", name="แผน")])
def test_a_kind_nobody_is_named_for_is_adopted_by_nobody(kind: PlanType | None) -> None:
    with pytest.raises(Refusal, match=r"plans\.not_theirs_to_adopt"):
        check_adopter(kind, committee_kind="KBO", committee="ก.บ.อ.")


def test_only_the_committee_the_list_names_adopts_it() -> None:
    check_adopter(FIVE, committee_kind="KBO", committee="ก.บ.อ.")
    with pytest.raises(Refusal, match=r"plans\.not_theirs_to_adopt"):
        check_adopter(FIVE, committee_kind="KRO", committee="กรอ.")


@pytest.fixture
def cast() -> Cast:
    load_plan_types()
    return build_cast()


@pytest.mark.django_db
def test_every_built_in_kind_is_read_whole(cast: Cast) -> None:
    types = plan_types()
    assert types["D5"].years == 5
    assert types["D5"].adopted_by == {"KBO"}
    assert types["D1"].is_yearly
    assert types["L5"].made_by == MadeBy.BOOK
    assert [each.code for each in types_made_here(cast.district)] == ["D5"]
    assert [each.code for each in types_made_here(cast.province)] == ["P20", "P5"]
    assert adopted_by("KBO", made_by=MadeBy.HERE) == ["D5"]
    assert adopted_by("KRO", made_by=MadeBy.HERE) == []


@pytest.mark.django_db
def test_a_word_nobody_knows_is_the_careful_one(cast: Cast) -> None:
    Code.objects.filter(list="plan_types", code="D5").update(
        extra={"overlap": "มั่ว", "made_by": "มั่ว", "horizon_years": "ห้า"}
    )
    found = plan_type("D5")
    assert found is not None
    assert (found.overlap, found.made_by, found.years) == (Overlap.REFUSED, MadeBy.OUTSIDE, 0)


def open_for(cast: Cast, cycle: str, because: str = "") -> Plan:
    return open_plan(
        "D5",
        cast.district,
        title=f"แผนพัฒนาอำเภอ {cycle}",
        cycle=open_cycle(cycle),
        because=because,
        by=cast.district_officer,
    )


@pytest.mark.django_db
def test_an_overlapping_plan_is_refused_and_changes_nothing(cast: Cast) -> None:
    first = open_for(cast, "2571-2575")
    before = Entry.objects.count()
    cycle = open_cycle("2573-2577")
    opened = Entry.objects.count() - before

    with pytest.raises(Refusal, match=r"plans\.overlap_unexplained") as told:
        open_plan("D5", cast.district, title="อีกฉบับ", cycle=cycle, by=cast.district_officer)

    assert told.value.facts == {"plan": first.title, "years": "2571-2575", "own": "2573-2577"}
    assert list(Plan.objects.all()) == [first]
    assert Entry.objects.count() == before + opened


@pytest.mark.django_db
def test_a_reason_for_an_overlap_is_in_the_plans_story(cast: Cast) -> None:
    open_for(cast, "2571-2575")
    made = open_for(cast, "2573-2577", because=" รอบใหม่ตามหนังสือ ")

    told = Event.objects.get(subject=made.subject, code="plans.opened_because")
    assert told.facts["because"] == "รอบใหม่ตามหนังสือ"


@pytest.mark.django_db
def test_the_same_plan_asked_for_twice_is_one(cast: Cast) -> None:
    assert open_for(cast, "2571-2575") == open_for(cast, "2571-2575")


@pytest.mark.django_db
def test_a_neighbours_plan_and_a_trial_are_in_nobodys_way(cast: Cast) -> None:
    open_for(cast, "2571-2575")
    cycle = open_cycle("2571-2575")
    open_plan("D5", cast.neighbour, title="ข้างเคียง", cycle=cycle, by=cast.charlie)
    open_plan(
        "D5", cast.district, title="ทดลอง", cycle=cycle, is_trial=True, by=cast.district_officer
    )
    assert Plan.objects.count() == 3
