"""The pages of notices: the post's own, read off by whoever sits there."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from oneplan.audit.models import Entry
from oneplan.notices.gathering import gather_events
from oneplan.notices.models import Notice, Wish
from oneplan.threads.models import Circulation
from oneplan.threads.services import tell
from tests.cast import Cast, build_cast
from tests.notices.test_gathering import a_need
from tests.notices.test_sending import something_moved
from tests.walking import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def test_the_bell_counts_what_is_unread_and_opening_reads_it_off(cast: Cast) -> None:
    something_moved(cast, Circulation.CIRCULATED)
    client, notice = signed_in(cast.district_officer), Notice.objects.get()
    assert '<span class="bell-count">1</span>' in client.get("/notices/bell").content.decode()
    page = client.get("/notices/").content.decode()
    assert "ขอถนน" in page
    assert "is-unread" in page

    opened = client.post(f"/notices/{notice.pk}")
    assert opened["Location"] == f"/needs/{notice.subject_id}"
    assert "bell-count" not in client.get("/notices/bell").content.decode()


def test_all_are_read_off_at_once_and_other_posts_keep_theirs(cast: Cast) -> None:
    something_moved(cast, Circulation.CIRCULATED)
    other = Notice.objects.create(
        post=cast.charlie, key="x", kind="due", code="notices.referral_due",
        facts={"from": "x", "due": "2026-12-01"}, at=Notice.objects.get().at,
    )  # fmt: skip
    signed_in(cast.district_officer).post("/notices/read")
    other.refresh_from_db()
    assert other.read_at is None
    assert Notice.objects.filter(read_at=None).count() == 1


def test_another_posts_notice_does_not_exist(cast: Cast) -> None:
    something_moved(cast, Circulation.CIRCULATED)
    notice = Notice.objects.get()
    assert signed_in(cast.charlie).post(f"/notices/{notice.pk}").status_code == 404
    assert Client().post(f"/notices/{notice.pk}").status_code == 302
    notice.refresh_from_db()
    assert notice.read_at is None


def test_a_person_chooses_the_pace_of_each_kind(cast: Cast) -> None:
    wanted = {"asked": "daily", "answered": "none", "moved": "weekly", "due": "at_once"}
    client = signed_in(cast.planner)
    client.post("/notices/settings", wanted)
    assert dict(Wish.objects.values_list("kind", "pace")) == wanted
    assert Entry.objects.filter(code="notices.paces_set").count() == 1
    assert client.post("/notices/settings", wanted | {"due": "hourly"}).status_code == 200
    assert dict(Wish.objects.values_list("kind", "pace")) == wanted


def test_the_list_costs_the_same_however_long_it_is(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    something_moved(cast, Circulation.CIRCULATED)
    need = a_need(cast)
    for number in range(20):
        tell(need, "annual_plans.over", by=cast.strategist, meeting=str(number), plan="แผน")
    gather_events()
    client = signed_in(cast.district_officer)
    client.get("/notices/")
    with django_assert_max_num_queries(14):
        client.get("/notices/")
