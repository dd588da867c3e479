"""Background work: asked for with the caller's commit, done once, refusals kept in words."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from oneplan.accounts.models import Post
from oneplan.core.errors import NotVisible, Refusal
from oneplan.jobs import handlers
from oneplan.jobs.models import Job, JobState
from oneplan.jobs.queries import job_of
from oneplan.jobs.services import ask_for
from oneplan.jobs.work import carry_out
from tests.cast import Cast, build_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    def count(
        facts: Mapping[str, Any], post: Post | None, progress: handlers.Progress
    ) -> dict[str, Any]:
        for step in range(facts["steps"]):
            progress(step + 1, facts["steps"], f"ขั้นที่ {step + 1}")
        return {"counted": facts["steps"], "by": str(post.pk) if post else None}

    def refuse(*_args: object) -> dict[str, Any]:
        raise Refusal("core.amount_is_negative", value="-1")

    def break_down(*_args: object) -> dict[str, Any]:
        raise ZeroDivisionError

    made = {"test.count": count, "test.refuse": refuse, "test.break": break_down}
    for kind, handler in made.items():
        handlers.register(kind, handler)
    yield
    for kind in made:
        handlers._handlers.pop(kind)


def test_work_is_queued_only_when_the_caller_commits(cast: Cast) -> None:
    with transaction.atomic():
        job = ask_for("test.count", by=cast.strategist, steps=1)
        queued = ProcrastinateJob.objects.filter(args__job_id=str(job.pk))
        assert queued.exists()
        transaction.set_rollback(True)

    assert not Job.objects.filter(pk=job.pk).exists()
    assert not queued.all().exists()


def test_work_is_done_for_the_post_that_asked_and_its_progress_is_kept(cast: Cast) -> None:
    job = carry_out(ask_for("test.count", by=cast.strategist, steps=3).pk)

    assert (job.state, job.done, job.total, job.note) == (JobState.DONE, 3, 3, "ขั้นที่ 3")
    assert job.result == {"counted": 3, "by": str(cast.strategist.pk)}


def test_work_done_already_is_not_done_again(cast: Cast) -> None:
    job = carry_out(ask_for("test.count", by=cast.strategist, steps=1).pk)
    ended = job.ended_at
    assert carry_out(job.pk).ended_at == ended


def test_a_refusal_is_kept_in_words_and_a_fault_is_kept_and_raised(cast: Cast) -> None:
    refused = carry_out(ask_for("test.refuse", by=cast.strategist).pk)
    assert refused.state == JobState.FAILED
    assert "-1" in refused.failure["words"]

    broken = ask_for("test.break", by=cast.strategist)
    with pytest.raises(ZeroDivisionError):
        carry_out(broken.pk)
    broken.refresh_from_db()
    assert broken.failure == {"fault": "ZeroDivisionError"}


def test_a_job_is_seen_by_the_post_that_asked_for_it_only(cast: Cast) -> None:
    job = ask_for("test.count", by=cast.strategist, steps=1)
    assert job_of(cast.strategist, job.pk) == job
    with pytest.raises(NotVisible):
        job_of(cast.charlie, job.pk)
