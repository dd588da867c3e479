"""Scores recorded by several posts, replaced, refused, and read back together."""

from decimal import Decimal

import pytest

from oneplan.core.errors import Refusal
from oneplan.screening.models import CriteriaSet, Score
from oneplan.screening.queries import default_criteria_set, given_scores, score_of
from oneplan.screening.rules import Standing
from oneplan.screening.services import Given, record_score, record_scores
from oneplan.threads.models import Subject
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity
from tests.screening.sets import make_criteria_set

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def subject(cast: Cast) -> Subject:
    return make_activity(cast.province, cast.strategist).subject


@pytest.fixture
def criteria() -> CriteriaSet:
    return make_criteria_set()


def values(subject: Subject, cast: Cast, **given: str) -> list[Given]:
    return [
        Given(subject=subject, criterion=code, value=Decimal(value), assessor=cast.strategist)
        for code, value in given.items()
    ]


def test_two_assessors_make_one_score_and_one_sentence(
    cast: Cast, subject: Subject, criteria: CriteriaSet
) -> None:
    rated = values(subject, cast, A1="5", A2="2.5", G="1")
    second = Given(subject=subject, criterion="A1", value=Decimal(3), assessor=cast.reviewer)

    assert record_scores([*rated, second], criteria, by=cast.strategist) == 4

    found = score_of(subject, criteria)
    assert (found.standing, found.total) == (Standing.SCORED, Decimal("68.000"))
    assert subject.events.filter(code="screening.scored").count() == 1
    assert [row.value for row in given_scores(subject, criteria)] == [5, 3, Decimal("2.5"), 1]


def test_the_same_values_again_change_nothing_and_a_new_one_replaces_the_old(
    cast: Cast, subject: Subject, criteria: CriteriaSet
) -> None:
    rated = values(subject, cast, A1="5")
    record_scores(rated, criteria, by=cast.strategist)
    assert record_scores(rated, criteria, by=cast.strategist) == 0

    again = Given(subject=subject, criterion="A1", value=Decimal(2), assessor=cast.strategist)
    assert record_score(again, criteria, by=cast.strategist).value == 2
    assert Score.objects.get().value == 2


def test_one_value_off_the_scale_refuses_them_all(
    cast: Cast, subject: Subject, criteria: CriteriaSet
) -> None:
    with pytest.raises(Refusal, match="off_the_scale"):
        record_scores(values(subject, cast, A1="5", A2="6"), criteria, by=cast.strategist)
    with pytest.raises(Refusal, match="unknown_criterion"):
        record_scores(values(subject, cast, Z9="1"), criteria, by=cast.strategist)
    assert not Score.objects.exists()


def test_the_set_of_a_round_is_the_years_own_or_the_default(criteria: CriteriaSet) -> None:
    assert default_criteria_set(fiscal_year=2571) == criteria
    own = CriteriaSet.objects.create(
        code="OWN", fiscal_year=2571, name_th="เกณฑ์ปี 2571", is_default=True
    )
    assert default_criteria_set(fiscal_year=2571) == own
    assert default_criteria_set(fiscal_year=2572) == criteria
    assert default_criteria_set(for_cluster=True) == criteria


def test_without_criteria_the_refusal_says_what_to_do() -> None:
    with pytest.raises(Refusal, match="no_criteria"):
        default_criteria_set()
