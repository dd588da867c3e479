"""Eight officers change posts overnight: next morning each sees the right work, nobody the wrong.

The fiscal year ends on 30 September; all sessions of the evening before are still open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from oneplan.accounts.models import HoldingKind, Person, Post, User
from oneplan.accounts.roles import Role
from oneplan.accounts.services import appoint, delegate, end_holding
from oneplan.threads.guests import open_to_guest
from oneplan.threads.handing_over import write_hand_over
from oneplan.threads.models import ReferralKind, Subject, SubjectKind
from oneplan.threads.referrals import refer
from oneplan.threads.services import Draft, begin, circulate_to
from oneplan.threads.signing import set_steps, submit
from tests.cast import Cast, build_cast
from tests.factories import make_post

pytestmark = pytest.mark.django_db
EVENING = dt.datetime(2026, 9, 30, 15, tzinfo=dt.UTC)
MORNING = dt.datetime(2026, 10, 1, 1, tzinfo=dt.UTC)
LAST, FIRST = dt.date(2026, 9, 30), dt.date(2026, 10, 1)


class Night:
    """The cast, who sits where, and each person's browser left open overnight."""

    def __init__(self) -> None:
        self.cast: Cast = build_cast()
        self.chief = make_post(Role.DISTRICT_CHIEF, self.cast.district, area="6707")
        self.posts = {**self.cast.posts(), "chief": self.chief}
        self.people = {name: post.holdings.get().person for name, post in self.posts.items()}
        self.browsers = {name: self._browser(person) for name, person in self.people.items()}

    def _browser(self, person: Person) -> Client:
        browser = Client()
        browser.force_login(person.user)
        browser.get("/accounts/mine")
        return browser

    def newcomer(self, name: str) -> Person:
        person = Person.objects.create(full_name=name, user=User.objects.create_user(name))
        self.people[name], self.browsers[name] = person, Client()
        self.browsers[name].force_login(person.user)
        return person

    def moves(self, name: str, post: Post | None, kind: HoldingKind | None = None) -> None:
        """End somebody's term tonight, and begin another tomorrow."""
        if kind is None:
            for term in self.people[name].holdings.filter(valid_to=None, valid_from__lt=FIRST):
                end_holding(term, on=LAST, by=None)
        if post is not None:
            kind = kind or HoldingKind.SUBSTANTIVE
            appoint(self.people[name], post=post, valid_from=FIRST, kind=kind, by=None)

    def draft(self, post: Post, title: str) -> Subject:
        draft = Draft(
            kind=SubjectKind.NEED, title=title, owner=post.body, fiscal_year=2571,
            places=("67070301",),
        )  # fmt: skip
        return begin(draft, by=post)

    def reads(self, name: str, subject: Subject) -> bool:
        return self.browsers[name].get(f"/threads/{subject.pk}").status_code == 200

    def sees(self, name: str, path: str) -> str:
        return self.browsers[name].get(path).content.decode()


@pytest.fixture
def night() -> Iterator[Night]:
    with time_machine.travel(EVENING, tick=False):
        night = Night()
    with time_machine.travel(EVENING, tick=False) as clock:
        night.clock = clock  # type: ignore[attr-defined]
        yield night


