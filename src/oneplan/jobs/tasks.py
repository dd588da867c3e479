"""What the worker process runs: one task for every kind of job, and a look after lost ones."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from oneplan.jobs.lost import take_up_lost
from oneplan.jobs.work import carry_out

EVERY_MINUTE = "* * * * *"


@app.task(name="oneplan.jobs.run")
def run_job(job_id: str, user_id: int | None = None) -> None:
    carry_out(UUID(job_id), user_id=user_id)


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="oneplan.jobs.lost", queueing_lock="jobs.lost")
def lost(timestamp: int) -> None:
    """Take up what a killed worker left behind."""
    take_up_lost()
