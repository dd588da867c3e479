"""What the worker does every night without being asked."""

from __future__ import annotations

from procrastinate.contrib.django import app

from oneplan.screening.overlap.asking import scan_changed

AT_NIGHT = "0 20 * * *"
"""03:00 in Thailand: the worker's calendar is UTC."""


@app.periodic(cron=AT_NIGHT)
@app.task(name="oneplan.screening.nightly", queueing_lock="screening.nightly")
def nightly(timestamp: int) -> None:
    """Look for overlaps in every province that changed since its last scan."""
    scan_changed()
