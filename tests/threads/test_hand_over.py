"""Handing over a post's duty: written, taken over, and whole without the predecessor."""

from __future__ import annotations

import pytest
from django.test import Client

from oneplan.accounts.models import Person, Post, User
from oneplan.accounts.services import appoint
from oneplan.audit.models import Entry
from oneplan.core.errors import Refusal
from oneplan.threads.handing_over import duty_of, take_over, write_hand_over
from oneplan.threads.models import HandOver, Subject, SubjectKind
from oneplan.threads.services import Draft, begin
from tests.cast import Cast, build_cast
from tests.factories import LONG_AGO
from tests.office.test_waiting import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def draft_of(post: Post, title: str) -> Subject:
    draft = Draft(kind=SubjectKind.NEED, title=title, owner=post.body, fiscal_year=2571)
    return begin(draft, by=post)


def user_of(post: Post) -> User:
    return User.objects.filter(person__holdings__post=post).order_by("pk")[0]


def test_notes_stand_for_the_successor_who_acknowledges_them(cast: Cast) -> None:
    post, writer = cast.strategist, user_of(cast.strategist)
    mine, hidden = draft_of(post, "ร่างของเรา"), draft_of(cast.planner, "ร่างของเขา")
    notes = {mine.pk: "รอแบบแปลน", hidden.pk: "ไม่ควรเห็น"}
    write_hand_over(post, words="เริ่มที่แฟ้มแรก", notes=notes, writer_id=writer.pk, by=post)
    write_hand_over(post, words="แก้ไขแล้ว", notes=notes, writer_id=writer.pk, by=post)
    with pytest.raises(Refusal, match="own_hand_over"):
        take_over(post, taker_id=writer.pk, by=post)

    taken = take_over(post, taker_id=writer.pk + 1000, by=post)

    assert taken.taken_at is not None
    assert [note.words for note in taken.notes.all()] == ["รอแบบแปลน"]
    assert HandOver.objects.get().words == "แก้ไขแล้ว"
    assert Entry.objects.filter(code="threads.duty_taken_over").count() == 1
    assert "แก้ไขแล้ว" not in str(list(Entry.objects.values_list("after")))


def test_where_nobody_wrote_the_duty_is_taken_over_from_the_facts(cast: Cast) -> None:
    mine = draft_of(cast.strategist, "ร่างที่ค้าง")
    duty = duty_of(cast.strategist, on=TODAY)
    assert duty.open is None
    assert list(duty.records.rows) == [mine]
    taken = take_over(cast.strategist, taker_id=1, by=cast.strategist)
    assert taken.writer is None
    assert duty_of(cast.strategist, on=TODAY).before == [taken]


def test_what_went_to_another_body_went_with_its_memory(cast: Cast) -> None:
    gone = draft_of(cast.strategist, "ร่างที่โอนไป")
    Subject.objects.filter(pk=gone.pk).update(owner=cast.authority)
    for show in ("drafts", "matters"):
        duty = duty_of(cast.strategist, on=TODAY, query={"show": show})
        assert gone not in duty.records.rows


def test_many_drafts_stand_by_kind_page_by_page_and_each_page_keeps_its_notes(
    client: Client, cast: Cast
) -> None:
    made = [draft_of(cast.strategist, f"ร่างที่ {number}") for number in range(30)]
    path = f"/threads/hand-over/{cast.strategist.pk}"
    client.force_login(user_of(cast.strategist))
    first = client.get(path)
    duty = first.context["duty"]
    assert len(duty.records.rows) == 25
    assert str(duty.counts["drafts"]) == "30"
    assert "<h3>ความต้องการ</h3>" in first.content.decode()
    older = f"{path}?at={duty.records.older}"
    second = client.get(older).context["duty"].records.rows
    assert {*duty.records.rows, *second} == set(made)

    client.post(path, {"act": "write", f"note-{duty.records.rows[0].pk}": "หน้าแรก"})
    answer = client.post(older, {"act": "write", f"note-{second[0].pk}": "หน้าสอง"})
    assert answer["Location"] == older
    notes = HandOver.objects.get().notes
    assert set(notes.values_list("words", flat=True)) == {"หน้าแรก", "หน้าสอง"}
    client.post(path, {"act": "write", f"note-{duty.records.rows[0].pk}": ""})
    assert list(notes.values_list("words", flat=True)) == ["หน้าสอง"]


def test_the_page_is_for_the_post_and_its_own_house(client: Client, cast: Cast) -> None:
    mine = draft_of(cast.strategist, "ร่างของเรา")
    path = f"/threads/hand-over/{cast.strategist.pk}"
    client.force_login(user_of(cast.strategist))
    assert client.get("/threads/hand-over")["Location"] == path
    client.post(
        path, {"act": "write", "words": "ฝากด้วย", f"note-{mine.pk}": "รอแบบ", "note-x": "?"}
    )
    page = client.get(path).content.decode()
    assert "ฝากด้วย" in page
    assert "รอแบบ" in page

    successor = User.objects.create_user("successor")
    person = Person.objects.create(user=successor, full_name="ผู้รับหน้าที่ต่อ")
    appoint(person, post=cast.strategist, valid_from=LONG_AGO, by=None)
    client.force_login(successor)
    client.post(path, {"act": "take"})
    assert HandOver.objects.get().taken_at is not None

    client.force_login(user_of(cast.charlie))
    assert client.get(path).status_code in (403, 404)
