"""A person's verdict on a pair: recorded, told in both stories, acted on, and undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from oneplan.accounts.permissions import may, require
from oneplan.core.errors import Refusal
from oneplan.screening.models import OverlapAct, OverlapKind, Verdict, VerdictState
from oneplan.screening.overlap import rules
from oneplan.screening.overlap.in_force import model_in_force
from oneplan.screening.overlap.known import known_in
from oneplan.screening.overlap.scanning import area_of_pair, thought_of
from oneplan.threads.access import is_own
from oneplan.threads.models import Circulation, ReferralKind, Subject, Tie, TieKind
from oneplan.threads.referrals import refer
from oneplan.threads.services import merge, tell, undo_merge

if TYPE_CHECKING:
    from uuid import UUID

    from oneplan.accounts.models import Post

SIDES = ("a__owner", "b__owner", "decided_by__body")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person thinks of a pair.  ``stays`` is the need that stays where two are merged."""

    kind: str
    act: str
    words: str = ""
    stays: UUID | None = None


def may_do(act: str, verdict: Verdict, post: Post) -> bool:
    """Whether the post may do the act itself, not only say that it should be done.

    Merging needs both needs of the post's own chain; a request to pay together one of them.
    """
    own = [is_own(post, subject) for subject in (verdict.a, verdict.b)]
    if act == OverlapAct.MERGE:
        return all(own) and may(post, "threads.merge")
    if act == OverlapAct.COFUND:
        differ = verdict.a.owner_id != verdict.b.owner_id
        return any(own) and differ and may(post, "threads.refer")
    return False


@transaction.atomic
def decide(verdict: Verdict, decision: Decision, *, by: Post) -> Verdict:
    """Record a person's verdict and do its act where that is the post's right.

    Both stories tell of it.  Locks the verdict.  Raises ``AccessDenied`` for a role that judges
    none, ``Refusal`` when the pair was decided already or the act does not follow from the kind;
    what ``threads.merge`` and ``refer`` refuse is refused here too, and nothing is recorded.
    """
    require(by, "screening.judge_overlap")
    verdict = _locked(verdict.pk)
    rules.check_decidable(verdict.state)
    kinds = (verdict.a.kind, verdict.b.kind)
    kind, act = OverlapKind(decision.kind), OverlapAct(decision.act)
    rules.check_act(kind, act, kinds=kinds)
    verdict.effect = _do(act, verdict, decision, by) if may_do(act, verdict, by) else {}
    verdict.kind, verdict.act, verdict.words = kind, act, decision.words.strip()
    verdict.state, verdict.decided_by, verdict.decided_at = (
        VerdictState.DECIDED, by, timezone.now(),
    )  # fmt: skip
    verdict.save()
    _tell(verdict, f"screening.judged_{kind}", by=by)
    return verdict


@transaction.atomic
def undo(verdict: Verdict, *, by: Post) -> Verdict:
    """Take a person's verdict back: a merge it made is undone, and the pair waits again.

    A request to pay together that was sent is with the other body and stays there.  Locks the
    verdict.  Raises ``Refusal`` when nothing was decided or another body decided it.
    """
    require(by, "screening.judge_overlap")
    verdict = _locked(verdict.pk)
    if verdict.state != VerdictState.DECIDED or verdict.decided_by is None:
        raise Refusal("screening.not_decided")
    if verdict.decided_by.body_id != by.body_id:
        raise Refusal("screening.decided_by_others", body=verdict.decided_by.body.name_th)
    child = verdict.effect.get("merged")
    if child:
        _undo_merge(verdict, child, by)
    verdict.kind = verdict.machine_kind or verdict.kind
    verdict.state = VerdictState.WAITING if verdict.machine_kind else VerdictState.WITHDRAWN
    verdict.act, verdict.effect, verdict.words = "", {}, ""
    verdict.decided_by, verdict.decided_at = None, None
    verdict.save()
    _tell(verdict, "screening.judgement_undone", by=by)
    return verdict


@transaction.atomic
def join(need: Subject, into: Subject, *, by: Post) -> Verdict:
    """Merge a need into its twin in one step: the verdict "same", the act "merge".

    The machine's own opinion of the pair is kept beside it.  Raises ``Refusal`` when the two
    are not both needs of the post's own chain.
    """
    require(by, "screening.judge_overlap")
    verdict = _pair(need, into)
    if not may_do(OverlapAct.MERGE, verdict, by):
        raise Refusal("screening.join_is_for_the_owner", number=into.public_no)
    decision = Decision(kind=OverlapKind.SAME, act=OverlapAct.MERGE, stays=into.pk)
    return decide(verdict, decision, by=by)


def _pair(one: Subject, two: Subject) -> Verdict:
    """The verdict row of two records, made when the machine has not looked yet."""
    a, b = sorted((one, two), key=lambda subject: subject.pk)
    found = Verdict.objects.select_related(*SIDES).filter(a=a, b=b).first()
    if found:
        return found
    province = (a.area_id or b.area_id or "")[:2]
    known = {row.id: row for row in known_in(province, only=[a.pk, b.pk])}
    thought = None
    if len(known) == len((a, b)):
        thought = thought_of(known[a.pk], known[b.pk], model=model_in_force()[0])
    machine: dict[str, Any] = {}
    if thought:
        machine = {
            "machine_kind": thought.kind,
            "score": thought.score,
            "reasons": list(thought.reasons),
            "thing": thought.thing,
        }
    return Verdict.objects.create(
        a=a,
        b=b,
        province_code=province,
        area_id=area_of_pair(a.area_id or "", b.area_id or "") or None,
        fiscal_year=max((y for y in (a.fiscal_year, b.fiscal_year) if y), default=None),
        kind=thought.kind if thought else OverlapKind.SAME,
        **machine,
    )


def _locked(pk: UUID) -> Verdict:
    rows = Verdict.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related(*SIDES).get(pk=pk)


def _do(act: str, verdict: Verdict, decision: Decision, by: Post) -> dict[str, str]:
    """Do what the post may do, through the services everybody uses; returns what was done."""
    if act == OverlapAct.MERGE:
        stays, goes = verdict.a, verdict.b
        if decision.stays == verdict.b_id:
            stays, goes = goes, stays
        merge(goes, stays, by=by)
        return {"merged": str(goes.pk), "into": str(stays.pk)}
    own, other = verdict.a, verdict.b
    if not is_own(by, own):
        own, other = other, own
    sent = refer(
        own,
        other.owner,
        kind=ReferralKind.JOINT,
        reason=decision.words.strip(),
        by=by,
        on=timezone.localdate(),
    )
    return {"asked": str(sent.pk), "to": other.owner.name_th}


def _undo_merge(verdict: Verdict, child: str, by: Post) -> None:
    """End the merge unless somebody ended it on the need's own page meanwhile."""
    subject = verdict.a if str(verdict.a_id) == child else verdict.b
    if Tie.objects.filter(kind=TieKind.MERGED_INTO, child=subject, ended_at=None).exists():
        undo_merge(subject, by=by)


def _tell(verdict: Verdict, code: str, *, by: Post) -> None:
    """The same sentence in both stories, each naming the other by its number only.

    A number tells nothing of a draft's text; in public it is told only where both are public.
    """
    both = (verdict.a, verdict.b)
    is_public = all(subject.circulation == Circulation.PUBLIC for subject in both)
    for subject, other in (both, both[::-1]):
        tell(subject, code, by=by, is_public=is_public, other=other.public_no)
