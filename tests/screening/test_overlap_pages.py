"""The queue, the pair, the twins and the figures: who sees what, and how many queries it takes."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.accounts.models import Post, User
from oneplan.exchange.services import take_in
from oneplan.exchange.storing.wish import Wish
from oneplan.jobs.models import Job
from oneplan.jobs.work import carry_out
from oneplan.needs.models import Need
from oneplan.screening.models import Verdict, VerdictState
from oneplan.screening.overlap import ready
from oneplan.screening.overlap.scanning import scan_overlaps
from oneplan.threads.models import Circulation, Tie
from tests.cast import Cast, build_cast
from tests.exchange.ground import lay_ground
from tests.exchange.tables import LINE_HEADINGS, line, workbook
from tests.factories import make_area
from tests.screening.overlaps import POND, SAME_POND, SECRET, make_need, scanned_pair, two_needs

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    ready.forget()
    return build_cast()


def client_of(post: Post) -> Client:
    client = Client()
    client.force_login(
        User.objects.get(person__holdings__post=post),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def a_hidden_twin(cast: Cast) -> Verdict:
    """The neighbour's own need, and a draft of the provincial organisation about the same pond."""
    make_area("67030101")
    make_need(
        cast.neighbour, cast.charlie, POND, place="67030101", circulation=Circulation.CIRCULATED
    )
    make_need(cast.pao, cast.pao_planner, SECRET, place="67030101")
    return scanned_pair(cast)


def test_the_queue_shows_the_pair_to_its_own_district(cast: Cast) -> None:
    two_needs(cast)
    scan_overlaps("67", None)

    page = client_of(cast.district_officer).get(reverse("screening:overlap-list"))

    assert page.status_code == 200
    assert POND in page.content.decode()


def test_drafts_of_a_district_are_no_pair_for_its_neighbour(cast: Cast) -> None:
    two_needs(cast)
    pair = scanned_pair(cast)
    client = client_of(cast.charlie)

    assert POND not in client.get(reverse("screening:overlap-list")).content.decode()
    assert client.get(reverse("screening:overlap", args=[pair.pk])).status_code == 404
    assert client.post(reverse("screening:overlap", args=[pair.pk])).status_code == 404
    assert client.post(reverse("screening:overlap-undo", args=[pair.pk])).status_code == 404


def test_a_pair_of_another_province_is_unknown_even_when_it_is_public(cast: Cast) -> None:
    two_needs(cast, circulation=Circulation.PUBLIC)
    pair = scanned_pair(cast)

    page = client_of(cast.stranger).get(reverse("screening:overlap", args=[pair.pk]))

    assert page.status_code == 404


def test_a_twin_inside_a_draft_shows_place_and_post_and_never_its_text(cast: Cast) -> None:
    pair = a_hidden_twin(cast)
    client = client_of(cast.charlie)

    for address in (
        reverse("screening:overlap-list"),
        reverse("screening:overlap", args=[pair.pk]),
    ):
        shown = client.get(address).content.decode()
        assert "ประตูน้ำลับ" not in shown
        assert Need.objects.get(wording=SECRET).subject.public_no not in shown
        assert cast.pao_planner.title_th in shown
        assert "บ้านสมมติเหนือ" in shown


def test_a_pair_with_a_hidden_side_cannot_be_judged(cast: Cast) -> None:
    pair = a_hidden_twin(cast)
    told = {"kind": "same", "act": "keep"}

    answer = client_of(cast.charlie).post(reverse("screening:overlap", args=[pair.pk]), told)

    assert answer.status_code == 403
    assert Verdict.objects.get().state == VerdictState.WAITING


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_a_draft_twin_is_hidden_while_typing_too(cast: Cast, accept: str) -> None:
    make_need(cast.pao, cast.pao_planner, SECRET, place="67030101")
    typed = {"wording": POND, "area_code": "67030101"}

    answer = client_of(cast.charlie).post(
        reverse("screening:twins"), typed, headers={"accept": accept}
    )

    words = answer.content.decode()
    assert "ประตูน้ำลับ" not in words.encode().decode()
    assert Need.objects.get().subject.public_no not in words
    if accept == "application/json":
        (twin,) = json.loads(words)["twins"]
        assert set(twin) == {"place", "thing", "call", "is_hidden"}
        assert cast.pao_planner.title_th in twin["call"]
    else:
        assert cast.pao_planner.title_th in words


