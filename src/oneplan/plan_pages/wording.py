"""Writing the plain words of a plan's elements: beside the edition, so also of a sealed one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from oneplan.plan_pages.models import PlainWords
from oneplan.threads.models import Subject
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.plans.models import Element


LONGEST = 300
"""Characters: a short sentence."""


def digest_of(official: str) -> str:
    """What an official text is known by; its spaces do not count."""
    return hashlib.sha256(" ".join(official.split()).encode()).hexdigest()


def plain_words_of(elements: Sequence[Element]) -> Mapping[UUID, PlainWords]:
    """The plain words of these very wordings, by element; one query."""
    rows = PlainWords.objects.filter(lineage__in={each.lineage_id for each in elements})
    known = {(row.lineage_id, row.digest): row for row in rows}
    return {
        each.pk: row
        for each in elements
        if (row := known.get((each.lineage_id, digest_of(each.title)))) is not None
    }


@dataclass(frozen=True, slots=True)
class Typed:
    """Words typed for an element, and the version that was read before (0: there were none)."""

    words: str
    version: int


@transaction.atomic
def write_plain_words(
    elements: Sequence[Element], typed: Mapping[UUID, Typed], *, by: Post
) -> dict[UUID, PlainWords]:
    """Write plain words, by element; returns those somebody else wrote anew meanwhile.

    What was overtaken is left as it stands, everything else is written: nobody's typing waits
    for another's.  Empty words take the plain words back.  Locks the elements' lineages.
    """
    changing = sorted(
        (each for each in elements if each.pk in typed), key=lambda each: each.lineage_id
    )
    lineages = Subject.objects.select_for_update(no_key=True, of=("self",)).order_by("pk")
    found = {each.pk: each for each in lineages.filter(pk__in=[e.lineage_id for e in changing])}
    standing = plain_words_of(changing)
    overtaken: dict[UUID, PlainWords] = {}
    for element in changing:
        told, row = typed[element.pk], standing.get(element.pk)
        words = " ".join(told.words.split())
        if words == (row.words if row else ""):
            continue
        if row is not None and row.version != told.version:
            overtaken[element.pk] = row
            continue
        _write(element, row, words, found[element.lineage_id], by=by)
    return overtaken


def _write(
    element: Element, row: PlainWords | None, words: str, lineage: Subject, *, by: Post
) -> None:
    before = {"words": row.words} if row else None
    if row is None:
        row = PlainWords(lineage=lineage, digest=digest_of(element.title))
    else:
        row.version += 1
    row.words, row.written_by = words, by
    row.save()
    code = "plan_pages.worded" if words else "plan_pages.words_taken_back"
    tell(lineage, code, by=by, before=before, words=words)
