"""The panel of an activity's page that shows who will receive what is built."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from oneplan.accounts.permissions import may
from oneplan.assets.forms import ConsentForm, StepForm
from oneplan.assets.queries import docket_of, state_in_words, steps_after
from oneplan.assets.rules import PLANNED, REFUSED, leaves_an_asset
from oneplan.projects.models import Activity
from oneplan.projects.queries import works_of
from oneplan.threads.access import is_own

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.threads.models import Subject


def docket_panel(subject: Subject, post: Post | None) -> Mapping[str, Any] | None:
    """The docket, or the offer to open one; nothing where nothing is built or bought."""
    docket = docket_of(subject.pk)
    own = post is not None and is_own(post, subject)
    if docket is None:
        rows = Activity.objects.select_related("project", "implementer", "receiver")
        activity = rows.get(pk=subject.pk)
        if not leaves_an_asset(works_of([activity])[activity.pk].expense_codes):
            return None
        may_open = own and activity.receiver is not None and may(post, "assets.open_docket")
        return {"docket": None, "receiver": activity.receiver, "may_open": may_open}
    receives = post is not None and docket.receiver_id == post.body_id
    may_answer = (own or receives) and may(post, "assets.record_consent")
    may_move = own and may(post, "assets.move_docket")
    steps = steps_after(docket.state) if may_move else []
    return {
        "docket": docket,
        "receiver": docket.receiver,
        "state": state_in_words(docket.state),
        "form": ConsentForm() if may_answer and docket.state in (PLANNED, REFUSED) else None,
        "step_form": StepForm(steps=steps) if steps else None,
    }
