"""Whether a draft may leave its office: the steps of its body, and whether all agreed."""

from __future__ import annotations

from uuid import UUID

from oneplan.core.errors import Refusal
from oneplan.threads.models import Circulation, SignOff, SignOffStep, Subject


def steps_of(body_id: UUID) -> dict[int, UUID]:
    """The posts a body's drafts pass, by position; empty where nobody signs."""
    steps = SignOffStep.objects.filter(body_id=body_id).order_by("position")
    return dict(steps.values_list("position", "post_id"))


def check_signed(subject: Subject) -> None:
    """Refuse to let a draft out of an office whose steps have not all agreed to it."""
    if subject.circulation != Circulation.DRAFT or not steps_of(subject.owner_id):
        return
    found = SignOff.objects.filter(subject=subject).select_related("waits_for").first()
    if found is None or not found.is_signed:
        waits = found.waits_for if found else None
        if waits is None:
            raise Refusal("threads.not_submitted")
        raise Refusal("threads.not_signed", post=waits.title_th)
