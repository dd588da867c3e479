"""Mail and LINE: sent once, tried again, and never the text of what is not public."""

from __future__ import annotations

import datetime as dt
import http.server
import json
import threading
from collections.abc import Iterator
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.test import Client
from django.utils import timezone

from oneplan.accounts.models import Person, Post
from oneplan.audit.models import Entry
from oneplan.notices import rules
from oneplan.notices.gathering import gather_events
from oneplan.notices.models import LineTarget, Notice, Sending
from oneplan.notices.sending import send_all
from oneplan.notices.services import bind_line, make_line_code, set_paces
from oneplan.threads.models import Circulation
from oneplan.threads.services import tell
from tests.cast import Cast, build_cast
from tests.notices.test_gathering import a_need
from tests.walking import signed_in

MONDAY = dt.datetime(2026, 11, 30, 7, 5, tzinfo=timezone.get_default_timezone())
NOON = MONDAY.replace(hour=12)
HOOK = "/notices/line/webhook"


@pytest.fixture
def cast(db: None, settings: LazySettings) -> Cast:
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "mail.invalid", "plan@example.go.th"
    settings.PUBLIC_ADDRESS = "https://plan.example.go.th"
    cast = build_cast()
    holder(cast.district_officer).update(email="officer@example.go.th")
    return cast


def holder(post: Post):  # type: ignore[no-untyped-def]
    return Person.objects.filter(holdings__post=post)


def something_moved(cast: Cast, width: Circulation) -> None:
    facts = {"meeting": "ก.บ.จ. 1/2570", "plan": "แผนลับสมมติ"}
    tell(a_need(cast, width), "annual_plans.within", by=cast.strategist, **facts)
    gather_events()


def at_once(cast: Cast) -> None:
    person = holder(cast.district_officer).get()
    set_paces(person, {"moved": "at_once"}, by=cast.district_officer)


def test_a_weekly_digest_goes_out_on_monday_morning_once_in_thai(cast: Cast) -> None:
    something_moved(cast, Circulation.PUBLIC)
    assert send_all(now=NOON) == 0
    assert send_all(now=MONDAY) == 1
    assert send_all(now=MONDAY) == 0
    (sent,) = mail.outbox
    assert sent.to == ["officer@example.go.th"]
    assert "มีความเคลื่อนไหว 1 เรื่อง" in sent.subject
    assert "ขอถนน" in sent.body
    assert "https://plan.example.go.th/notices/" in sent.body
    assert "<li>" in sent.alternatives[0].content


@pytest.mark.parametrize(
    "width", [Circulation.DRAFT, Circulation.CONSULTED, Circulation.CIRCULATED]
)
def test_of_what_is_not_public_only_the_number_goes_out(cast: Cast, width: Circulation) -> None:
    at_once(cast)
    something_moved(cast, width)
    send_all(now=NOON)
    (sent,) = mail.outbox
    said = sent.subject + sent.body + sent.alternatives[0].content
    assert Notice.objects.get().subject.public_no in said  # type: ignore[union-attr]
    assert "ขอถนน" not in said
    assert "แผนลับสมมติ" not in said


def test_nothing_is_sent_without_a_mail_server_and_the_page_says_so(
    cast: Cast, settings: LazySettings
) -> None:
    settings.EMAIL_HOST = ""
    at_once(cast)
    something_moved(cast, Circulation.PUBLIC)
    assert send_all(now=NOON) == 0
    assert mail.outbox == []
    page = signed_in(cast.district_officer).get("/notices/settings")
    assert "ยังไม่ได้ตั้งค่าเครื่องส่งอีเมล" in page.content.decode()


