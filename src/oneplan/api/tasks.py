"""What the worker forgets every night."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from oneplan.api.services import forget_answers

AT_NIGHT = "30 20 * * *"
"""03:30 in Thailand: the worker's calendar is UTC."""


@app.periodic(cron=AT_NIGHT)
@app.task(name="oneplan.api.forget", queueing_lock="api.forget")
def forget(timestamp: int) -> None:
    """Forget answers whose keys no longer hold."""
    forget_answers(now=timezone.now())
