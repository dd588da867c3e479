"""Opening dockets and recording what the receiver answers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction

from oneplan.assets import rules
from oneplan.assets.models import Docket
from oneplan.core.errors import Refusal
from oneplan.projects.models import Activity
from oneplan.projects.queries import works_of
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.documents.models import Paper


@transaction.atomic
def open_docket(activity: Activity, *, by: Post, on: dt.date) -> Docket:
    """Open the docket of what an activity builds or buys; one that is open is returned.

    Raises ``Refusal`` when it leaves nothing to receive, or nobody is named to receive it.
    """
    rows = Activity.objects.select_related("subject", "project", "implementer", "receiver")
    activity = rows.get(pk=activity.pk)
    found = Docket.objects.filter(subject=activity.subject).first()
    if found:
        return found
    codes = works_of([activity])[activity.pk].expense_codes
    receiver = activity.receiver
    rules.check_docket(has_receiver=receiver is not None, expense_codes=codes)
    if receiver is None:
        raise Refusal("assets.no_receiver")
    docket = Docket.objects.create(
        subject=activity.subject, receiver=receiver, state=rules.PLANNED, state_since=on
    )
    tell(activity.subject, "assets.docket_opened", by=by, receiver=receiver.name_th)
    return docket


@transaction.atomic
def record_consent(
    docket: Docket,
    *,
    consents: bool,
    by: Post,
    on: dt.date,
    paper: Paper | None = None,
    words: str = "",
) -> Docket:
    """Record the receiver's written answer.  Locks the docket.

    Raises ``Refusal`` once a consent was given, or for a refusal without its reason.
    """
    rows = Docket.objects.select_for_update(of=("self",), no_key=True)
    docket = rows.select_related("subject", "receiver").get(pk=docket.pk)
    rules.check_answer(state=docket.state)
    if not consents and not words.strip():
        raise Refusal("assets.reason_is_missing")
    docket.state = rules.CONSENTED if consents else rules.REFUSED
    docket.consent, docket.state_since = (paper if consents else None), on
    docket.save(update_fields=["state", "consent", "state_since"])
    code = "assets.consented" if consents else "assets.refused"
    receiver = docket.receiver.name_th
    tell(docket.subject, code, by=by, paper=paper, receiver=receiver, words=words)
    return docket


@transaction.atomic
def move_docket(
    docket: Docket, to: str, *, by: Post, on: dt.date, words: str = "", paper: Paper | None = None
) -> Docket:
    """Record the next step of a hand-over: built, registered, offered, handed over, in use.

    Locks the docket.  Raises ``Refusal`` for a step that does not follow, or for one that is
    refused, stuck or unused without its reason.
    """
    rows = Docket.objects.select_for_update(of=("self",), no_key=True)
    docket = rows.select_related("subject", "receiver").get(pk=docket.pk)
    rules.check_move(state=docket.state, to=to, words=words)
    before, docket.state, docket.state_since = docket.state, to, on
    docket.save(update_fields=["state", "state_since"])
    tell(
        docket.subject,
        f"assets.moved_{to}",
        by=by,
        paper=paper,
        before={"state": before},
        receiver=docket.receiver.name_th,
        words=words,
    )
    return docket
