"""Saying that an activity's own papers are complete; writing in them afterwards opens them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from oneplan.projects import rules
from oneplan.projects.models import Activity, Preparation
from oneplan.projects.queries import works_of
from oneplan.projects.services import check_standing, locked_activity
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@transaction.atomic
def complete(activity: Activity, *, by: Post) -> Activity:
    """Say that the activity is written in full (แบบ จ.1-1); saying it twice is once.

    Locks the activity.  Raises ``Refusal`` while a field of the brief is missing, or for a
    withdrawn activity.  Readiness papers are another matter and stay counted on their own.
    """
    activity = locked_activity(activity)
    check_standing(activity)
    if activity.preparation == Preparation.READY:
        return activity
    rules.check_complete(works_of([activity])[activity.pk])
    _become(activity, Preparation.READY)
    tell(activity.subject, "projects.completed", by=by)
    return activity


def open_again(activity: Activity, *, by: Post | None) -> None:
    """What was complete is being written again, since its text is no longer the one meant.

    Called by the services that write, in their transaction, with the activity locked.
    """
    if activity.preparation == Preparation.READY:
        _become(activity, Preparation.DRAFT)
        tell(activity.subject, "projects.opened_again", by=by)


def _become(activity: Activity, preparation: Preparation) -> None:
    activity.preparation = preparation
    activity.save(update_fields=["preparation"])
