"""Background work for programs that wait for it."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from oneplan.accounts.api import at_work
from oneplan.jobs.queries import job_of

router = Router(tags=["jobs"])


class JobOut(Schema):
    """A piece of work the post asked for: how far it is, and what came out."""

    id: UUID
    kind: str
    state: str
    done: int
    total: int
    note: str
    result: dict[str, Any]
    failure: dict[str, Any]
    asked_at: dt.datetime
    ended_at: dt.datetime | None


@router.get("/{uuid:pk}", response=JobOut, url_name="job")
def job(request: HttpRequest, pk: UUID) -> JobOut:
    """Work the post itself asked for; for others it does not exist."""
    return JobOut.from_orm(job_of(at_work(request), pk))
