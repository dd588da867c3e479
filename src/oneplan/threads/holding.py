"""The filter of a typed question: records whose search text holds every word of it."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.lookups import DataContains
from django.db.models import F, Func, Q, TextField
from django.db.models.lookups import Contains

from oneplan.core.searching import PAIR, question
from oneplan.threads.models import LETTER_PAIRS

if TYPE_CHECKING:
    from oneplan.core.searching import Question
    from oneplan.thai.spellings import Wanted


def holds(asked: Question | str, *, through: str = "") -> Q:
    """Every word in one of its spellings; ``through`` is the path to the subject, ``subject__``.

    Spellings of three letters or more are answered from the index of letter triples, those of two
    from that of letter pairs.
    """
    found = question(asked) if isinstance(asked, str) else asked
    return reduce(and_, (_holds_one(each, through) for each in found.wanted), Q())


def _holds_one(wanted: Wanted, through: str) -> Q:
    column = f"{through}search_text"
    if wanted.pattern:
        return Q(**{f"{column}__regex": wanted.pattern})
    return reduce(or_, (_spelled(each, column) for each in wanted.spellings))


def _spelled(word: str, column: str) -> Q:
    """A pair is asked for twice: one way an index knows, the other is quick to read in order.

    The other is put so that the index of letter triples does not offer itself: without a triple
    to look for it reads all of itself, and PostgreSQL does not stop it when the time is up.
    """
    if len(word) != PAIR:
        return Q(**{f"{column}__contains": word})
    text = Func(F(column), template="(%(expressions)s || '')", output_field=TextField())
    pairs = Func(F(column), function=LETTER_PAIRS, output_field=ArrayField(TextField()))
    return Q(Contains(text, word)) & Q(DataContains(pairs, [word]))
