"""The pages of a meeting: the secretary works, others read, strangers find nothing."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from oneplan.committees.founding import add_seat, found_committee
from oneplan.committees.models import Decision, Meeting, MeetingState
from oneplan.committees.services import add_item, call_meeting, decide
from tests.cast import Cast, build_cast
from tests.walking import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    committee = found_committee(
        cast.province, kind="KBJ", name="คณะกรรมการสมมติ", short_name="ก.บ.จ.", by=cast.strategist
    )
    add_seat(committee, title="ประธาน", category="ราชการ", by=cast.strategist)
    return call_meeting(
        committee, number=1, year=2570, held_on=dt.date(2026, 12, 1), by=cast.strategist
    )


def test_a_meeting_is_called_filled_decided_and_confirmed_through_its_pages(
    cast: Cast, meeting: Meeting
) -> None:
    client = signed_in(cast.strategist)
    seat = meeting.committee.seats.get()
    client.post(reverse("committees:presence", args=[meeting.pk]), {"seats": [seat.pk]})
    client.post(
        reverse("committees:agenda-add", args=[meeting.pk]), {"title": "เรื่องทดลอง", "part": 4}
    )
    item = meeting.items.get()
    client.post(
        reverse("committees:item-decide", args=[meeting.pk, item.pk]),
        {f"{item.pk}-decision": Decision.NOTED, f"{item.pk}-resolution": "รับทราบ"},
    )
    client.post(reverse("committees:meeting-close", args=[meeting.pk]))

    meeting.refresh_from_db()
    assert meeting.state == MeetingState.RESOLVED
    page = client.get(reverse("committees:meeting", args=[meeting.pk]))
    assert "รับทราบ" in page.content.decode()


def test_two_who_write_down_one_decision_both_see_both_texts(cast: Cast, meeting: Meeting) -> None:
    item, client = (
        add_item(meeting, title="เรื่องทดลอง", by=cast.strategist),
        signed_in(cast.strategist),
    )
    decide(item, Decision.APPROVED, resolution="เห็นชอบ", by=cast.strategist)
    where = reverse("committees:item-decide", args=[meeting.pk, item.pk])

    def write(seen: int) -> Any:
        words = {"decision": Decision.DEFERRED, "resolution": "ให้ทบทวน", "seen_version": seen}
        return client.post(where, {f"{item.pk}-{name}": word for name, word in words.items()})

    late = write(0)

    assert late.status_code == 409
    shown = [(each.theirs, each.yours) for each in late.context["both"]]
    assert shown == [("เห็นชอบ", "เลื่อนการพิจารณา"), ("เห็นชอบ", "ให้ทบทวน")]
    assert cast.strategist.title_th in late.context["words"]
    item.refresh_from_db()
    assert (item.decision, item.resolution) == (Decision.APPROVED, "เห็นชอบ")

    assert write(late.context["form"].initial["seen_version"]).status_code == 302
    item.refresh_from_db()
    assert (item.decision, item.resolution) == (Decision.DEFERRED, "ให้ทบทวน")


def test_the_meeting_page_carries_the_version_that_was_read(cast: Cast, meeting: Meeting) -> None:
    item = add_item(meeting, title="เรื่องทดลอง", by=cast.strategist)
    decide(item, Decision.APPROVED, resolution="เห็นชอบ", by=cast.strategist)
    page = signed_in(cast.strategist).get(reverse("committees:meeting", args=[meeting.pk]))
    assert f'name="{item.pk}-seen_version" value="1"' in page.content.decode()


def test_a_refused_change_says_why_and_goes_back_to_the_meeting(
    cast: Cast, meeting: Meeting
) -> None:
    add_item(meeting, title="เรื่องทดลอง", by=cast.strategist)
    client = signed_in(cast.strategist)
    page = client.post(reverse("committees:meeting-close", args=[meeting.pk]), follow=True)
    assert "1" in next(str(each) for each in page.context["messages"])


@pytest.mark.parametrize(
    ("who", "read", "change"),
    [("charlie", 200, 403), ("cluster_officer", 200, 403), ("stranger", 404, 404)],
)
def test_a_neighbour_reads_and_a_stranger_finds_nothing(
    cast: Cast, meeting: Meeting, who: str, read: int, change: int
) -> None:
    client = signed_in(cast.posts()[who])
    assert client.get(reverse("committees:meeting", args=[meeting.pk])).status_code == read
    answer = client.post(reverse("committees:meeting-close", args=[meeting.pk]))
    assert answer.status_code == change


def test_the_public_finds_no_meeting_that_is_only_circulated(meeting: Meeting) -> None:
    assert Client().get(reverse("committees:meeting", args=[meeting.pk])).status_code == 404


def test_calling_a_meeting_with_a_number_taken_says_so_in_the_form(
    cast: Cast, meeting: Meeting
) -> None:
    client = signed_in(cast.strategist)
    where = reverse("committees:meeting-call", args=[meeting.committee.pk])
    page = client.post(where, {"number": 1, "year": 2570, "held_on": "๑ ธ.ค. ๒๕๖๙"})
    assert page.status_code == 200
    assert "1/2570" in page.content.decode()