def test_next_morning_everybody_finds_the_work_of_the_post_and_nothing_else(night: Night) -> None:
    cast, people = night.cast, night.people
    of_province = night.draft(cast.strategist, "ร่างของจังหวัด")
    of_district = night.draft(cast.district_officer, "ร่างของอำเภอ")
    of_neighbour = night.draft(cast.charlie, "ร่างของอำเภอข้างเคียง")
    of_authority = night.draft(cast.planner, "ร่างของเทศบาล")
    sent = night.draft(cast.strategist, "เรื่องที่ส่งต่อ")
    circulate_to(sent, "circulated", by=cast.strategist)
    refer(sent, cast.pao, kind=ReferralKind.REFER, reason="เกินศักยภาพ", by=cast.strategist, on=LAST)
    set_steps(cast.district, [night.chief], by=night.chief)
    submit(of_district, by=cast.district_officer)
    delegate(night.chief, to=cast.district_officer, valid_from=LAST, valid_to=LAST, by=night.chief)
    write_hand_over(
        cast.strategist, words="ติดตามคำตอบของ อบจ.", notes={of_province.pk: "รอแบบแปลน"},
        writer_id=people["strategist"].user.pk, by=cast.strategist,
    )  # fmt: skip
    _link, secret = open_to_guest(
        Person.objects.create(full_name="วิทยากร"), purpose="อ่าน", subjects=[of_district], area=None,
        until=timezone.make_aware(dt.datetime(2026, 9, 30, 23, 59)), by=cast.district_officer,
    )  # fmt: skip
    guest = Client()
    guest.get(f"/guest/{secret}")
    assert guest.get(f"/threads/{of_district.pk}").status_code == 200
    assert night.chief.title_th in night.sees("district_officer", "/accounts/post")

    new_strategist, new_cluster = night.newcomer("new_strategist"), night.newcomer("new_cluster")
    night.moves("strategist", None)
    night.moves("district_officer", cast.charlie)
    night.moves("charlie", cast.district_officer)
    night.moves("planner", None)
    night.moves("pao_planner", None)
    night.moves("agency_planner", cast.pao_planner, HoldingKind.ACTING)
    night.moves("cluster_officer", None)
    night.moves("reviewer", None)
    appoint(new_strategist, post=cast.strategist, valid_from=FIRST, by=None)
    appoint(new_cluster, post=cast.cluster_officer, valid_from=FIRST, by=None)
    assert night.browsers["new_strategist"].get("/office/").status_code == 403

    night.clock.move_to(MORNING)  # type: ignore[attr-defined]

    assert night.reads("new_strategist", of_province)
    page = night.sees("new_strategist", f"/threads/hand-over/{cast.strategist.pk}")
    for words in ("ติดตามคำตอบของ อบจ.", "รอแบบแปลน", "ร่างของจังหวัด", "เรื่องที่ส่งต่อ"):
        assert words in page
    assert night.browsers["new_cluster"].get("/office/").status_code == 200

    for name, ended in (
        ("strategist", cast.strategist), ("planner", cast.planner),
        ("pao_planner", cast.pao_planner), ("cluster_officer", cast.cluster_officer),
        ("reviewer", cast.reviewer),
    ):  # fmt: skip
        answer = night.browsers[name].get("/office/")
        assert answer.status_code == 403, name
        words = answer.content.decode()
        assert ended.title_th in words
        assert "30 ก.ย. 2569" in words
        assert "แต่งตั้ง" in words
    assert not night.reads("strategist", of_province)
    assert not night.reads("planner", of_authority)

    assert night.reads("charlie", of_district)
    assert not night.reads("charlie", of_neighbour)
    assert night.reads("district_officer", of_neighbour)
    assert not night.reads("district_officer", of_district)
    assert night.chief.title_th not in night.sees("district_officer", "/accounts/post")
    assert night.chief.title_th not in night.sees("charlie", "/accounts/post")

    assert "ร่างของอำเภอ" in night.sees("chief", "/threads/signing")
    for name in ("charlie", "district_officer"):
        assert f"draft-{of_district.pk}" not in night.sees(name, "/threads/signing")

    acting = night.browsers["agency_planner"]
    acting.post("/accounts/post", {"post": str(cast.pao_planner.pk)})
    assert "เรื่องที่ส่งต่อ" in night.sees("agency_planner", "/threads/waiting")
    assert guest.get(f"/threads/{of_district.pk}").status_code == 404
    assert guest.get("/guest").status_code == 410


def test_a_form_written_as_a_former_post_changes_nothing(night: Night) -> None:
    of_district = night.draft(night.cast.district_officer, "ร่างของอำเภอ")
    night.moves("district_officer", night.cast.charlie)
    night.clock.move_to(MORNING)  # type: ignore[attr-defined]

    browser = night.browsers["district_officer"]
    answer = browser.post(f"/threads/{of_district.pk}/widen/public")

    assert answer.status_code == 409
    assert night.cast.district_officer.title_th in answer.content.decode()
    of_district.refresh_from_db()
    assert of_district.circulation == "draft"
    assert browser.post(f"/threads/{of_district.pk}/widen/public").status_code == 404


def test_the_first_page_of_the_morning_says_which_post_one_acts_as(night: Night) -> None:
    night.moves("district_officer", night.cast.charlie)
    night.clock.move_to(MORNING)  # type: ignore[attr-defined]
    page = night.sees("district_officer", "/office/")
    assert f"ท่านพ้นจากตำแหน่ง {night.cast.district_officer.title_th} แล้ว" in page
    assert "ท่านพ้นจากตำแหน่ง" not in night.sees("district_officer", "/office/")
