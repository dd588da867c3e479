"""Reading dockets."""

from __future__ import annotations

from uuid import UUID

from oneplan.assets.models import Docket
from oneplan.assets.rules import NEXT
from oneplan.core.models import Code

STATES = "asset_statuses"


def docket_of(subject_id: UUID) -> Docket | None:
    rows = Docket.objects.select_related("receiver", "consent", "subject")
    return rows.filter(subject_id=subject_id).first()


def state_in_words(code: str) -> Code | str:
    """The entry of the list of states, or the code itself where the list is not loaded."""
    return Code.objects.filter(list=STATES, code=code).first() or code


def steps_after(state: str) -> list[tuple[str, str]]:
    """The steps that may follow a state, each with its name in the list of states."""
    codes = NEXT.get(state, ())
    names = dict(Code.objects.filter(list=STATES, code__in=codes).values_list("code", "name_th"))
    return [(code, names.get(code, code)) for code in codes]
