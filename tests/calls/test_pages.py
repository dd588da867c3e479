"""Calls on the web: written, sent, read, answered, and the sender's table."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from oneplan.calls.answering import AnswerDraft, answer_call
from oneplan.calls.models import Addressee, Answer, AnswerLine, Call
from oneplan.calls.sending import close_call, send_call
from oneplan.core.templatetags.official import be_date
from oneplan.documents.models import Paper
from oneplan.funds.models import SourceGroup
from tests.calls.calling import TODAY, drafted, place_of, seal_plan, sent
from tests.calls.test_answering import ready
from tests.cast import Cast, build_cast
from tests.projects.works import make_source
from tests.walking import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def soon() -> dt.date:
    return timezone.localdate() + dt.timedelta(days=20)


def written(**changes: object) -> dict[str, object]:
    return {
        "title": "หนังสือสมมติ",
        "fiscal_year": "๒๕๗๑",
        "purpose": "P1",
        "direction": "เน้นน้ำ",
        "takes_activities": "on",
        "takes_declared": "on",
        "due_on": be_date(soon()),
        **changes,
    }


def at(name: str, *keys: object) -> str:
    return reverse(f"calls:{name}", args=keys)


def test_a_strategist_writes_addresses_and_sends_a_call(cast: Cast) -> None:
    seal_plan(cast)
    client = signed_in(cast.strategist)
    form = client.get(at("call-new")).context["form"]
    tick, money = form.issue_rows[1]
    letter = SimpleUploadedFile("ว1.pdf", b"%PDF-1.7 x", content_type="application/pdf")
    answer = client.post(
        at("call-new"),
        written(
            letter_number="พช 0017.2/ว 1",
            letter_on="1/11/2569",
            letter_file=letter,
            **{tick.name: "on", money.name: "5,000,000"},
        ),
    )
    call = Call.objects.get()
    assert answer.status_code == 302
    assert call.issues.get().satang == 5_000_000_00
    assert (call.letter.number, call.letter.file.media_type) == ("พช 0017.2/ว 1", "application/pdf")  # type: ignore[union-attr]

    page = client.get(at("addressees", call.pk))
    assert [group.code for group in page.context["groups"]] == [
        "districts",
        "agencies",
        "authorities",
        "pao",
    ]
    client.post(at("addressees", call.pk), {"groups": ["districts", "agencies", "nonsense"]})
    found = client.get(at("addressees", call.pk), {"q": "5670702"}).context["found"]
    client.post(at("addressees", call.pk), {"bodies": [found[0].pk, "nonsense"]})
    assert call.addressees.count() == 4

    client.post(at("call-send", call.pk))

    call.refresh_from_db()
    assert (call.state, call.version) == ("sent", 1)
    assert b"%PDF" in b"".join(
        signed_in(cast.planner).get(reverse("documents:download", args=[call.letter_id]))
    )
    denied = signed_in(cast.stranger).get(reverse("documents:download", args=[call.letter_id]))
    assert denied.status_code == 404


@pytest.mark.parametrize(
    "changes",
    [
        {"due_on": "1/10/2569"},
        {"due_on": "เร็ว ๆ นี้"},
        {"fiscal_year": "ปีหน้า"},
        {"direction": " "},
        {"letter_number": "ว 1"},
        {
            "letter_number": "ว 1",
            "letter_on": "1/11/2569",
            "letter_file": SimpleUploadedFile("ว1.pdf", b"MZ not a pdf"),
        },
    ],
)
def test_what_is_wrong_is_told_and_what_was_written_stays(
    cast: Cast, changes: dict[str, object]
) -> None:
    answer = signed_in(cast.strategist).post(at("call-new"), written(**changes))
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert "หนังสือสมมติ" in answer.content.decode()
    assert not Call.objects.exists()
    assert not Paper.objects.exists()


def test_only_keepers_of_rounds_begin_a_call(cast: Cast) -> None:
    for post in (cast.planner, cast.governor, cast.agency_planner):
        assert signed_in(post).get(at("call-new")).status_code == 403
    assert Client().get(at("call-new")).status_code == 302


def test_a_draft_is_404_outside_its_office_and_a_sent_call_outside_those_addressed(
    cast: Cast,
) -> None:
    draft, call = drafted(cast, cast.district), sent(cast, cast.district)
    assert signed_in(cast.district_officer).get(at("call", draft.pk)).status_code == 404
    assert signed_in(cast.district_officer).get(at("call", call.pk)).status_code == 200
    for post in (cast.charlie, cast.stranger, cast.planner):
        assert signed_in(post).get(at("call", call.pk)).status_code == 404
    edit = signed_in(cast.district_officer).get(at("call-edit", call.pk))
    assert edit.status_code == 403
    place = place_of(call, cast.district)
    assert signed_in(cast.charlie).get(at("answer", place.pk)).status_code == 404
    assert signed_in(cast.charlie).post(at("acknowledge", place.pk)).status_code == 404


def test_reading_is_noted_once_and_only_for_those_who_answer(cast: Cast) -> None:
    call = sent(cast, cast.district, due_on=soon())
    signed_in(cast.strategist).get(at("call", call.pk))
    assert place_of(call, cast.district).read_at is None

    page = signed_in(cast.district_officer).get(at("call", call.pk))
    first = place_of(call, cast.district).read_at
    signed_in(cast.district_officer).get(at("call", call.pk))

    assert first is not None
    assert place_of(call, cast.district).read_at == first
    words = page.content.decode()
    assert "เน้นแหล่งน้ำ" in words
    assert be_date(call.due_on) in words


def test_an_answer_is_sent_by_ticking_and_nothing_is_lost_when_refused(cast: Cast) -> None:
    edition = seal_plan(cast)
    issue = edition.elements.order_by("position").first()
    call = sent(cast, cast.district, due_on=soon(), issues={issue.lineage_id: None})  # type: ignore[union-attr]
    place, activity = place_of(call, cast.district), ready(cast)
    client = signed_in(cast.district_officer)
    sheet = {"records": [activity.pk], f"issue-{activity.pk}": call.issues.get().pk, "seen": 0}

    refused = client.post(
        at("answer", place.pk), {**sheet, "is_whole": "yes", "because": "ไม่มีอะไรเสนอ"}
    )
    assert refused.status_code == 200
    assert refused.context["ticked"] == {activity.pk}
    assert "ไม่มีอะไรเสนอ" in refused.content.decode()
    assert not Answer.objects.exists()

    done = client.post(at("answer", place.pk), {**sheet, "is_whole": "no"}, follow=True)
    assert done.status_code == 200
    line = AnswerLine.objects.get()
    assert line.issue == call.issues.get()
    assert activity.title in done.content.decode()

    client.post(at("line-back", place.pk, line.pk), {"because": "รวมกับเรื่องอื่น"})
    line.refresh_from_db()
    assert line.taken_back_at is not None


def test_the_second_of_two_people_is_told_of_the_first(cast: Cast) -> None:
    call = sent(cast, cast.district, due_on=soon())
    place = place_of(call, cast.district)
    client = signed_in(cast.district_officer)
    seen = client.get(at("answer", place.pk)).context["form"].initial["seen"]
    answer_call(place, AnswerDraft(because="ไม่มี"), by=cast.district_officer)

    done = client.post(
        at("answer", place.pk),
        {"records": [ready(cast).pk], "is_whole": "yes", "seen": seen},
        follow=True,
    )

    told = [str(message) for message in done.context["messages"]]
    assert any("ระหว่างที่ท่านเขียน" in words for words in told)
    assert Answer.objects.count() == 2


def test_an_agency_declares_a_project_from_the_call(cast: Cast) -> None:
    source = make_source("2", SourceGroup.MINISTRY)
    call = sent(cast, cast.agency_planner.body, due_on=soon())
    place = place_of(call, cast.agency_planner.body)
    client = signed_in(cast.agency_planner)
    assert client.get(at("declare", place.pk)).status_code == 200
    wrong = client.post(at("declare", place.pk), {"title": "ซ่อมฝาย", "satang": "0.001"})
    assert wrong.status_code == 200
    assert "ซ่อมฝาย" in wrong.content.decode()

    sheet = {
        "title": "ซ่อมฝาย",
        "place": "6707",
        "source": source.pk,
        "satang": "3,000,000",
        "seen": 0,
    }
    done = client.post(at("declare", place.pk), sheet, follow=True)

    assert done.status_code == 200
    assert AnswerLine.objects.get().is_declared


def test_the_table_narrows_sorts_and_is_a_file(cast: Cast) -> None:
    call = sent(cast, cast.district, cast.neighbour, cast.pao, due_on=soon())
    answer_call(place_of(call, cast.pao), AnswerDraft(because="ไม่มี"), by=cast.pao_planner)
    client = signed_in(cast.strategist)

    def shown(**query: str) -> list[str]:
        rows = client.get(at("call", call.pk), query).context["table"].rows
        return [row.stand.addressee.body.code for row in rows]

    assert shown() == ["6703", "6707", "dla:2670101"]
    assert shown(show="open") == ["6703", "6707"]
    assert shown(show="nothing") == ["dla:2670101"]
    assert shown(show="late") == []
    assert shown(kind="pao", order="standing") == ["dla:2670101"]
    assert shown(q="6703", order="amount") == ["6703"]
    assert shown(show="nonsense", order="nonsense") == ["6703", "6707", "dla:2670101"]
    file = client.get(at("call", call.pk), {"show": "nothing", "format": "csv"})
    assert len(file.content.decode("utf-8-sig").splitlines()) == 2
    nudge = client.get(at("call", call.pk)).context["nudge"]
    assert "หน่วยงาน 6707" in nudge
    assert "หน่วยงาน dla:2670101" not in nudge


def test_the_sender_reminds_extends_and_closes(cast: Cast) -> None:
    call = sent(cast, cast.district, cast.pao, due_on=soon())
    Call.objects.update(due_on=timezone.localdate() - dt.timedelta(days=1))
    client = signed_in(cast.strategist)
    client.post(at("call-remind", call.pk))
    assert Addressee.objects.filter(reminders=1).count() == 2

    client.post(at("call-extend", call.pk), {"due_on": "เร็ว ๆ นี้", "because": "x"})
    call.refresh_from_db()
    assert call.version == 1
    client.post(at("call-extend", call.pk), {"due_on": be_date(soon()), "because": "น้ำท่วม"})
    client.post(at("call-close", call.pk))
    call.refresh_from_db()
    assert (call.due_on, call.version, call.state) == (soon(), 2, "closed")
    refused = client.post(at("call-recall", call.pk), follow=True)
    assert [message.level_tag for message in refused.context["messages"]][-1] == "error"


def test_a_revision_shows_what_changed_to_those_addressed(cast: Cast) -> None:
    call = sent(cast, cast.district, due_on=soon())
    client = signed_in(cast.strategist)
    words = written(due_on=be_date(soon()), takes_needs="on", because="ลดวงเงิน")
    assert client.post(at("call-edit", call.pk), words).status_code == 302

    page = signed_in(cast.district_officer).get(at("call", call.pk))
    assert [told.version.number for told in page.context["versions"]] == [2]
    assert "ลดวงเงิน" in page.content.decode()


def test_the_boxes_show_what_is_asked_of_us_and_by_us(cast: Cast) -> None:
    call = sent(cast, cast.district, due_on=soon())
    received = signed_in(cast.district_officer).get(at("call-list"), {"box": "received"})
    assert [row.addressee.call_id for row, _words in received.context["box"].rows] == [call.pk]
    own = signed_in(cast.strategist).get(at("call-list"))
    assert [row.call.pk for row, _words in own.context["box"].rows] == [call.pk]
    assert signed_in(cast.charlie).get(at("call-list")).status_code == 200


@pytest.mark.parametrize("bodies", [1, 3])
def test_the_table_costs_the_same_however_many_are_addressed(
    cast: Cast, bodies: int, django_assert_num_queries: object
) -> None:
    all_bodies = (cast.district, cast.neighbour, cast.pao)
    call = sent(cast, *all_bodies[:bodies], due_on=soon())
    client = signed_in(cast.strategist)
    client.get(at("call", call.pk))
    with django_assert_num_queries(PINNED):  # type: ignore[operator]
        client.get(at("call", call.pk))


PINNED = 26
"""Queries of the sender's page, the story and the frame of every page among them."""


