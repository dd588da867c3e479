"""Sign-off inside an office: submitted, agreed to or sent back, and taken back again.

A body with steps lets a draft out of the office only once the last of them agreed; a body
without steps circulates as before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from oneplan.audit.services import record
from oneplan.core.errors import AccessDenied, Refusal
from oneplan.threads import rules
from oneplan.threads.models import Circulation, MoveKind, SignOff, SignOffMove, SignOffStep, Subject
from oneplan.threads.services import tell
from oneplan.threads.signed import steps_of

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.areas.models import Body


@transaction.atomic
def set_steps(body: Body, posts: Sequence[Post], *, by: Post) -> None:
    """Which posts a body's drafts pass, in order; none lets drafts out as before.

    Raises ``Refusal`` for a post of another body or named twice.
    """
    if len({post.pk for post in posts}) != len(posts):
        raise Refusal("threads.step_twice")
    if any(post.body_id != body.pk for post in posts):
        raise Refusal("threads.step_elsewhere")
    before = [str(key) for key in steps_of(body.pk).values()]
    SignOffStep.objects.filter(body=body).delete()
    SignOffStep.objects.bulk_create(
        SignOffStep(body=body, position=at, post=post) for at, post in enumerate(posts, 1)
    )
    for waiting in SignOff.objects.filter(
        subject__owner=body, subject__circulation=Circulation.DRAFT
    ).select_related("subject"):
        _stand(waiting.subject, writer=None)
    record(
        "threads.steps_set",
        by=by,
        kind="body",
        key=body.pk,
        before={"posts": before},
        after={"posts": [str(post.pk) for post in posts]},
    )


@transaction.atomic
def submit(subject: Subject, *, by: Post, remarks: str = "") -> SignOff:
    """Send a draft up (เสนอ).  Raises ``Refusal`` while it waits, or where nobody signs."""
    subject = _locked_draft(subject)
    if not steps_of(subject.owner_id):
        raise Refusal("threads.nobody_signs")
    found = SignOff.objects.filter(subject=subject).first()
    if found and (found.waits_for_id or found.is_signed):
        raise Refusal("threads.submitted_already")
    return _move(subject, MoveKind.SUBMITTED, by=by, remarks=remarks, writer=by)


@transaction.atomic
def agree(subject: Subject, *, by: Post, remarks: str = "") -> SignOff:
    """Agree to a draft that waits for this post; the last step signs it."""
    subject = _locked_draft(subject)
    _check_turn(subject, by)
    return _move(subject, MoveKind.APPROVED, by=by, remarks=remarks)


@transaction.atomic
def send_back(subject: Subject, *, by: Post, remarks: str) -> SignOff:
    """Send a draft back to its writer, saying why."""
    subject = _locked_draft(subject)
    _check_turn(subject, by)
    if not remarks.strip():
        raise Refusal("threads.remarks_are_missing")
    return _move(subject, MoveKind.RETURNED, by=by, remarks=remarks)


@transaction.atomic
def take_back(subject: Subject, *, by: Post) -> SignOff:
    """Undo the post's own last move while nobody moved the draft after it."""
    subject = _locked_draft(subject)
    last = SignOffMove.objects.filter(subject=subject, undone_at=None).last()
    if last is None or last.post_id != by.pk:
        raise Refusal("threads.not_your_move")
    last.undone_at = timezone.now()
    last.save(update_fields=["undone_at"])
    tell(subject, "threads.move_undone", by=by, is_public=False)
    return _stand(subject, writer=None)


def _locked_draft(subject: Subject) -> Subject:
    locked = Subject.objects.select_for_update(no_key=True).get(pk=subject.pk)
    if locked.circulation != Circulation.DRAFT:
        raise Refusal("threads.out_already")
    return locked


def _check_turn(subject: Subject, by: Post) -> None:
    if not SignOff.objects.filter(subject=subject, waits_for=by).exists():
        raise AccessDenied("threads.sign_off")


def _move(
    subject: Subject, kind: MoveKind, *, by: Post, remarks: str, writer: Post | None = None
) -> SignOff:
    SignOffMove.objects.create(subject=subject, kind=kind, post=by, remarks=remarks)
    found = _stand(subject, writer=writer)
    code = "signed" if kind == MoveKind.APPROVED and found.is_signed else str(kind)
    tell(subject, f"threads.draft_{code}", by=by, is_public=False, remarks=remarks)
    return found


def _stand(subject: Subject, *, writer: Post | None) -> SignOff:
    """Replay the moves and keep where the draft stands now."""
    steps = steps_of(subject.owner_id)
    step_of = {post: position for position, post in steps.items()}
    moves = SignOffMove.objects.filter(subject=subject, undone_at=None)
    replayed = [(move.kind, step_of.get(move.post_id, -1)) for move in moves]
    stand = rules.standing(replayed, tuple(steps)) if replayed else rules.Standing(None, False)
    values: dict[str, object] = {
        "waits_for_id": steps.get(stand.at) if stand.at is not None else None,
        "is_signed": stand.is_signed,
    }
    if writer is not None:
        values["writer"] = writer
    return SignOff.objects.update_or_create(subject=subject, defaults=values)[0]
