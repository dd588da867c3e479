"""Tags for sharing a page: the panel, and what a chat program shows of its address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.inclusion_tag("parts/sharing.html")
def sharing(picture: str = "") -> dict[str, Any]:
    """``{% sharing picture_url %}``: copy the address, take the picture, print."""
    return {"picture": picture}


@register.simple_tag(takes_context=True)
def open_graph(context: Mapping[str, Any], title: str, picture: str) -> SafeString:
    """``{% open_graph title picture_url %}`` in the head of a page everybody may read."""
    request = context["request"]
    return format_html(
        '<meta property="og:type" content="website">'
        '<meta property="og:site_name" content="OnePlan">'
        '<meta property="og:title" content="{}"><meta property="og:url" content="{}">'
        '<meta property="og:image" content="{}"><meta property="og:image:width" content="1040">',
        title,
        request.build_absolute_uri(request.get_full_path()),
        request.build_absolute_uri(picture),
    )
