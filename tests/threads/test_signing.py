"""Sign-off inside an office: up, agreed, sent back, taken back; and nothing leaves unsigned."""

from __future__ import annotations

import pytest
from django.test import Client

from oneplan.accounts.models import Post, User
from oneplan.accounts.roles import Role
from oneplan.accounts.waiting_work import waiting_work
from oneplan.audit.models import Entry
from oneplan.core.errors import AccessDenied, Refusal
from oneplan.threads.models import Circulation, Event, SignOff, Subject, SubjectKind
from oneplan.threads.services import Draft, begin, circulate_to, share
from oneplan.threads.signing import agree, send_back, set_steps, submit, take_back
from tests.cast import Cast, build_cast
from tests.factories import make_post
from tests.office.test_waiting import TODAY

pytestmark = pytest.mark.django_db


class Office:
    def __init__(self) -> None:
        self.cast: Cast = build_cast()
        self.officer: Post = self.cast.strategist
        self.group = make_post(Role.GROUP_HEAD, self.cast.province)
        self.head = make_post(Role.HEAD_OF_OFFICE, self.cast.province)
        set_steps(self.cast.province, [self.group, self.head], by=self.head)
        self.draft = self.new("ร่างสมมติ")

    def new(self, title: str) -> Subject:
        draft = Draft(
            kind=SubjectKind.NEED, title=title, owner=self.cast.province, fiscal_year=2571,
            places=("67070301",),
        )  # fmt: skip
        return begin(draft, by=self.officer)

    def waits_for(self) -> Post | None:
        return SignOff.objects.get(subject=self.draft).waits_for


@pytest.fixture
def office() -> Office:
    return Office()


def test_a_draft_goes_up_step_by_step_and_then_out(office: Office) -> None:
    submit(office.draft, by=office.officer)
    assert office.waits_for() == office.group
    agree(office.draft, by=office.group, remarks="ครบถ้วน")
    assert office.waits_for() == office.head
    with pytest.raises(Refusal, match="not_signed"):
        circulate_to(office.draft, "circulated", by=office.officer)
    agree(office.draft, by=office.head)
    assert SignOff.objects.get().is_signed

    circulate_to(office.draft, "circulated", by=office.officer)

    office.draft.refresh_from_db()
    assert office.draft.circulation == Circulation.CIRCULATED
    told = list(Event.objects.filter(code__contains="draft_").values_list("code", "is_public"))
    assert told == [
        ("threads.draft_submitted", False),
        ("threads.draft_approved", False),
        ("threads.draft_signed", False),
    ]


def test_nothing_leaves_an_office_with_steps_before_it_is_submitted(office: Office) -> None:
    entries = Entry.objects.count()
    with pytest.raises(Refusal, match="not_submitted"):
        circulate_to(office.draft, "public", by=office.officer)
    with pytest.raises(Refusal, match="not_submitted"):
        share(office.draft, office.cast.authority, by=office.officer)
    assert Entry.objects.count() == entries


def test_an_office_without_steps_circulates_as_before(office: Office) -> None:
    set_steps(office.cast.province, [], by=office.head)
    with pytest.raises(Refusal, match="nobody_signs"):
        submit(office.draft, by=office.officer)
    circulate_to(office.draft, "circulated", by=office.officer)


def test_who_drafts_as_a_step_skips_the_own_step(office: Office) -> None:
    submit(office.draft, by=office.group)
    assert office.waits_for() == office.head


def test_sent_back_says_why_and_comes_up_again(office: Office) -> None:
    submit(office.draft, by=office.officer)
    with pytest.raises(Refusal, match="remarks_are_missing"):
        send_back(office.draft, by=office.group, remarks=" ")
    send_back(office.draft, by=office.group, remarks="แนบแบบแปลน")
    assert office.waits_for() is None
    submit(office.draft, by=office.officer)
    assert office.waits_for() == office.group


def test_a_move_is_taken_back_while_nobody_moved_after_it(office: Office) -> None:
    submit(office.draft, by=office.officer)
    agree(office.draft, by=office.group)
    with pytest.raises(Refusal, match="not_your_move"):
        take_back(office.draft, by=office.officer)
    take_back(office.draft, by=office.group)
    assert office.waits_for() == office.group
    take_back(office.draft, by=office.officer)
    assert office.waits_for() is None


def test_only_the_post_it_waits_for_agrees(office: Office) -> None:
    submit(office.draft, by=office.officer)
    for other in (office.head, office.officer, office.cast.charlie):
        with pytest.raises(AccessDenied):
            agree(office.draft, by=other)


def test_drafts_on_their_way_follow_new_steps(office: Office) -> None:
    submit(office.draft, by=office.officer)
    set_steps(office.cast.province, [office.head], by=office.head)
    assert office.waits_for() == office.head


@pytest.mark.parametrize("number", ["twice", "elsewhere"])
def test_refused_steps_change_nothing(office: Office, number: str) -> None:
    wrong = {"twice": [office.head, office.head], "elsewhere": [office.cast.charlie]}[number]
    with pytest.raises(Refusal, match=f"step_{number}"):
        set_steps(office.cast.province, wrong, by=office.head)
    submit(office.draft, by=office.officer)
    assert office.waits_for() == office.group


def test_pages_and_queues_of_the_office(client: Client, office: Office) -> None:
    submit(office.draft, by=office.officer)
    titles = [work.title for work in waiting_work(office.group, on=TODAY)]
    assert "ร่างสมมติ" in titles
    assert "ร่างสมมติ" not in [work.title for work in waiting_work(office.head, on=TODAY)]

    client.force_login(User.objects.get(person__holdings__post=office.group))
    assert "ร่างสมมติ" in client.get("/threads/signing").content.decode()
    assert client.get("/threads/signing/steps").status_code == 403
    client.post(f"/threads/{office.draft.pk}/sign/agree")
    assert office.waits_for() == office.head

    client.force_login(User.objects.get(person__holdings__post=office.cast.charlie))
    assert client.post(f"/threads/{office.draft.pk}/sign/agree").status_code == 404
    client.force_login(User.objects.get(person__holdings__post=office.head))
    page = client.get("/threads/signing/steps").content.decode()
    assert office.group.title_th in page
    client.post("/threads/signing/steps", {"step0": str(office.head.pk)})
    assert office.waits_for() == office.head
