"""Minutes in the queue of their secretary: the newest one by one, old ones as one piece."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from oneplan.accounts.waiting_work import WaitingWork
from oneplan.committees.founding import found_committee
from oneplan.committees.models import Committee, Meeting, MeetingState
from oneplan.committees.services import call_meeting
from oneplan.committees.waiting_work import MOST_MINUTES, meetings_waiting
from tests.cast import Cast, build_cast
from tests.walking import signed_in

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 27)


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def committee(cast: Cast) -> Committee:
    return found_committee(
        cast.province, kind="KBJ", name="คณะกรรมการสมมติ", short_name="ก.บ.จ.", by=cast.strategist
    )


def held(cast: Cast, committee: Committee, *days: dt.date) -> None:
    for number, day in enumerate(days, 1):
        call_meeting(committee, number=number, year=day.year + 543, held_on=day, by=cast.strategist)
    Meeting.objects.filter(held_on__in=days).update(state=MeetingState.RESOLVED)


def minutes(cast: Cast) -> list[WaitingWork]:
    told = meetings_waiting(cast.strategist, TODAY)
    return [work for work in told if str(work.kind) == "รายงานการประชุมที่รอรับรอง"]


def test_old_minutes_are_one_piece_that_leads_to_them_all(cast: Cast, committee: Committee) -> None:
    held(cast, committee, *(dt.date(2023, month, 1) for month in range(1, 13)))
    [piece] = minutes(cast)
    assert piece.count == 12
    assert "2566" in piece.note
    page = signed_in(cast.strategist).get(piece.url)
    [shown] = page.context["committees"]
    assert len(shown.readable_meetings) == 12


def test_old_minutes_never_hide_the_meeting_of_next_week(cast: Cast, committee: Committee) -> None:
    held(cast, committee, *(dt.date(2023, month, 1) for month in range(1, 13)))
    soon = call_meeting(
        committee, number=1, year=2570, held_on=dt.date(2026, 12, 4), by=cast.strategist
    )
    told = meetings_waiting(cast.strategist, TODAY)
    assert str(soon.pk) in told[0].url
    assert len(told) == 2


def test_fresh_minutes_are_told_one_by_one_up_to_a_few(cast: Cast, committee: Committee) -> None:
    days = [dt.date(2026, month, 1) for month in range(6, 11)]
    held(cast, committee, *days)
    *single, rest = minutes(cast)
    assert len(single) == MOST_MINUTES
    assert rest.count == len(days) - MOST_MINUTES
    assert str(Meeting.objects.get(held_on=days[-1]).pk) in single[0].url


@pytest.mark.parametrize(
    ("query", "count"),
    [("state=resolved", 2), ("year=2566", 1), ("year=๒๕๖๗&state=resolved", 1), ("state=x", 3)],
)
def test_the_list_of_meetings_is_narrowed_by_state_and_year(
    cast: Cast, committee: Committee, query: str, count: int
) -> None:
    held(cast, committee, dt.date(2023, 5, 1), dt.date(2024, 5, 1))
    call_meeting(committee, number=9, year=2570, held_on=TODAY, by=cast.strategist)
    page = signed_in(cast.strategist).get(f"{reverse('committees:meeting-list')}?{query}")
    assert page.status_code == 200
    [shown] = page.context["committees"]
    assert len(shown.readable_meetings) == count
