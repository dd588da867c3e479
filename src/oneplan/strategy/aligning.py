"""Claiming that a record serves a target, and withdrawing the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from oneplan.core.errors import Refusal
from oneplan.strategy import rules
from oneplan.strategy.models import Alignment, Target
from oneplan.threads.models import Subject
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@transaction.atomic
def align_subject(
    subject: Subject, *, target: Target, strength: int, because: str, by: Post, evidence: str = ""
) -> Alignment:
    """Record a person's judgement that a record moves a target, and tell it in the story.

    ``because`` is the mechanism, ``evidence`` what shows it: a study, a count, an earlier work.
    The subject is locked, so that two officers cannot claim the same link twice.

    Raises ``Refusal`` for a claim without a judgeable reason, and while one to the same
    target stands.
    """
    subject = Subject.objects.select_for_update(no_key=True).get(pk=subject.pk)
    because = because.strip()
    rules.check_claim(
        strength=strength, because=because, title=subject.title, target=target.name_th
    )
    if Alignment.objects.filter(subject=subject, target=target, ended_at=None).exists():
        raise Refusal("strategy.aligned_already", target=str(target))
    made = Alignment.objects.create(
        subject=subject,
        target=target,
        strength=strength,
        because=because,
        evidence=evidence.strip(),
        judged_by=by,
        judged_at=timezone.now(),
    )
    tell(subject, "strategy.aligned", by=by, target=str(target), strength=strength)
    return made


@transaction.atomic
def withdraw_alignment(alignment: Alignment, *, by: Post) -> None:
    """End a claim; its row and its reason stay on record.  Locks the claim."""
    rows = Alignment.objects.select_for_update(of=("self",), no_key=True)
    alignment = rows.select_related("subject", "target").get(pk=alignment.pk)
    if alignment.ended_at is not None:
        raise Refusal("strategy.withdrawn_already")
    alignment.ended_at = timezone.now()
    alignment.save(update_fields=["ended_at"])
    tell(
        alignment.subject,
        "strategy.alignment_withdrawn",
        by=by,
        before={"strength": alignment.strength},
        target=str(alignment.target),
    )
