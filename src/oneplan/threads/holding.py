"""The filter of a typed question: records whose search text holds every word of it."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

from django.db.models import Q

from oneplan.core.searching import question

if TYPE_CHECKING:
    from oneplan.core.searching import Question
    from oneplan.thai.spellings import Wanted


def holds(asked: Question | str, *, through: str = "") -> Q:
    """Every word in one of its spellings; ``through`` is the path to the subject, ``subject__``.

    Each spelling of three letters or more is answered from the index of letter triples.
    """
    found = question(asked) if isinstance(asked, str) else asked
    return reduce(and_, (_holds_one(each, through) for each in found.wanted), Q())


def _holds_one(wanted: Wanted, through: str) -> Q:
    column = f"{through}search_text"
    if wanted.pattern:
        return Q(**{f"{column}__regex": wanted.pattern})
    return reduce(or_, (Q(**{f"{column}__contains": each}) for each in wanted.spellings))
