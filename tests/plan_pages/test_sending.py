"""A page is sent to bodies, opened, read, and late; each with its day and whom to telephone."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from oneplan.accounts.waiting_work import waiting_work
from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from oneplan.notices.audiences import audience_of
from oneplan.plan_pages.groups import bodies_of, groups_for
from oneplan.plan_pages.models import Reader
from oneplan.plan_pages.readers import readers_of
from oneplan.plan_pages.rules import Standing
from oneplan.plan_pages.sending import note_reading, note_receipt, remind_late, send_page
from oneplan.threads.models import Circulation, Event
from tests.cast import Cast, build_cast
from tests.plan_pages.plans import Told, make_plan
from tests.walking import signed_in

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 28)
DUE = dt.date(2026, 12, 5)


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def told(cast: Cast) -> Told:
    return make_plan(cast)


def send(told: Told, cast: Cast, *groups: str, due_on: dt.date | None = DUE) -> list[Reader]:
    bodies = bodies_of(told.second, groups, on=TODAY)
    return send_page(told.second, bodies, due_on=due_on, by=cast.strategist, on=TODAY)


def test_a_page_is_sent_to_the_districts_once_and_told(told: Told, cast: Cast) -> None:
    sent = send(told, cast, "districts")

    assert {each.body for each in sent} == {cast.district, cast.neighbour}
    assert [each.code for each in groups_for(told.second, on=TODAY)].count("districts") == 0
    event = Event.objects.get(code="plan_pages.sent")
    assert (event.subject_id, event.facts["count"]) == (told.plan.pk, 2)
    audience = audience_of("plan_pages.sent")
    assert audience is not None
    assert audience.find([event])[event.pk] == {cast.district.pk, cast.neighbour.pk}
    with pytest.raises(Refusal, match=r"plan_pages\.sent_to_all"):
        send(told, cast, "districts")


@pytest.mark.parametrize(
    ("groups", "due_on", "code"),
    [
        ((), DUE, "plan_pages.nobody_chosen"),
        (("nowhere",), DUE, "plan_pages.nobody_chosen"),
        (("districts",), TODAY - dt.timedelta(days=1), "plan_pages.due_is_past"),
    ],
)
def test_a_refused_sending_changes_nothing(
    told: Told, cast: Cast, groups: tuple[str, ...], due_on: dt.date, code: str
) -> None:
    entries = Entry.objects.count()

    with pytest.raises(Refusal, match=code):
        send(told, cast, *groups, due_on=due_on)

    assert not Reader.objects.exists()
    assert Entry.objects.count() == entries


def test_a_plan_nobody_else_may_read_is_not_sent(cast: Cast, told: Told) -> None:
    told.plan.subject.circulation = Circulation.DRAFT
    told.plan.subject.save()

    with pytest.raises(Refusal, match=r"plan_pages\.not_circulated"):
        send(told, cast, "districts")


def test_opening_is_noted_once_and_reading_is_said(told: Told, cast: Cast) -> None:
    reader = next(each for each in send(told, cast, "districts") if each.body == cast.district)

    note_receipt(reader, by=cast.district_officer)
    note_receipt(reader, by=cast.district_officer)
    note_reading(reader, by=cast.district_officer)
    note_reading(reader, by=cast.district_officer)

    reader.refresh_from_db()
    assert reader.received_at is not None
    assert reader.read_by == cast.district_officer
    assert Entry.objects.filter(code="plan_pages.received").count() == 1
    assert Event.objects.filter(code="plan_pages.read").count() == 1


def test_the_late_stand_first_with_whom_to_telephone(told: Told, cast: Cast) -> None:
    cast.charlie.phone = "056-000-111"
    cast.charlie.save()
    readers = send(told, cast, "districts")
    note_reading(
        next(each for each in readers if each.body == cast.district), by=cast.district_officer
    )

    told_late = readers_of(told.second, on=DUE + dt.timedelta(days=1))

    assert [row.standing for row in told_late.rows] == [Standing.LATE, Standing.READ]
    assert told_late.rows[0].contact.phone == "056-000-111"
    tally = told_late.tally
    assert (tally.sent, tally.opened, tally.read, tally.late) == (2, 1, 1, 1)


def test_a_page_waits_for_the_body_until_it_is_read(told: Told, cast: Cast) -> None:
    send(told, cast, "districts")

    def waits() -> list[str]:
        work = waiting_work(cast.district_officer, on=TODAY)
        return [each.url for each in work if "/page" in each.url]

    assert len(waits()) == 1
    client = signed_in(cast.district_officer)
    answer = client.post(reverse("plan_pages:read", args=[told.plan.pk]))
    assert answer.status_code == 302
    assert waits() == []


def test_opening_the_page_counts_only_for_bodies_it_was_sent_to(told: Told, cast: Cast) -> None:
    send(told, cast, "districts")
    address = reverse("plan_pages:page", args=[told.plan.pk])

    for post in (cast.strategist, cast.planner, cast.district_officer):
        assert signed_in(post).get(address).status_code == 200
    assert Client().get(address).status_code == 200

    opened = Reader.objects.exclude(received_at=None)
    assert [each.body for each in opened] == [cast.district]


def test_who_may_send_and_who_may_say_they_read(told: Told, cast: Cast) -> None:
    send_to = reverse("plan_pages:send", args=[told.plan.pk])
    read = reverse("plan_pages:read", args=[told.plan.pk])

    assert signed_in(cast.governor).post(send_to, {"groups": "districts"}).status_code == 403
    assert signed_in(cast.charlie).post(send_to, {"groups": "districts"}).status_code == 403
    assert signed_in(cast.strategist).post(send_to, {"groups": "districts"}).status_code == 302
    assert Reader.objects.count() == 2
    assert signed_in(cast.reviewer).post(read).status_code == 403
    assert signed_in(cast.planner).post(read).status_code == 404


def test_the_late_are_reminded_in_one_act_once_a_day_and_told_by_a_notice(
    told: Told, cast: Cast
) -> None:
    first, _second = send(told, cast, "districts")
    later = DUE + dt.timedelta(days=1)
    with pytest.raises(Refusal, match=r"plan_pages\.nobody_is_late"):
        remind_late(told.second, by=cast.strategist, on=DUE)
    note_reading(first, by=cast.district_officer)

    with time_machine.travel(dt.datetime.combine(later, dt.time(5), dt.UTC), tick=False):
        assert remind_late(told.second, by=cast.strategist, on=later) == 1
        with pytest.raises(Refusal, match=r"plan_pages\.reminded_today"):
            remind_late(told.second, by=cast.strategist, on=later)

    late = Reader.objects.get(reminders=1)
    assert late.pk != first.pk
    assert Event.objects.filter(code="plan_pages.reminded").count() == 1
    event = Event.objects.get(code="plan_pages.reminded")
    audience = audience_of("plan_pages.reminded")
    assert audience is not None
    assert audience.find([event])[event.pk] == {late.body_id}
    assert Entry.objects.filter(code="plan_pages.reminded").count() == 1


def test_the_button_is_the_sender_s_and_stands_only_where_somebody_is_late(
    told: Told, cast: Cast
) -> None:
    send(told, cast, "districts")
    page = reverse("plan_pages:page", args=[told.plan.pk])
    path = reverse("plan_pages:remind", args=[told.plan.pk])
    client = signed_in(cast.strategist)
    assert path not in client.get(page).content.decode()
    Reader.objects.update(due_on=dt.date(2020, 1, 1))
    assert path in client.get(page).content.decode()
    answer = client.post(path, follow=True).content.decode()
    assert "ทวงถามแล้ว 2 หน่วย" in answer
    assert "ทวงถามแล้ว 1 ครั้ง" in answer
    assert path not in signed_in(cast.district_officer).get(page).content.decode()
    assert signed_in(cast.district_officer).post(path).status_code == 403
