"""Tags of the pages of knowledge."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from oneplan.core.templatetags.parts import made_up, source_mark, status
from oneplan.knowledge.certainty import LABELS, TONES, Certainty

register = template.Library()


@register.simple_tag
def how_certain(certainty: Certainty) -> SafeString:
    """``{% how_certain entry.certainty %}``: its badge, or the label every page uses for it."""
    if certainty is Certainty.DEFAULT:
        return source_mark()
    if certainty is Certainty.MADE_UP:
        return made_up()
    return status(TONES[certainty], LABELS[certainty])
