"""Why a post may or may not read a record, and do something to it: the rules, told one by one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Delegation, Holding
from oneplan.accounts.permissions import permission_table
from oneplan.threads import rules
from oneplan.threads.access import reach, reasons_to_act
from oneplan.threads.models import GuestLink
from oneplan.threads.queries import record_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from oneplan.accounts.models import Post
    from oneplan.threads.models import Subject

REASONS: dict[str, _StrPromise] = {
    "public": _("It is public: everybody reads it."),
    "own": _("The post's body answers for it, or keeps house for the body that does."),
    "consulted": _("It is out for consultation and the post's body was asked."),
    "circle": _("It is circulated and lies in the post's province or cluster."),
    "national": _("It is circulated and the post sits in a national office."),
    "listed": _("A guest link opens this very record."),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One reason in words, and whether it holds."""

    words: str | _StrPromise
    holds: bool


@dataclass(frozen=True, slots=True)
class Act:
    """One permission: whether the role holds it, the body owns the record, and so it may."""

    permission: str
    role: bool
    owner: bool
    may: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """The chain of reasons between one post and one record."""

    may_read: bool
    reading: list[Told]
    acts: list[Act]
    seated: list[Holding]
    lent: list[Delegation]
    guests: int


def explain(post: Post, subject: Subject, *, on: dt.date) -> Explanation:
    """Ask the rules themselves, reason by reason; nothing is decided here."""
    record, seen = record_of(subject), reach(post)
    may_read = rules.may_read(record, seen)
    acts = []
    for permission in permission_table():
        role, owner = reasons_to_act(post, subject, permission)
        allowed = may_read and role.holds and owner.holds
        acts.append(Act(permission, role.holds, owner.holds, allowed))
    return Explanation(
        may_read=may_read,
        reading=[
            Told(REASONS[reason.code], reason.holds)
            for reason in rules.reasons_to_read(record, seen)
        ],
        acts=acts,
        seated=list(Holding.objects.on(on).filter(post=post).select_related("person")),
        lent=list(
            Delegation.objects.on(on).filter(post=post).select_related("to_post", "to_person")
        ),
        guests=GuestLink.objects.filter(subjects=subject, revoked_at=None).count(),
    )
