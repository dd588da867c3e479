"""What the worker process runs: one task for every kind of job."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from oneplan.jobs.work import carry_out


@app.task(name="oneplan.jobs.run")
def run_job(job_id: str, user_id: int | None = None) -> None:
    carry_out(UUID(job_id), user_id=user_id)
