"""Marking what a post has read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from oneplan.audit.services import record
from oneplan.office.models import Seen
from oneplan.threads.models import Event

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@transaction.atomic
def mark_seen(post: Post, newest: UUID) -> Seen | None:
    """The post has read everything up to a sentence; the mark only moves on.

    Locks the post's mark, so that an older page sent late takes nothing back.  A key that is no
    sentence marks nothing.
    """
    mark = Seen.objects.select_for_update().filter(post=post).first()
    if not Event.objects.filter(pk=newest).exists() or (mark and mark.seen_to >= newest):
        return mark
    before = {"seen_to": str(mark.seen_to)} if mark else {}
    mark, _is_new = Seen.objects.update_or_create(post=post, defaults={"seen_to": newest})
    record(
        "office.seen",
        by=post,
        kind="post",
        key=post.pk,
        before=before,
        after={"seen_to": str(newest)},
    )
    return mark