def test_typing_finds_the_own_twin_and_offers_to_join(cast: Cast) -> None:
    need = make_need(cast.district, cast.district_officer)
    typed = {"wording": SAME_POND, "area_code": "67070301"}

    answer = client_of(cast.district_officer).post(reverse("screening:twins"), typed)

    assert POND in answer.content.decode()
    assert f'value="{need.pk}"' in answer.content.decode()


def test_what_was_written_a_moment_ago_is_found(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready, "LOOK_AGAIN", 0.0)
    client = client_of(cast.district_officer)
    typed = {"wording": SAME_POND, "area_code": "67070301"}
    assert client.post(reverse("screening:twins"), typed).content.strip() == b""

    make_need(cast.district, cast.district_officer)

    assert POND in client.post(reverse("screening:twins"), typed).content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"wording": "ขอ", "area_code": "67070301"},
        {"wording": SAME_POND, "area_code": "ไม่ใช่รหัส"},
        {"wording": SAME_POND, "area_code": "99999999"},
        {"wording": "😀" * 5000, "area_code": "67070301", "id": "x", "fiscal_year": "๒"},
    ],
)
def test_unreadable_typing_finds_nothing_and_breaks_nothing(
    cast: Cast, typed: dict[str, str]
) -> None:
    make_need(cast.district, cast.district_officer)

    answer = client_of(cast.district_officer).post(reverse("screening:twins"), typed)

    assert answer.status_code == 200
    assert answer.content.strip() == b""


def test_writing_down_and_joining_is_one_step(cast: Cast) -> None:
    first = make_need(cast.district, cast.district_officer)
    typed = {
        "id": str(uuid4()), "wording": SAME_POND, "area_code": "67070301", "join": str(first.pk),
    }  # fmt: skip
    client = client_of(cast.district_officer)

    answer = client.post(reverse("screening:need-join"), typed, follow=True)

    assert answer.status_code == 200
    assert Tie.objects.get(ended_at=None).parent_id == first.pk
    verdict = Verdict.objects.get()
    client.post(reverse("screening:overlap-undo", args=[verdict.pk]))
    assert not Tie.objects.filter(ended_at=None).exists()
    assert Need.objects.count() == 2


def test_joining_a_need_of_others_writes_nothing_down(cast: Cast) -> None:
    other = make_need(cast.pao, cast.pao_planner, circulation=Circulation.CIRCULATED)
    typed = {
        "id": str(uuid4()), "wording": SAME_POND, "area_code": "67070301", "join": str(other.pk),
    }  # fmt: skip

    answer = client_of(cast.district_officer).post(reverse("screening:need-join"), typed)

    assert answer.status_code == 403
    assert Need.objects.count() == 1


def test_a_verdict_is_recorded_from_the_page(cast: Cast) -> None:
    two_needs(cast)
    pair = scanned_pair(cast)
    address = reverse("screening:overlap", args=[pair.pk])
    client = client_of(cast.district_officer)

    answer = client.post(address, {"kind": "same", "act": "merge", "words": ""}, follow=True)

    assert "ถอนคำวินิจฉัย" in answer.content.decode()
    assert Verdict.objects.get().state == VerdictState.DECIDED


