"""Where a term lives in the product: the menu pages of its app this reader may open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import resolve

from oneplan.accounts.permissions import may
from oneplan.core import menu
from oneplan.core.menu import Audience, Link
from oneplan.knowledge.terms import Term

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


def pages_about(term: Term, *, post: Post | None) -> list[Link]:
    """Menu pages of the app a term belongs to; office pages only for somebody with a post.

    The app is known by its name alone, so nothing here depends on the apps above.
    """
    audiences = (Audience.OFFICE, Audience.PORTAL) if post else (Audience.PORTAL,)
    found: dict[str, Link] = {}
    for audience in audiences:
        for link in menu.links(audience, may=lambda permission: may(post, permission)):
            if term.app and resolve(link.url).app_name == term.app:
                found.setdefault(link.url, link)
    return list(found.values())
