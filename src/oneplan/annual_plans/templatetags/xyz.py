"""Words of the causal chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from oneplan.annual_plans.xyz import STATES, STEPS

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from oneplan.strategy.xyz_rules import Link

register = template.Library()


@register.filter
def step_words(link: Link) -> _StrPromise:
    return STEPS[link.step]


@register.filter
def state_words(link: Link) -> _StrPromise:
    return STATES[link.state]
