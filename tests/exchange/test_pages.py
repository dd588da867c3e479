"""The pages of intake: who may open them, what they take and what they show."""

from __future__ import annotations

import io
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from oneplan.accounts.models import Post, User
from oneplan.exchange.models import IntakeRun
from oneplan.exchange.services import take_in
from oneplan.exchange.storing.wish import Wish
from oneplan.funds.models import PublishedLine
from oneplan.jobs.models import Job
from oneplan.jobs.work import carry_out
from tests.cast import Cast, build_cast
from tests.exchange.ground import lay_ground
from tests.exchange.tables import LINE_HEADINGS, line, workbook

pytestmark = pytest.mark.django_db

LIST = reverse("exchange:intake-list")
NEW = reverse("exchange:intake-new")


@pytest.fixture
def cast() -> Cast:
    lay_ground()
    return build_cast()


def signed_in(post: Post) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=post.acting_user_id))
    return client


def a_run(folder: Path, post: Post) -> IntakeRun:
    path = workbook(folder / "a.xlsx", s=[LINE_HEADINGS, line("1", 5), line("2", -5)])
    outcome = take_in(path, Wish(province="67"), by=post)
    return IntakeRun.objects.get(pk=outcome.run_id)


def upload(*rows: list[object], name: str = "lines.xlsx") -> SimpleUploadedFile:
    content = io.BytesIO()
    workbook(content, s=[LINE_HEADINGS, *rows])  # type: ignore[arg-type]
    return SimpleUploadedFile(name, content.getvalue())


def test_a_sent_workbook_is_stored_by_the_worker_and_its_outcome_shown(cast: Cast) -> None:
    client = signed_in(cast.strategist)

    answer = client.post(NEW, {"sheets": [upload(line("1", 5), line("2", -5))]})

    job = Job.objects.get()
    assert answer["Location"] == reverse("jobs:job", args=[job.pk])
    done = carry_out(job.pk)
    assert done.state == "done"
    assert PublishedLine.objects.count() == 1
    page = client.get(done.result["address"]).content.decode()
    assert "lines.xlsx" in page
    assert "ติดลบ" in page


def test_two_files_of_one_name_are_both_taken_in(cast: Cast) -> None:
    files = [upload(line("1", 5)), upload(line("2", 6))]
    signed_in(cast.strategist).post(NEW, {"sheets": files})

    carry_out(Job.objects.get().pk)

    assert PublishedLine.objects.count() == 2


def test_a_run_in_words_of_a_file_name_cannot_leave_its_folder(cast: Cast) -> None:
    signed_in(cast.strategist).post(NEW, {"sheets": [upload(line(), name="../../etc/x.xlsx")]})

    assert Job.objects.get().facts["files"][0]["name"] == "x.xlsx"


def test_sending_nothing_or_a_strange_period_is_told_in_the_form(cast: Cast) -> None:
    client = signed_in(cast.strategist)

    assert client.post(NEW, {}).status_code == 200
    answer = client.post(NEW, {"sheets": [upload(line())], "cycle": "ปีหน้า"})

    assert "2571-2575" in answer.content.decode()
    assert not Job.objects.exists()


def test_findings_are_narrowed_by_weight_and_kind(cast: Cast, tmp_path: Path) -> None:
    run = a_run(tmp_path, cast.strategist)
    page = reverse("exchange:intake", args=[run.pk])
    client = signed_in(cast.strategist)

    assert 'class="finding ' in client.get(page).content.decode()
    assert 'class="finding ' not in client.get(page, {"severity": "note"}).content.decode()
    narrowed = client.get(page, {"code": "exchange.amount_negative"}).content.decode()
    assert 'class="finding ' in narrowed


def test_findings_can_be_downloaded(cast: Cast, tmp_path: Path) -> None:
    run = a_run(tmp_path, cast.strategist)

    answer = signed_in(cast.strategist).get(reverse("exchange:intake-findings", args=[run.pk]))

    assert answer["Content-Type"].startswith("text/csv")
    assert "exchange.amount_negative" in answer.content.decode("utf-8-sig")


@pytest.mark.parametrize("name", ["intake", "intake-findings"])
def test_another_provinces_officer_finds_no_such_run(cast: Cast, tmp_path: Path, name: str) -> None:
    address = reverse(f"exchange:{name}", args=[a_run(tmp_path, cast.strategist).pk])

    assert signed_in(cast.stranger).get(address).status_code == 404
    assert signed_in(cast.strategist).get(address).status_code == 200


def test_a_post_without_the_right_may_not_take_in(cast: Cast, tmp_path: Path) -> None:
    client = signed_in(cast.charlie)
    run = reverse("exchange:intake", args=[a_run(tmp_path, cast.strategist).pk])

    assert {client.get(address).status_code for address in (LIST, NEW, run)} == {403}
    assert client.post(NEW, {"sheets": [upload(line())]}).status_code == 403


def test_nobody_signed_in_is_sent_to_the_door(cast: Cast) -> None:
    assert {Client().get(address).status_code for address in (LIST, NEW)} == {302}


def test_an_id_nobody_has_and_a_wrong_method(cast: Cast) -> None:
    client = signed_in(cast.strategist)

    assert client.get(reverse("exchange:intake", args=[uuid4()])).status_code == 404
    assert client.post(LIST).status_code == 405


def test_the_list_shows_the_provinces_runs(cast: Cast, tmp_path: Path) -> None:
    a_run(tmp_path, cast.strategist)

    page = signed_in(cast.strategist).get(LIST).content.decode()

    assert "a.xlsx" in page
    assert "a.xlsx" not in signed_in(cast.stranger).get(LIST).content.decode()
