"""What became of needs: joined to another, answered by an activity, sent on, or still alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from oneplan.threads.marks import Mark
from oneplan.threads.models import Referral, ReferralState, Tie, TieKind
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from uuid import UUID

    from django.utils.functional import _StrPromise

    from oneplan.threads.rules import Reach


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a need stands, in words, with the tone its mark is drawn in."""

    tone: str
    words: str | _StrPromise


ALONE = Standing("alone", _("nobody has taken it up"))
MERGED = Standing("circulated", _("joined to another need"))
ANSWERED = Standing("done", _("an activity answers it"))
SENT_ON = {
    ReferralState.OPEN: Standing("waiting", _("sent on, waiting for an answer")),
    ReferralState.ACCEPTED: Standing("done", _("another body took it up")),
    ReferralState.DECLINED: Standing("warning", _("another body declined it")),
}


def marks(keys: Sequence[UUID], reach: Reach | None) -> dict[UUID, Mark]:
    """What needs say of themselves in lists of every kind of record."""
    return {
        key: Mark(standing.words, standing.tone)
        for key, standing in standings(keys, reach=reach).items()
    }


def nobody_took_it_up(reach: Reach | None) -> Q:
    """The filter of ``ALONE``, for querysets of ``Need``."""
    ties = Tie.objects.filter(ended_at=None)
    answers = ties.filter(readable(reach, at="child"), kind=TieKind.ANSWERS).values("parent_id")
    merged = ties.filter(kind=TieKind.MERGED_INTO).values("child_id")
    requests = Referral.objects.values("subject_id")
    return ~Q(pk__in=answers) & ~Q(pk__in=merged) & ~Q(pk__in=requests)


def standings(keys: Sequence[UUID], *, reach: Reach | None) -> dict[UUID, Standing]:
    """Where each need stands for this reader, in three queries.

    What a merge says comes before an answer, an answer before a request.  An answer the reader
    may not read is not told.
    """
    found = dict.fromkeys(keys, ALONE)
    requests = Referral.objects.filter(subject__in=keys, state__in=SENT_ON)
    requests = requests.order_by("sent_on", "pk")
    for subject_id, state in requests.values_list("subject_id", "state"):
        found[subject_id] = SENT_ON[ReferralState(state)]
    ties = Tie.objects.filter(ended_at=None)
    answered = ties.filter(readable(reach, at="child"), kind=TieKind.ANSWERS, parent__in=keys)
    found |= dict.fromkeys(answered.values_list("parent_id", flat=True), ANSWERED)
    merged = ties.filter(kind=TieKind.MERGED_INTO, child__in=keys)
    return found | dict.fromkeys(merged.values_list("child_id", flat=True), MERGED)