def test_each_body_is_told_what_it_may_reckon_with(cast: Cast) -> None:
    call = drafted(cast, cast.district, cast.authority)
    client = signed_in(cast.strategist)
    district, authority = (
        call.addressees.get(body=each) for each in (cast.district, cast.authority)
    )
    page = client.get(at("money", call.pk))
    names = [each.name for each in page.context["form"]]
    assert f"money-{district.pk}" in names

    wrong = client.post(at("money", call.pk), {f"money-{district.pk}": "สองล้าน"})
    client.post(at("money", call.pk), {f"money-{district.pk}": "๒,๐๐๐,๐๐๐.๕๐"})

    district.refresh_from_db()
    authority.refresh_from_db()
    assert wrong.context["form"].errors
    assert (district.satang, authority.satang) == (2_000_000_50, None)
    send_call(call, by=cast.strategist, on=TODAY)
    assert (
        "2,000,000.50" in signed_in(cast.district_officer).get(at("call", call.pk)).content.decode()
    )
    assert "2,000,000.50" not in signed_in(cast.planner).get(at("call", call.pk)).content.decode()


def test_the_second_writer_of_an_amount_is_told_and_keeps_nothing(cast: Cast) -> None:
    call = drafted(cast, cast.district)
    one, client = call.addressees.get(), signed_in(cast.strategist)
    client.post(at("money", call.pk), {f"money-{one.pk}": "100"})
    late = client.post(at("money", call.pk), {f"money-{one.pk}": "300", f"was-{one.pk}": ""})
    told = late.content.decode()
    one.refresh_from_db()
    assert one.satang == 100_00
    assert "เป็น 100 บาท" in told
    assert "ระบุ 300 บาท" in told
    client.post(at("money", call.pk), {f"money-{one.pk}": "", f"was-{one.pk}": "10000"})
    one.refresh_from_db()
    assert one.satang is None


def test_others_do_not_see_or_write_the_amounts(cast: Cast) -> None:
    call = sent(cast, cast.district)
    assert signed_in(cast.stranger).get(at("money", call.pk)).status_code == 404
    assert signed_in(cast.district_officer).get(at("money", call.pk)).status_code == 403
    close_call(call, by=cast.strategist)
    one = call.addressees.get()
    closed = signed_in(cast.strategist).post(at("money", call.pk), {f"money-{one.pk}": "100"})
    one.refresh_from_db()
    assert one.satang is None
    assert closed.context["form"].errors
