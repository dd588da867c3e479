"""Downloading papers: by their readers only, always as a file, never by a path."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from oneplan.documents.models import Paper
from oneplan.documents.services import enter_paper, store_file
from tests.cast import Cast, build_cast
from tests.walking import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def a_paper(cast: Cast, *, name: str, media_type: str, is_public: bool = False) -> Paper:
    file = store_file(f"สมมติ {name}".encode(), name=name, media_type=media_type)
    return enter_paper(
        kind="walk", title="เอกสาร", by=cast.strategist, file=file, is_public=is_public
    )


def test_own_body_downloads_and_others_find_nothing(cast: Cast) -> None:
    paper = a_paper(cast, name="บัญชี จ.2.pdf", media_type="application/pdf")
    path = reverse("documents:download", args=[paper.pk])

    answer = signed_in(cast.governor).get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Cache-Control"] == "private, no-store"
    assert b"".join(answer.streaming_content) == "สมมติ บัญชี จ.2.pdf".encode()  # type: ignore[attr-defined]

    assert signed_in(cast.charlie).get(path).status_code == 404
    assert Client().get(path).status_code == 404


@pytest.mark.parametrize("media_type", ["text/html", "image/svg+xml", "application/xhtml+xml", ""])
def test_what_a_browser_would_run_goes_out_as_mere_bytes(cast: Cast, media_type: str) -> None:
    paper = a_paper(cast, name="x.html", media_type=media_type, is_public=True)
    answer = Client().get(reverse("documents:download", args=[paper.pk]))
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\boot.ini", "a\r\nX: y", '"x".pdf', ".."]
)
def test_a_name_from_outside_climbs_no_folder_and_ends_no_header(cast: Cast, name: str) -> None:
    paper = a_paper(cast, name=name, media_type="application/pdf", is_public=True)
    answer = Client().get(reverse("documents:download", args=[paper.pk]))
    shown = answer["Content-Disposition"]
    assert answer.status_code == 200
    assert ".." not in shown
    assert "/" not in shown.replace("attachment", "")
    assert "X" not in answer.headers


def test_a_paper_without_a_file_is_not_there(cast: Cast) -> None:
    paper = enter_paper(kind="letter", title="หนังสือ", by=cast.strategist, is_public=True)
    assert Client().get(reverse("documents:download", args=[paper.pk])).status_code == 404


def test_the_public_list_holds_public_papers_only(cast: Cast) -> None:
    kept = a_paper(cast, name="a.pdf", media_type="application/pdf")
    shown = a_paper(cast, name="b.pdf", media_type="application/pdf", is_public=True)
    page = Client().get(reverse("portal:documents")).content.decode()
    assert reverse("documents:download", args=[shown.pk]) in page
    assert reverse("documents:download", args=[kept.pk]) not in page
