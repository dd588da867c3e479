"""Every role has its questions, each is asked once, and most are answered from data."""

from __future__ import annotations

from collections import Counter

import pytest
from django.utils.translation import override

from oneplan.accounts.roles import Role
from oneplan.questions.groups import QUESTIONS, Group, group_of, question_of, questions_of


@pytest.mark.parametrize("group", list(Group))
def test_each_circle_asks_ten_questions_and_six_are_answered(group: Group) -> None:
    asked = questions_of(group)
    assert len(asked) >= 10
    assert sum(question.answering is not None for question in asked) >= 6


def test_what_cannot_be_answered_names_the_part_that_will_feed_it() -> None:
    for question in (one for questions in QUESTIONS.values() for one in questions):
        assert bool(question.comes_with) == (question.answering is None), question.code


def test_no_code_is_used_twice_and_no_question_stands_twice_in_a_circle() -> None:
    codes = Counter(one.code for questions in QUESTIONS.values() for one in questions)
    assert set(codes.values()) == {1}
    for questions in QUESTIONS.values():
        words = [str(one.words) for one in questions]
        assert len(set(words)) == len(words)


@pytest.mark.parametrize("group", list(Group))
def test_every_question_is_worded_in_both_languages(group: Group) -> None:
    for question in questions_of(group):
        with override("th"):
            thai = str(question.words)
        with override("en"):
            assert str(question.words) != thai, question.code


def test_every_role_belongs_to_a_circle() -> None:
    assert {group_of(role) for role in Role} == set(Group) - {Group.PUBLIC}


def test_a_question_of_others_is_not_asked() -> None:
    assert question_of(Group.VILLAGE, "village-1") is not None
    assert question_of(Group.VILLAGE, "governor-1") is None
    assert question_of(Group.VILLAGE, "nonsense") is None
