"""A worker killed in the middle of a write: all or nothing, taken up again, never for ever."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from oneplan.audit.models import Entry
from oneplan.jobs import handlers
from oneplan.jobs.lost import take_up_lost
from oneplan.jobs.models import Job, JobState
from oneplan.jobs.services import ask_for
from oneplan.jobs.work import MOST_BEGINNINGS, carry_out
from tests.cast import Cast, build_cast

WORKER = """
import django, os, signal, sys
django.setup()
from django.db import transaction
from procrastinate.contrib.django import app
from oneplan.audit.services import record
from oneplan.jobs import handlers
from oneplan.jobs.models import Job

def write_two(facts, post, progress):
    with transaction.atomic():
        record("jobs.asked", by=post, kind="test", key="first")
        if Job.objects.get(pk=facts["own"]).begun <= facts["dies"]:
            os.kill(os.getpid(), signal.SIGKILL)
        record("jobs.asked", by=post, kind="test", key="second")
    return {}

handlers.register("test.kill", write_two)
with app.replace_connector(app.connector.get_worker_connector()):
    app.run_worker(wait=False, install_signal_handlers=False, delete_jobs="never")
"""


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return build_cast()


@pytest.fixture(autouse=True)
def kind() -> Any:
    handlers.register("test.kill", never_here)
    yield
    handlers._handlers.pop("test.kill")


def never_here(*_args: object) -> dict[str, Any]:
    raise AssertionError("the work is the worker's")


def asked(cast: Cast, *, dies: int) -> Job:
    job = ask_for("test.kill", by=cast.strategist, dies=dies)
    job.facts["own"] = str(job.pk)
    job.save(update_fields=["facts"])
    return job


def work() -> int:
    """A worker of its own process on the test database; returns how it ended."""
    wanted = connection.settings_dict
    address = f"postgresql://{wanted['USER']}@/{wanted['NAME']}?host={wanted['HOST']}"
    environment = os.environ | {
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "oneplan.config.settings.test",
    }
    done = subprocess.run([sys.executable, "-c", WORKER], env=environment, check=False)
    return done.returncode


def taken_up(**wanted: float) -> int:
    """Asked in a thread of its own: a browser of earlier tests may hold this one's event loop."""

    def ask() -> int:
        try:
            return take_up_lost(**wanted)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(ask).result()


def written() -> list[str]:
    return list(Entry.objects.filter(object_kind="test").values_list("object_id", flat=True))


def test_a_killed_worker_leaves_nothing_half_and_its_work_is_taken_up_again(cast: Cast) -> None:
    job = asked(cast, dies=1)

    assert work() == -signal.SIGKILL
    assert written() == []
    assert ProcrastinateJob.objects.get(args__job_id=str(job.pk)).status == "doing"

    assert taken_up(silent_for=0) == 1
    assert work() == 0
    job.refresh_from_db()
    assert (job.state, job.begun) == (JobState.DONE, 2)
    assert sorted(written()) == ["first", "second"]


def test_work_that_ends_its_worker_each_time_is_told_as_failed(cast: Cast) -> None:
    job = asked(cast, dies=MOST_BEGINNINGS)
    Job.objects.filter(pk=job.pk).update(begun=MOST_BEGINNINGS, state=JobState.RUNNING)

    carry_out(job.pk)

    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert str(MOST_BEGINNINGS) in job.failure["words"]
    assert written() == []


def test_work_of_a_living_worker_is_left_alone(cast: Cast) -> None:
    asked(cast, dies=0)
    assert taken_up() == 0
