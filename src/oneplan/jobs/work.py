"""Doing background work, with progress that can be watched."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils import timezone

from oneplan.core.errors import AccessDenied, Refusal
from oneplan.core.messages import text_of
from oneplan.jobs.handlers import handler_of
from oneplan.jobs.models import Job, JobState

MOST_BEGINNINGS = 3


def carry_out(job_id: UUID, *, user_id: int | None = None) -> Job:
    """Do a waiting job.  A refusal or a fault is kept on the job, in words, for whoever waits.

    A job whose worker was killed is done again from the start: handlers are idempotent.  One
    that ended its worker each time is told as failed rather than begun for ever.
    """
    job = Job.objects.select_related("owner").get(pk=job_id)
    if job.state in (JobState.DONE, JobState.FAILED):
        return job
    if job.owner is not None:
        job.owner.acting_user_id = user_id
    if job.begun >= MOST_BEGINNINGS:
        return _give_up(job)
    _note(job, state=JobState.RUNNING, started_at=timezone.now(), begun=job.begun + 1)

    def progress(done: int, total: int, note: str) -> None:
        _note(job, done=done, total=total, note=note[:300])

    try:
        result = handler_of(job.kind)(job.facts, job.owner, progress)
    except (Refusal, AccessDenied) as no:
        _note(job, state=JobState.FAILED, failure={"words": text_of(no)}, ended_at=timezone.now())
    except Exception as fault:
        _note(
            job,
            state=JobState.FAILED,
            failure={"fault": type(fault).__name__},
            ended_at=timezone.now(),
        )
        raise
    else:
        _note(job, state=JobState.DONE, result=result, ended_at=timezone.now())
    return job


def _give_up(job: Job) -> Job:
    words = text_of(Refusal("jobs.worker_lost", times=job.begun))
    _note(job, state=JobState.FAILED, failure={"words": words}, ended_at=timezone.now())
    return job


def _note(job: Job, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(job, name, value)
    job.save(update_fields=list(fields))
