"""Putting a question to a claimed causal link, and answering it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from oneplan.core.errors import Refusal
from oneplan.strategy import rules
from oneplan.strategy.models import Alignment, Challenge
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@transaction.atomic
def challenge_alignment(alignment: Alignment, *, words: str, by: Post) -> Challenge:
    """Ask of a standing claim what one does not believe; told in the story of its record.

    The claim is locked, so that it is not withdrawn meanwhile and nobody asks twice.

    Raises ``Refusal`` for a question without words, for one's own claim, for a claim that was
    withdrawn, and while an earlier question of the same post waits for its answer.
    """
    rows = Alignment.objects.select_for_update(of=("self",), no_key=True)
    alignment = rows.select_related("subject", "target").get(pk=alignment.pk)
    words = rules.check_words(words, refusal="strategy.challenge_empty")
    if alignment.ended_at is not None:
        raise Refusal("strategy.withdrawn_already")
    if alignment.judged_by_id == by.pk:
        raise Refusal("strategy.challenge_of_oneself")
    if alignment.challenges.filter(raised_by=by, answered_at=None).exists():
        raise Refusal("strategy.challenged_already")
    made = Challenge.objects.create(
        alignment=alignment, words=words, raised_by=by, raised_at=timezone.now()
    )
    tell(alignment.subject, "strategy.alignment_challenged", by=by, target=str(alignment.target))
    return made


@transaction.atomic
def answer_challenge(challenge: Challenge, *, words: str, by: Post) -> Challenge:
    """Say what speaks for the claim; told in the story of its record.  Locks the challenge.

    Raises ``Refusal`` for an answer without words, and for a challenge that has its answer.
    """
    rows = Challenge.objects.select_for_update(of=("self",), no_key=True)
    found = rows.select_related("alignment__subject", "alignment__target").get(pk=challenge.pk)
    words = rules.check_words(words, refusal="strategy.answer_empty")
    if found.answered_at is not None:
        raise Refusal("strategy.answered_already")
    found.answer, found.answered_by, found.answered_at = words, by, timezone.now()
    found.save(update_fields=["answer", "answered_by", "answered_at"])
    claim = found.alignment
    tell(claim.subject, "strategy.challenge_answered", by=by, target=str(claim.target))
    return found
