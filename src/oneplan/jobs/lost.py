"""Taking up work again whose worker was killed in the middle of it."""

from __future__ import annotations

from asgiref.sync import async_to_sync
from procrastinate.contrib.django import app

SILENT_FOR = 60.0
"""Seconds without a sign of life after which a worker is taken for dead; it signs every ten."""


@async_to_sync
async def take_up_lost(*, silent_for: float = SILENT_FOR) -> int:
    """Queue anew everything a silent worker had begun; returns how much that was.

    What it had written in an open transaction is gone with it; the rest is done again, which
    handlers bear.
    """
    lost = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=silent_for))
    for job in lost:
        await app.job_manager.retry_job(job)
    return len(lost)
