"""Who is acting: the signed-in account and the post it acts as."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from oneplan.accounts.models import Post, User
from oneplan.accounts.queries import posts_held, title_of

SESSION_KEY = "acting_post"


class SignedInRequest(HttpRequest):
    """A request whose view demands a signed-in account and a post held today (``needs_post``)."""

    user: User
    post: Post
    held_posts: list[Post]


def posts_of(request: HttpRequest) -> list[Post]:
    """The posts the signed-in account may act as today."""
    user = request.user
    return posts_held(user.pk, on=timezone.localdate()) if user.is_authenticated else []


def acting_post(request: HttpRequest, held: Sequence[Post]) -> Post | None:
    """The post chosen in this session if it is still among those held, else the first of them."""
    chosen = request.session.get(SESSION_KEY)
    post = next((post for post in held if str(post.pk) == chosen), held[0] if held else None)
    if post is not None:
        post.acting_user_id = request.user.pk
    return post


def leave_ended_post(request: HttpRequest, post: Post) -> str:
    """The title of the post this session acted as when it is held no more; empty otherwise.

    The session acts as ``post`` from then on.  Every session remembers its post from its first
    page, so that a term that ends overnight is noticed the next morning.
    """
    before = request.session.get(SESSION_KEY)
    if before == str(post.pk):
        return ""
    request.session[SESSION_KEY] = str(post.pk)
    return title_of(before) if before else ""


def choose_post(request: HttpRequest, post_id: UUID) -> bool:
    """Act as another of one's own posts from now on; False when it is not held today."""
    if post_id not in {post.pk for post in posts_of(request)}:
        return False
    request.session[SESSION_KEY] = str(post_id)
    return True
