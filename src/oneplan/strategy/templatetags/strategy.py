"""Words for what lists hold: levels of targets, changes between versions, what was kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import template
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

register = template.Library()

LEVELS: Mapping[str, _StrPromise] = {
    "strategy": _("strategy"),
    "goal (Z)": _("goal (Z)"),
    "master plan": _("master plan"),
    "sub-plan": _("sub-plan"),
    "target (Y2)": _("target of the issue (Y2)"),
    "target (Y1)": _("target of the sub-plan (Y1)"),
    "component (V)": _("component (V)"),
    "factor (F)": _("factor (F)"),
    "issue": _("issue"),
    "approach": _("approach"),
    "group": _("group"),
    "milestone": _("milestone"),
    "goal": _("goal"),
}
CHANGES: Mapping[str, _StrPromise] = {
    "added": _("added"),
    "removed": _("removed"),
    "reworded": _("reworded"),
    "moved": _("moved"),
    "same": _("unchanged"),
}
TONES = {"added": "ok", "removed": "bad", "reworded": "note", "moved": "draft"}
HOW_TONES = {"same": "ok", "suggested": "note", "chosen": "ok", "none": "note", "open": "warn"}
WALK_TONES = {"prepared": "draft", "applied": "ok", "undone": "note"}
ENTRIES: Mapping[str, _StrPromise] = {
    "strategy.target_reworded": _("The list was corrected."),
    "strategy.keywords_set": _("The keywords were changed."),
}


@register.filter
def level_words(level: str) -> str | _StrPromise:
    """A level in words; one of a list's own stays as it is."""
    return LEVELS.get(level, level)


@register.filter
def of_key(values: Mapping[Any, Any], key: Any) -> Any:
    """The value of a key, or None."""
    return values.get(key)


@register.filter
def change_words(change: str) -> str | _StrPromise:
    return CHANGES[str(change)]


@register.filter
def change_tone(change: str) -> str:
    return TONES.get(str(change), "note")


@register.filter
def how_tone(how: str) -> str:
    return HOW_TONES[how]


@register.filter
def walk_tone(state: str) -> str:
    return WALK_TONES[state]


@register.filter
def entry_words(code: str) -> str | _StrPromise:
    """What an audit entry of a target tells."""
    return ENTRIES.get(code, code)
