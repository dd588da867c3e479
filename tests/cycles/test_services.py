"""Planning periods and calendars."""

import datetime as dt

import pytest

from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from oneplan.core.services import load_code_lists
from oneplan.cycles.models import Cycle, Milestone
from oneplan.cycles.queries import calendar_of, cycle_of
from oneplan.cycles.services import lay_calendar, load_cycles, open_cycle, set_milestone

pytestmark = pytest.mark.django_db

LETTER = "ที่ นร 0000/ว 1 (ข้อมูลสมมติ)"


def test_a_cycle_is_the_same_however_it_is_written() -> None:
    assert open_cycle("2571-2575") == open_cycle("พ.ศ. ๒๕๗๑ – ๒๕๗๕")
    assert Entry.objects.filter(code="cycles.cycle_opened").count() == 1


def test_what_is_no_cycle_is_refused_and_nothing_is_opened() -> None:
    with pytest.raises(Refusal) as refusal:
        open_cycle("2575-2571")

    assert refusal.value.code == "cycles.cycle_unreadable"
    assert not Cycle.objects.exists()


def test_a_fiscal_year_finds_its_cycle() -> None:
    load_cycles()

    assert str(cycle_of(2570)) == "2566-2570"
    assert str(cycle_of(2571)) == "2571-2575"
    assert cycle_of(2576) is None


def test_the_typical_calendar_falls_on_the_days_that_were_observed() -> None:
    load_code_lists()

    lay_calendar(2567)

    workshop = Milestone.objects.get(fiscal_year=2567, code="FY-2.05")
    assert workshop.opens <= dt.date(2022, 5, 19) <= workshop.due
    approval = Milestone.objects.get(fiscal_year=2567, code="FY-1.02")
    assert approval.opens <= dt.date(2023, 2, 27) <= approval.due
    council = Milestone.objects.get(fiscal_year=2567, actor="อปท.", code__startswith="FY-1.08")
    assert council.due == dt.date(2023, 8, 15)


def test_default_steps_say_they_are_not_official() -> None:
    load_code_lists()

    steps = lay_calendar(2571)

    assert len(steps) == 22
    assert all(step.is_default for step in steps)
    assert {step.source_letter for step in steps} == {"ค่าเริ่มต้นของระบบ ไม่ใช่ค่าทางการ"}


def test_laying_a_calendar_again_adds_nothing() -> None:
    load_code_lists()
    lay_calendar(2571)

    lay_calendar(2571)

    assert Milestone.objects.count() == 22
    assert Entry.objects.filter(code="cycles.calendar_laid").count() == 1


def test_a_letter_replaces_the_default_days_and_the_default_can_still_be_read() -> None:
    load_code_lists()
    lay_calendar(2571)
    due = dt.date(2027, 3, 3)

    set_milestone(2571, "FY-1.02", opens=None, due=due, source_letter=LETTER, by=None)
    lay_calendar(2571)

    in_force = calendar_of(2571).get(code="FY-1.02")
    assert (in_force.due, in_force.is_default, in_force.version) == (due, False, 2)
    assert calendar_of(2571).count() == 22
    assert Milestone.objects.filter(fiscal_year=2571, code="FY-1.02").count() == 2


@pytest.mark.parametrize(
    ("code", "letter", "opens", "reason"),
    [
        ("FY-1.02", " ", None, "cycles.letter_missing"),
        ("FY-1.02", LETTER, dt.date(2027, 3, 4), "cycles.due_before_opening"),
        ("FY-9.01", LETTER, None, "cycles.step_unknown"),
    ],
)
def test_a_refused_change_of_days_changes_nothing(
    code: str, letter: str, opens: dt.date | None, reason: str
) -> None:
    load_code_lists()
    lay_calendar(2571)

    with pytest.raises(Refusal) as refusal:
        set_milestone(
            2571, code, opens=opens, due=dt.date(2027, 3, 3), source_letter=letter, by=None
        )

    assert refusal.value.code == reason
    assert Milestone.objects.count() == 22
    assert not Entry.objects.filter(code="cycles.milestone_set").exists()
