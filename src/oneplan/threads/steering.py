"""What a reader may do with a subject's story, ready for its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from oneplan.accounts.permissions import may
from oneplan.threads.access import is_own
from oneplan.threads.forms import ReferralForm, ShareForm
from oneplan.threads.models import Circulation, SignOff, Subject, SubjectKind, Tie, TieKind
from oneplan.threads.queries import bodies_around
from oneplan.threads.signed import steps_of

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@dataclass(frozen=True, slots=True)
class Steering:
    """The acts open to one reader: none where the forms are missing and the claims false."""

    is_own: bool
    may_circulate: bool
    refer_form: ReferralForm | None
    share_form: ShareForm | None
    may_merge: bool
    merged_into: Subject | None
    sign_off: SignOff | None = None
    needs_signing: bool = False


def steering(post: Post | None, subject: Subject) -> Steering:
    """The acts open to a reader; none of them to the public or outside the owner's own chain."""
    found = Tie.objects.filter(kind=TieKind.MERGED_INTO, child=subject, ended_at=None)
    standing = found.select_related("parent").first()
    own = post is not None and is_own(post, subject)

    def open_to(permission: str) -> bool:
        return own and may(post, permission)

    bodies = bodies_around(subject) if own else None
    return Steering(
        is_own=own,
        may_circulate=open_to("threads.circulate") and subject.circulation != Circulation.PUBLIC,
        refer_form=ReferralForm(bodies=bodies) if open_to("threads.refer") else None,
        share_form=ShareForm(bodies=bodies) if open_to("threads.share") else None,
        may_merge=open_to("threads.merge") and subject.kind == SubjectKind.NEED,
        merged_into=standing.parent if standing else None,
        **_sign_off(subject, is_open=open_to("threads.sign_off")),
    )


def _sign_off(subject: Subject, *, is_open: bool) -> dict[str, Any]:
    """Where a draft stands in its office; nothing where it has left it or nobody signs."""
    if not is_open or subject.circulation != Circulation.DRAFT or not steps_of(subject.owner_id):
        return {}
    found = SignOff.objects.filter(subject=subject).select_related("waits_for").first()
    return {"sign_off": found, "needs_signing": True}
