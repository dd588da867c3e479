"""Printing from the web: asked for by a body's officers, made in the background, downloaded."""

from pathlib import Path

import pytest
from django.urls import reverse
from pytest_django import Settings

from oneplan.documents.models import Paper
from oneplan.jobs.models import Job
from oneplan.jobs.work import carry_out
from tests.cast import Cast, build_cast
from tests.walking import signed_in

pytestmark = pytest.mark.django_db
WHERE = ("67", 2571)


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def test_a_form_is_asked_for_made_and_downloaded(
    cast: Cast, fonts: Path, settings: Settings
) -> None:
    settings.FONT_ROOT = fonts
    client = signed_in(cast.strategist)

    asked = client.post(reverse("publishing:print", args=WHERE), {"form": "จ.2", "format": "pdf"})
    job = carry_out(Job.objects.get().pk)

    assert asked["Location"] == reverse("jobs:job", args=[job.pk])
    page = client.get(job.result["address"])
    paper = Paper.objects.get()
    download = reverse("documents:download", args=[paper.pk])
    assert download in page.content.decode()
    got = client.get(download)
    content = b"".join(got.streaming_content) if got.streaming else got.content  # type: ignore[attr-defined]
    assert content.startswith(b"%PDF")
    assert signed_in(cast.stranger).get(download).status_code == 404


@pytest.mark.parametrize(
    ("who", "status"), [("charlie", 404), ("stranger", 404), ("reviewer", 404), ("governor", 302)]
)
def test_only_officers_of_the_body_print_its_forms(cast: Cast, who: str, status: int) -> None:
    client = signed_in(cast.posts()[who])
    asked = {"form": "จ.2", "format": "xlsx"}
    assert client.post(reverse("publishing:print", args=WHERE), asked).status_code == status


@pytest.mark.parametrize(
    ("asked", "status"),
    [({"form": "จ.9", "format": "pdf"}, 409), ({"form": "จ.2", "format": "exe"}, 404)],
)
def test_an_unknown_form_or_format_is_refused_in_words(
    cast: Cast, asked: dict[str, str], status: int
) -> None:
    client = signed_in(cast.strategist)
    answer = client.post(reverse("publishing:print", args=WHERE), asked)
    assert answer.status_code == status
    assert not Job.objects.exists()
