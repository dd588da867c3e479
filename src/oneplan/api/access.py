"""Whom a token stands for, and which tokens a post may see."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from oneplan.accounts.queries import posts_held
from oneplan.api.models import Token
from oneplan.api.rules import PREFIX, digest_of
from oneplan.core.errors import NotVisible

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def token_of(secret: str, *, on: dt.date) -> Token | None:
    """The token with this secret, its post ready to act; None unless it stands today.

    A token stands while it is neither revoked nor ended, and while the person who made it may
    sign in and holds the post.
    """
    if not secret.startswith(PREFIX):
        return None
    found = Token.objects.select_related("person__user").filter(
        digest=digest_of(secret),
        revoked_at=None,
        ends_on__gte=on,
        person__user__is_active=True,
    )
    token = found.first()
    if token is None or token.person.user is None:
        return None
    held = posts_held(token.person.user.pk, on=on)
    post = next((post for post in held if post.pk == token.post_id), None)
    if post is None:
        return None
    post.acting_user_id = token.person.user.pk
    token.post = post
    return token


def tokens_of(post: Post) -> QuerySet[Token]:
    """Every token made for a post, also by those who sat there before."""
    return Token.objects.filter(post=post).select_related("person").order_by("-made_at")


def token_for_revoking(post: Post, pk: UUID) -> Token:
    """A token of the post itself.  Raises ``NotVisible`` for any other."""
    token = tokens_of(post).filter(pk=pk).first()
    if token is None:
        raise NotVisible(pk)
    return token
