"""What the worker does without being asked: reading events, reminding, sending."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from oneplan.notices.gathering import gather_due, gather_events
from oneplan.notices.sending import send_all

OFTEN = "*/2 * * * *"
IN_THE_MORNING = "30 23 * * *"
"""06:30 in Thailand: the worker's calendar is UTC."""
SENDING = "*/10 * * * *"


@app.periodic(cron=OFTEN)
@app.task(name="oneplan.notices.events", queueing_lock="notices.events")
def events(timestamp: int) -> None:
    """Derive notices from the events of stories."""
    gather_events()


@app.periodic(cron=IN_THE_MORNING)
@app.task(name="oneplan.notices.due", queueing_lock="notices.due")
def due(timestamp: int) -> None:
    """Derive the reminders of the day."""
    gather_due(on=timezone.localdate())


@app.periodic(cron=SENDING)
@app.task(name="oneplan.notices.send", queueing_lock="notices.send")
def send(timestamp: int) -> None:
    """Send what is to be sent; what failed is tried again the next time."""
    send_all(now=timezone.now())
