"""What the editable list settles: the limits of the five tests and of the indicator review."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from oneplan.core.models import Code
from oneplan.engines.indicator_quality import Limits as ReviewLimits
from oneplan.plans.rules.five_tests import Limits
from oneplan.thai.digits import parse_decimal
from oneplan.thai.errors import UnreadableText

LIMITS = "plan_test_limits"
MEASURED = "MEASURED"
OF_THE_REVIEW = {
    "STALE": ("stale_years", int),
    "JUMP-DEVIATIONS": ("jump_sigmas", float),
    "JUMP-TIMES": ("jump_times", float),
    "SAME": ("same_years", int),
}
"""Codes of the list, the limit of the review each sets, and what kind of number it is."""


def limits() -> Limits:
    """The limits as the list has them; where it says no number above zero, the built-in ones."""
    rows = Code.objects.filter(list=LIMITS).values_list("code", "extra")
    said = {code: number for code, extra in rows if (number := _number(extra.get("count")))}
    of_the_review: dict[str, Any] = {
        name: kind(said[code]) for code, (name, kind) in OF_THE_REVIEW.items() if code in said
    }
    return Limits(
        measured_years=int(said.get(MEASURED, Limits().measured_years)),
        review=ReviewLimits(**of_the_review),
    )


def _number(text: object) -> Decimal | None:
    try:
        number = parse_decimal(str(text))
    except UnreadableText:
        return None
    return number if number >= 1 else None
