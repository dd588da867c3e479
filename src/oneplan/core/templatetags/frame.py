"""Tags the frame of every page is built from: addresses, the current menu line, version."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from django import template
from django.utils import timezone

from oneplan.core import menu
from oneplan.core.menu import Link
from oneplan.core.templatetags.official import be_moment

register = template.Library()


@register.simple_tag
def address(slot: str) -> str:
    """``{% address "search" as url %}``: where a part of the frame leads; empty if nowhere."""
    return menu.address(slot)


@register.filter
def current_in(links: list[Link], path: str) -> str:
    """The URL of the menu line a path belongs to: the longest that begins it."""
    fitting = [link.url for link in links if path.startswith(link.url)]
    return max(fitting, key=len, default="")


@register.simple_tag
def product_version() -> str:
    try:
        return version("oneplan")
    except PackageNotFoundError:
        return ""


@register.simple_tag
def printed_at() -> str:
    """Now, as the head of a printed page says it."""
    return be_moment(timezone.now())
