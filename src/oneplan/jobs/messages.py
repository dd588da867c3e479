"""The refusals of background work, worded."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "jobs.worker_lost": _(
        "The work was begun %(times)s times and the computer stopped each time before its end; "
        "nothing half-done was kept. Tell the administrator before asking again."
    ),
}