def test_a_reader_without_the_right_gets_403_and_the_public_the_sign_in(cast: Cast) -> None:
    address = reverse("screening:overlap-list")

    assert Client().get(address).status_code == 302
    assert client_of(cast.governor).get(address).status_code == 200
    assert client_of(cast.governor).post(reverse("screening:learn-new")).status_code == 403
    assert client_of(cast.district_officer).post(reverse("screening:scan-new")).status_code == 403


def test_a_strategist_asks_for_a_scan_of_the_own_province_only(cast: Cast) -> None:
    client = client_of(cast.strategist)
    address = reverse("screening:scan-new")

    assert client.post(address, {"province": "45"}).status_code == 403
    assert client.post(address, {"province": "67"}).status_code == 302
    assert Job.objects.get().facts == {"province": "67"}


def test_the_queue_takes_as_many_queries_for_many_pairs_as_for_few(cast: Cast) -> None:
    client, address = client_of(cast.strategist), reverse("screening:overlap-list")

    def pairs(numbers: range) -> None:
        for moo in numbers:
            for wording in (f"ขอขุดลอกหนองสมมติ หมู่ที่ {moo}", f"ขุดลอกหนองสมมติ ม.{moo}"):
                place = f"670703{moo:02d}"
                make_need(cast.province, cast.strategist, wording, place=place)
        scan_overlaps("67", None)

    pairs(range(1, 3))
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    pairs(range(3, 9))
    with CaptureQueriesContext(connection) as many:
        client.get(address)

    assert Verdict.objects.count() == 8
    assert len(many) == len(few)


def test_filters_narrow_and_nonsense_does_not_break(cast: Cast) -> None:
    two_needs(cast)
    scan_overlaps("67", None)
    client, address = client_of(cast.district_officer), reverse("screening:overlap-list")

    assert POND in client.get(address, {"area": "6707", "fiscal_year": "๒๕๗๑"}).content.decode()
    assert POND not in client.get(address, {"area": "6703"}).content.decode()
    assert POND not in client.get(address, {"kind": "recurs"}).content.decode()
    assert client.get(address, {"kind": "x", "at": "y", "area": "z"}).status_code == 200


def test_figures_below_thirty_say_not_enough_yet(cast: Cast) -> None:
    page = client_of(cast.governor).get(reverse("screening:overlap-quality")).content.decode()

    assert "ยังไม่พอ" in page
    assert "%" not in page.split("<main")[1].split("</main")[0].replace("100 %", "")


def test_a_needs_page_points_to_its_twin_and_hides_a_draft_one(cast: Cast) -> None:
    first, second = two_needs(cast)
    scan_overlaps("67", None)
    page = client_of(cast.district_officer).get(reverse("needs:need", args=[first.pk]))
    assert second.wording in page.content.decode()

    second.subject.owner = cast.pao
    second.subject.save(update_fields=["owner"])
    page = client_of(cast.district_officer).get(reverse("needs:need", args=[first.pk]))
    assert second.wording not in page.content.decode()
    assert cast.pao_planner.title_th in page.content.decode()


def test_the_public_sees_no_pairs_on_a_public_needs_page(cast: Cast) -> None:
    first, second = two_needs(cast, circulation=Circulation.PUBLIC)
    scan_overlaps("67", None)

    page = Client().get(reverse("needs:need", args=[first.pk]))

    assert page.status_code == 200
    assert second.wording not in page.content.decode()


def test_an_intake_by_a_post_asks_for_a_scan_once(cast: Cast, tmp_path: Path) -> None:
    lay_ground()
    path = workbook(tmp_path / "lines.xlsx", s=[LINE_HEADINGS, line("1", 5), line("2", 6)])

    for _again in range(2):
        take_in(path, Wish(province="67"), by=cast.strategist)

    job = Job.objects.get()
    assert (job.kind, job.facts) == ("screening.scan", {"province": "67"})
    done = carry_out(job.pk)
    assert done.state == "done"
    counts = (done.result["records"], done.result["pairs"])
    assert counts == (4, 1)  # two lines of one wording, each with its activity