def test_mail_that_failed_is_tried_again_and_given_up_in_the_end(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once(cast)
    something_moved(cast, Circulation.PUBLIC)

    def broken(*_args: Any, **_kwargs: Any) -> int:
        raise SMTPServerDisconnected

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMultiAlternatives.send", broken)
        assert send_all(now=NOON) == 0
    assert Sending.objects.get().failure == "SMTPServerDisconnected"
    assert send_all(now=NOON) == 1
    assert Sending.objects.get().failure == ""

    Sending.objects.update(sent_at=None, tries=rules.MOST_TRIES)
    assert send_all(now=NOON) == 0


def test_what_was_read_is_not_sent(cast: Cast) -> None:
    at_once(cast)
    something_moved(cast, Circulation.PUBLIC)
    Notice.objects.update(read_at=NOON)
    assert send_all(now=NOON) == 0


class StandIn(http.server.BaseHTTPRequestHandler):
    """LINE's push, on this machine."""

    said: list[tuple[dict[str, str], dict[str, Any]]] = []
    taken: dict[str, str] = {}
    status = 200
    hangs_up = False

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        StandIn.said.append((dict(self.headers), json.loads(body)))
        key = self.headers["X-Line-Retry-Key"]
        is_again = key in StandIn.taken
        if StandIn.status == 200 and not is_again:
            StandIn.taken[key] = StandIn.said[-1][1]["messages"][0]["text"]
        if not StandIn.hangs_up:
            self.send_response(409 if is_again else StandIn.status)
            self.end_headers()

    def log_message(self, *_args: Any) -> None:
        return


@pytest.fixture
def line(settings: LazySettings) -> Iterator[type[StandIn]]:
    server = http.server.HTTPServer(("127.0.0.1", 0), StandIn)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    StandIn.said, StandIn.taken, StandIn.status, StandIn.hangs_up = [], {}, 200, False
    settings.LINE_API = f"http://127.0.0.1:{server.server_port}"
    settings.LINE_TOKEN, settings.LINE_SECRET = "channel-token", "channel-secret"
    settings.EMAIL_HOST = ""
    yield StandIn
    server.shutdown()
    server.server_close()
    thread.join()


def written_in_line(text: str, *, secret: str = "channel-secret") -> int:
    event = {"source": {"type": "group", "groupId": "C123"},
             "message": {"type": "text", "text": text}}  # fmt: skip
    body = json.dumps({"events": [event]}).encode()
    signed = {"X-Line-Signature": rules.signature(secret, body)}
    return Client().post(HOOK, body, "application/json", headers=signed).status_code


def test_a_group_is_bound_by_the_code_once_and_gets_what_is_new(
    cast: Cast, line: type[StandIn]
) -> None:
    shown = signed_in(cast.district_officer).post("/notices/line/code")
    code = shown.context["code"]
    assert code in shown.content.decode()
    assert written_in_line("สวัสดี") == 200
    assert not LineTarget.objects.exists()
    assert written_in_line(f" {code.lower()} ") == 200
    assert LineTarget.objects.get().post == cast.district_officer
    assert bind_line(code, "C999") is None
    assert Entry.objects.filter(code="notices.line_bound").count() == 1

    something_moved(cast, Circulation.CIRCULATED)
    assert send_all(now=NOON) == 1
    assert send_all(now=NOON) == 0
    ((headers, said),) = line.said
    assert headers["Authorization"] == "Bearer channel-token"
    assert headers["X-Line-Retry-Key"]
    assert said["to"] == "C123"
    assert "เข้าสู่ระบบเพื่ออ่าน" in said["messages"][0]["text"]
    assert "ขอถนน" not in said["messages"][0]["text"]


def test_what_line_did_not_sign_binds_nothing(cast: Cast, line: type[StandIn]) -> None:
    code = make_line_code(by=cast.district_officer)
    assert written_in_line(code, secret="somebody else's") == 403
    assert Client().post(HOOK, b"{}", "application/json").status_code == 403
    assert not LineTarget.objects.exists()


@pytest.mark.parametrize(("status", "tries"), [(500, 1), (429, 1), (400, rules.MOST_TRIES)])
def test_a_push_is_tried_again_unless_line_says_it_never_will_take_it(
    cast: Cast, line: type[StandIn], status: int, tries: int
) -> None:
    LineTarget.objects.create(post=cast.district_officer, target="C123")
    something_moved(cast, Circulation.PUBLIC)
    line.status = status
    assert send_all(now=NOON) == 0
    assert Sending.objects.get().tries == tries
    line.status = 200
    assert send_all(now=NOON) == (1 if tries == 1 else 0)


@pytest.mark.parametrize("was_taken", [True, False])
def test_a_push_without_an_answer_is_repeated_as_it_was_and_what_is_new_goes_in_another(
    cast: Cast, line: type[StandIn], was_taken: bool
) -> None:
    LineTarget.objects.create(post=cast.district_officer, target="C123")
    something_moved(cast, Circulation.CIRCULATED)
    line.hangs_up, line.status = was_taken, 200 if was_taken else 500
    assert send_all(now=NOON) == 0

    line.hangs_up, line.status = False, 200
    something_moved(cast, Circulation.CIRCULATED)
    assert send_all(now=NOON) == 2
    assert send_all(now=NOON) == 0

    first, again, other = [
        (headers["X-Line-Retry-Key"], said["messages"][0]["text"]) for headers, said in line.said
    ]
    assert again == first
    assert other[0] != first[0]
    numbers = {notice.subject.public_no for notice in Notice.objects.all()}  # type: ignore[union-attr]
    told = "".join(line.taken.values())
    assert [told.count(number) for number in numbers] == [1, 1]


def test_a_push_whose_notices_were_read_meanwhile_is_still_repeated_as_it_was(
    cast: Cast, line: type[StandIn]
) -> None:
    LineTarget.objects.create(post=cast.district_officer, target="C123")
    something_moved(cast, Circulation.PUBLIC)
    line.status = 500
    send_all(now=NOON)
    Notice.objects.update(read_at=NOON)
    line.status = 200
    assert send_all(now=NOON) == 1
    assert line.said[0][1] == line.said[1][1]


@pytest.mark.parametrize("body", [b"", b"[]", b"no json", b'{"events": [1, {"source": 2}]}'])
def test_a_signed_call_of_any_shape_breaks_nothing(
    cast: Cast, line: type[StandIn], body: bytes
) -> None:
    signed = {"X-Line-Signature": rules.signature("channel-secret", body)}
    assert Client().post(HOOK, body, "application/json", headers=signed).status_code == 200
