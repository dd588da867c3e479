"""Asking for background work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from oneplan.audit.services import record
from oneplan.jobs.handlers import handler_of
from oneplan.jobs.models import Job
from oneplan.jobs.tasks import run_job

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@transaction.atomic
def ask_for(kind: str, *, by: Post, **facts: Any) -> Job:
    """Queue work in the same transaction: it is asked for exactly when the caller commits."""
    handler_of(kind)
    job = Job.objects.create(kind=kind, owner=by, facts=facts)
    record("jobs.asked", by=by, kind="job", key=job.pk, after={"kind": kind})
    run_job.defer(job_id=str(job.pk), user_id=by.acting_user_id)
    return job
