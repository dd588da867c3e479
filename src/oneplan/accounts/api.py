"""Who asks, as the routes of every app ask it; the door of the API has let them in already."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.errors import AuthenticationError

from oneplan.accounts.models import Post


def reader(request: HttpRequest) -> Post | None:
    """The post that asks, or None for the public."""
    return getattr(request, "post", None)


def at_work(request: HttpRequest) -> Post:
    """The post that asks.  Raises ``AuthenticationError`` (401) for the public."""
    post = reader(request)
    if post is None:
        raise AuthenticationError
    return post
