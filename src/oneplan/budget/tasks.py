"""What the worker does every minute without being asked."""

from __future__ import annotations

from procrastinate.contrib.django import app

from oneplan.budget.keeping import fold

EVERY_MINUTE = "* * * * *"


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="oneplan.budget.fold", queueing_lock="budget.fold")
def fold_sums(timestamp: int) -> None:
    """Bring the kept sums of the country up to now; reading is exact before and after."""
    fold()
