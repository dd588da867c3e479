"""What a question that finds nothing may have meant: its unknown words put right."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from django.contrib.postgres.search import TrigramSimilarity

from oneplan.areas.models import Area
from oneplan.core.searching import Question
from oneplan.engines.overlap.lexicon import DATA, read_rows
from oneplan.thai.search import fold
from oneplan.thai.spellings import short_forms
from oneplan.threads.holding import holds
from oneplan.threads.models import Subject

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from oneplan.thai.spellings import Wanted

NEAR_ENOUGH = 0.35
MOST_PUT_RIGHT = 3
SHORTEST = 3


def meant_instead(asked: Question, readable: QuerySet[Subject]) -> str:
    """The question with the words nothing readable holds exchanged for the nearest known ones.

    Empty unless that would find something.  Asks the database for a few words at most.
    """
    looked_at = [each for each in asked.wanted if len(each.typed) >= SHORTEST and not each.pattern]
    put_right = {each.typed: _put_right(each, readable) for each in looked_at[:MOST_PUT_RIGHT]}
    instead = " ".join(put_right.get(each.typed, each.typed) for each in asked.wanted)
    if all(typed == word for typed, word in put_right.items()):
        return ""
    return instead if readable.filter(holds(instead))[:1].exists() else ""


def _put_right(wanted: Wanted, readable: QuerySet[Subject]) -> str:
    held = readable.filter(holds(Question(wanted.typed, (wanted,))))
    return wanted.typed if held[:1].exists() else nearest_word(wanted.typed) or wanted.typed


def nearest_word(typed: str) -> str:
    """The word of the field or the name of a place most like ``typed``; empty where none is."""
    near = sorted(_near_terms(typed) + _near_places(typed), reverse=True)
    return next((word for _likeness, word in near if word != typed), "")


def likeness(first: frozenset[str], second: frozenset[str]) -> float:
    """How many letter triples two words share, as PostgreSQL counts it."""
    return len(first & second) / len(first | second)


def triples(word: str) -> frozenset[str]:
    """The letter triples of a word, its beginning weighing more than its end.

    >>> sorted(triples("ฝาย"))
    ['  ฝ', ' ฝา', 'ฝาย', 'าย ']
    """
    padded = f"  {word} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


@cache
def _terms() -> dict[str, list[str]]:
    """Words of the field by each of their letter triples."""
    rows = read_rows(DATA / "thesaurus.csv")
    known = {fold(term.rstrip("*")) for row in rows for term in row["terms"].split("|")}
    known |= set(short_forms().values())
    by_triple: dict[str, list[str]] = defaultdict(list)
    for word in sorted(known):
        for triple in triples(word):
            by_triple[triple].append(word)
    return by_triple


def _near_terms(typed: str) -> list[tuple[float, str]]:
    own, by_triple = triples(typed), _terms()
    shared = {word for triple in own for word in by_triple.get(triple, [])}
    near = ((likeness(own, triples(word)), word) for word in shared)
    return [pair for pair in near if pair[0] >= NEAR_ENOUGH]


def _near_places(typed: str) -> list[tuple[float, str]]:
    areas = Area.objects.filter(name_th__trigram_similar=typed, valid_to=None)
    near = areas.annotate(likeness=TrigramSimilarity("name_th", typed)).order_by("-likeness")
    found = near.values_list("likeness", "name_th")[:1]
    return [(float(number), name) for number, name in found if number >= NEAR_ENOUGH]
