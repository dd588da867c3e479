"""Reading notices off, wishing how to be told, and binding LINE groups."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from oneplan.audit.services import record
from oneplan.notices import rules
from oneplan.notices.models import Kind, LineCode, LineTarget, Notice, Pace, Wish

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from oneplan.accounts.models import Person, Post

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters nobody mistakes for another when typing a code from a screen."""
CODE_LIFE = dt.timedelta(minutes=15)


def mark_read(notices: QuerySet[Notice]) -> int:
    """Note that notices were read; whose and which, the caller has asked.

    What a post has read is no change of the work, so the audit trail does not tell of it.
    """
    return notices.filter(read_at=None).order_by().update(read_at=timezone.now())


@transaction.atomic
def set_paces(person: Person, wanted: Mapping[str, str], *, by: Post) -> None:
    """Keep how soon a person wants to be told of each kind."""
    for kind, pace in wanted.items():
        Wish.objects.update_or_create(person=person, kind=Kind(kind), defaults={"pace": Pace(pace)})
    after = {str(kind): str(pace) for kind, pace in wanted.items()}
    record("notices.paces_set", by=by, kind="person", key=person.pk, after=after)


@transaction.atomic
def make_line_code(*, by: Post) -> str:
    """A code to write in the LINE group that shall be told; it holds for a quarter of an hour."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(10))
    LineCode.objects.filter(post=by).delete()
    LineCode.objects.create(
        post=by, digest=rules.digest_of(code), ends_at=timezone.now() + CODE_LIFE
    )
    record("notices.line_code_made", by=by, kind="post", key=by.pk)
    return code


@transaction.atomic
def bind_line(code: str, target: str) -> LineTarget | None:
    """Bind the group or user a code was written by; None for words that are no code.

    Locks the code, which is used up.
    """
    found = (
        LineCode.objects.select_for_update(of=("self",))
        .select_related("post")
        .filter(digest=rules.digest_of(code), ends_at__gte=timezone.now())
        .first()
    )
    if found is None:
        return None
    post = found.post
    found.delete()
    bound, _is_new = LineTarget.objects.get_or_create(post=post, target=target[:60], ended_at=None)
    record("notices.line_bound", by=None, kind="post", key=post.pk)
    return bound


@transaction.atomic
def unbind_line(bound: LineTarget, *, by: Post) -> None:
    """Stop telling a LINE group or user."""
    LineTarget.objects.filter(pk=bound.pk, ended_at=None).update(ended_at=timezone.now())
    record("notices.line_unbound", by=by, kind="post", key=by.pk)
