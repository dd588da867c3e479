"""What the frame of every page knows about who is acting and where they may go."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from oneplan.accounts.models import Post
from oneplan.accounts.permissions import may
from oneplan.core import menu
from oneplan.core.menu import Audience, Link


def acting(request: HttpRequest) -> dict[str, Any]:
    """The acting post, the other posts held, and both menus; drawn only where a page asks."""
    user = getattr(request, "user", None)
    is_known = user is not None and user.is_authenticated
    post: Post | None = getattr(request, "post", None) if is_known else None

    def menu_for(audience: Audience) -> list[Link]:
        return menu.links(audience, may=lambda permission: may(post, permission))

    return {
        "post": post,
        "held_posts": getattr(request, "held_posts", []) if post else [],
        "menu": SimpleLazyObject(lambda: menu_for(Audience.OFFICE)) if post else [],
        "portal_menu": SimpleLazyObject(lambda: menu_for(Audience.PORTAL)),
        "demo_accounts": settings.DEMO_ACCOUNTS,
    }
