"""Tags that draw a map's shapes; the map itself is made by ``core.maps.drawing``."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from oneplan.core.maps.parts import Map, Shape

register = template.Library()

LINE = 15
"""Units from one line of a label to the next."""


@register.inclusion_tag("parts/map.html")
def area_map(map: Map) -> dict[str, Any]:
    """``{% area_map map %}``: a map with its legend; put the table of its figures beside it."""
    return {"map": map}


@register.simple_tag
def map_step(shape: Shape) -> str:
    """The classes of a shape: its step, whether it is pointed out."""
    if shape.region.mark:
        return "map-shape map-marked"
    return f"map-shape map-s{shape.step or 0}"


@register.simple_tag
def map_overlay(map: Map, shape: Shape) -> SafeString:
    """The pattern over a shape, where its step has one."""
    if shape.region.mark or shape.step == 1 or (shape.step is None and not map.steps):
        return SafeString("")
    name = shape.step or "none"
    return format_html('<path fill="url(#{}-{})" d="{}"/>', map.key, name, shape.path)


@register.simple_tag
def map_line(shape: Shape, line: str, at: int) -> SafeString:
    """One line of a label, the lines centred together."""
    top = shape.label_y - LINE * (len(shape.lines) - 1) / 2
    return format_html(
        '<tspan x="{}" y="{}">{}</tspan>', f"{shape.label_x:.1f}", f"{top + LINE * at:.1f}", line
    )


@register.simple_tag
def map_mark(shape: Shape) -> SafeString:
    """The letter that points an area out, above its label."""
    x, y = shape.label_x, shape.label_y - (LINE * len(shape.lines) / 2 + 10 if shape.lines else 0)
    return format_html(
        '<circle class="map-letter-ground" cx="{0}" cy="{1}" r="11"/>'
        '<text class="map-letter-text" x="{0}" y="{1}" aria-hidden="true">{2}</text>',
        f"{x:.1f}",
        f"{y:.1f}",
        shape.region.mark,
    )
