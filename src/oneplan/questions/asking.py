"""Putting the questions of a role and taking their answers, for the pages of office and portal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oneplan.accounts.queries import area_prefixes
from oneplan.questions.answers import ALL, FEW, Answer, Asker, Question
from oneplan.questions.groups import Group, group_of, question_of, questions_of
from oneplan.threads.access import reach

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

ANSWERED_FIRST = 3
"""How many answers stand on a first page without anybody scrolling to them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer; None where the answer comes later or cannot be given yet."""

    question: Question
    answer: Answer | None

    @property
    def is_later(self) -> bool:
        """Whether the answer is to be fetched after the page."""
        return self.answer is None and self.question.answering is not None


def asker_of(post: Post, *, on: dt.date, most: int = FEW) -> Asker:
    """A post asks about its area, else its body's; a cluster about its provinces.

    A national office asks about everything it may read.
    """
    prefixes = area_prefixes(post, on=on)
    if not prefixes and post.body.seat_id:
        prefixes = (post.body.seat_id[:2],)
    return Asker(post=post, reach=reach(post), body=post.body, prefixes=prefixes, on=on, most=most)


def citizen_of(code: str, *, on: dt.date, most: int = FEW) -> Asker:
    """Anybody, asking about one place; reads what is public only."""
    return Asker(post=None, reach=None, body=None, prefixes=(code,), on=on, most=most)


def questions_put_by(post: Post) -> list[Asked]:
    """The questions of a post's role, every answer left for later: asks the database nothing."""
    return [Asked(question, None) for question in questions_of(group_of(post.role))]


def asked_by(post: Post, *, on: dt.date) -> list[Asked]:
    """The questions of a post's role, every one answered."""
    return _asked(questions_of(group_of(post.role)), asker_of(post, on=on))


def asked_first_by(post: Post, *, on: dt.date) -> list[Asked]:
    """The questions of a post's role, the first few answered; the others when they come in sight.

    A slow one is not among the first.
    """
    questions = questions_of(group_of(post.role))
    first = [each for each in questions if each.answering and not each.is_slow][:ANSWERED_FIRST]
    asker = asker_of(post, on=on)
    return [Asked(each, _answer(each, asker) if each in first else None) for each in questions]


def asked_in_public(code: str, *, on: dt.date) -> list[Asked]:
    """The questions of citizens about a place."""
    return _asked(questions_of(Group.PUBLIC), citizen_of(code, on=on))


def one_asked_by(post: Post, code: str, *, on: dt.date, is_whole: bool) -> Asked | None:
    """One question of a post's role with its answer; None for a question of others."""
    question = question_of(group_of(post.role), code)
    if question is None:
        return None
    asker = asker_of(post, on=on, most=ALL if is_whole else FEW)
    return Asked(question, _answer(question, asker))


def one_asked_in_public(place: str, code: str, *, on: dt.date) -> Asked | None:
    """One question of citizens about a place, with all its rows."""
    question = question_of(Group.PUBLIC, code)
    if question is None:
        return None
    return Asked(question, _answer(question, citizen_of(place, on=on, most=ALL)))


def _asked(questions: Sequence[Question], asker: Asker) -> list[Asked]:
    return [Asked(question, _answer(question, asker)) for question in questions]


def _answer(question: Question, asker: Asker) -> Answer | None:
    return question.answering(asker) if question.answering else None
