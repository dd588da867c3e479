"""Tags the frame of every page is built from: addresses, the current menu line, version."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from oneplan.core import menu
from oneplan.core.menu import Link
from oneplan.core.templatetags.official import be_moment

register = template.Library()


@register.simple_tag
def address(slot: str) -> str:
    """``{% address "search" as url %}``: where a part of the frame leads; empty if nowhere."""
    return menu.address(slot)


@register.filter
def current_in(links: Sequence[Link], path: str) -> str:
    """The URL of the menu line a path belongs to: the longest that begins it."""
    fitting = [link.url for link in links if path.startswith(link.url)]
    return max(fitting, key=len, default="")


@register.simple_tag(takes_context=True)
def menu_links(context: Context) -> SafeString:
    """``{% menu_links %}``: the menu as links; a phone has the same in its head."""
    links = tuple(context["menu"])
    here = current_in(links, context["request"].path)
    return _drawn(links, here, get_language())


@lru_cache(maxsize=500)
def _drawn(links: tuple[Link, ...], here: str, language: str | None) -> SafeString:
    return render_to_string("parts/menu_links.html", {"menu": links, "here": here})


@register.simple_tag
@cache
def product_version() -> str:
    try:
        return version("oneplan")
    except PackageNotFoundError:
        return ""


@register.simple_tag
def printed_at() -> str:
    """Now, as the head of a printed page says it."""
    return be_moment(timezone.now())
