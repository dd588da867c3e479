"""What the worker does every minute without being asked."""

from __future__ import annotations

from procrastinate.contrib.django import app

from oneplan.coverage.keeping import fold

EVERY_MINUTE = "* * * * *"


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="oneplan.coverage.fold", queueing_lock="coverage.fold")
def fold_counts(timestamp: int) -> None:
    """Bring the kept counts of the country up to now; reading is exact before and after."""
    fold()
