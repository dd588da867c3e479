"""Making and revoking tokens, and counting their calls."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils import timezone

from oneplan.accounts.models import Person, Post
from oneplan.api import rules
from oneplan.api.models import Answer, Token
from oneplan.audit.services import record

if TYPE_CHECKING:
    from uuid import UUID

KEPT_FOR = dt.timedelta(hours=48)
"""How long an answer is said again to the same key."""
COUNT_CALL = """
UPDATE api_token SET
    calls = CASE WHEN minute = date_trunc('minute', %(now)s::timestamptz) THEN calls + 1 ELSE 1 END,
    minute = date_trunc('minute', %(now)s::timestamptz), used_at = %(now)s
WHERE id = %(token)s RETURNING calls
"""


@transaction.atomic
def make_token(
    *, name: str, scopes: Collection[str], ends_on: dt.date, by: Post, on: dt.date
) -> tuple[Token, str]:
    """Make a token for the post; its secret is returned once and only its digest kept.

    Locks the post.  Raises ``Refusal`` as ``rules.check_token`` does.
    """
    Post.objects.select_for_update(no_key=True).get(pk=by.pk)
    standing = Token.objects.filter(post=by, revoked_at=None, ends_on__gte=on).count()
    rules.check_token(name=name, scopes=scopes, ends_on=ends_on, on=on, standing=standing)
    secret = rules.PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        post=by,
        person=Person.objects.get(user_id=by.acting_user_id or 0),
        name=name.strip(),
        digest=rules.digest_of(secret),
        ending=secret[-4:],
        scopes=sorted(scopes),
        ends_on=ends_on,
    )
    after = {"scopes": token.scopes, "ends_on": ends_on.isoformat()}
    record("api.token_made", by=by, kind="token", key=token.pk, after=after)
    return token, secret


@transaction.atomic
def revoke_token(token: Token, *, by: Post) -> Token:
    """End a token at once.  Locks the token; revoking it again changes nothing."""
    token = Token.objects.select_for_update().get(pk=token.pk)
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        record("api.token_revoked", by=by, kind="token", key=token.pk)
    return token


def count_call(token_id: UUID, *, now: dt.datetime) -> int:
    """Count one call of a token and return how many there were in the running minute."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT_CALL, {"token": token_id, "now": now})
        return int(cursor.fetchone()[0])


def forget_answers(*, now: dt.datetime) -> int:
    """Forget what was kept longer than a key holds."""
    return Answer.objects.filter(at__lt=now - KEPT_FOR).delete()[0]
