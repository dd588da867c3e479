"""Reasons and acts in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from oneplan.engines.overlap.explanation import WORDS
from oneplan.screening.models import OverlapAct

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

THINGS = ("same_thing", "kindred_thing")

EFFECTS: dict[str, _StrPromise] = {
    OverlapAct.MERGE: _(
        "The need that is merged keeps its number and its story and counts through the one that "
        "stays. The people who asked for either can follow both. Undo brings both back."
    ),
    OverlapAct.COFUND: _(
        "A request to pay together is sent to the other owner and waits for its answer. Both "
        "records stay as they are."
    ),
    OverlapAct.SPLIT: _(
        "Only the verdict is recorded. Each owner then writes its record anew so that no part "
        "of the work is asked for twice."
    ),
    OverlapAct.SEQUENCE: _(
        "Only the verdict is recorded. The owners agree which comes first and set the years of "
        "their records."
    ),
    OverlapAct.KEEP: _("Only the verdict is recorded. Both records stay as they are."),
}
ONLY_RECORDED = _(
    "Only the verdict is recorded: the act itself is for the body that answers for the record."
)


def reasons_in_words(codes: Iterable[str], thing: str = "") -> list[str]:
    """The reasons of the machine in the reader's language; codes unknown to us are left out."""
    at = 1 if get_language() == "en" else 0
    words = []
    for code in codes:
        if code not in WORDS:
            continue
        named = thing and code in THINGS and at == 0
        words.append(WORDS[code][at] + (f" ({thing})" if named else ""))
    return words
