"""Questions of the sectors about a point: asked once, open until answered."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from oneplan.analysis.models import Point, Question
from oneplan.analysis.rules import check_words
from oneplan.analysis.writing import POINT
from oneplan.audit.services import record
from oneplan.core.errors import NotVisible
from oneplan.value_chains.commenting import answer_once

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@transaction.atomic
def ask(point: Point, text: str, *, sector: str, key: UUID, by: Post) -> Question:
    """What a sector asks of a point.  Sent a second time with the same ``key`` it is the first."""
    point = Point.objects.select_for_update(no_key=True).get(pk=point.pk)
    standing = Question.objects.filter(pk=key).first()
    if standing is not None:
        if standing.point_id != point.pk:
            raise NotVisible(key)
        return standing
    made = Question.objects.create(
        id=key, point=point, sector=sector, text=check_words(text), post=by
    )
    told = {"question": str(made.pk), "sector": sector, "text": made.text}
    record("analysis.asked", by=by, kind=POINT, key=point.pk, after=told)
    return made


@transaction.atomic
def answer(question: Question, text: str, *, by: Post) -> Question:
    """Answer a question, which closes it.

    Locks it.  Raises ``Overtaken`` with both answers where somebody else was quicker.
    """
    question = Question.objects.select_for_update(no_key=True).get(pk=question.pk)
    text = check_words(text)
    told = {"kind": POINT, "key": question.point_id, "after__question": str(question.pk)}
    if answer_once(question, text, code="analysis.answered", told=told, by=by):
        after = {"question": str(question.pk), "answer": text}
        record("analysis.answered", by=by, kind=POINT, key=question.point_id, after=after)
    return question
