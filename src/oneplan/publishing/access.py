"""Whose forms a post may see and print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oneplan.accounts.permissions import may, require
from oneplan.areas.models import BodyKind
from oneplan.areas.queries import find_body
from oneplan.core.errors import NotVisible

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.areas.models import Body

PRINTING = (BodyKind.PROVINCE_OFFICE, BodyKind.DISTRICT_OFFICE, BodyKind.CLUSTER)


def body_for_forms(post: Post, code: str) -> Body:
    """The body whose forms are looked at: one's own.  Raises ``NotVisible`` for any other."""
    body = find_body(code)
    if body is None or body.kind not in PRINTING or body.pk != post.body_id:
        raise NotVisible(code)
    return body


def body_for_printing(post: Post, code: str) -> Body:
    """The same for printing.  Raises ``AccessDenied`` where the post may only look."""
    body = body_for_forms(post, code)
    require(post, "publishing.print")
    return body


def may_print(post: Post) -> bool:
    return may(post, "publishing.print")
