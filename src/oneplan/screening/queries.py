"""Reading criteria sets and what subjects were given by them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from oneplan.core.errors import Refusal
from oneplan.screening.models import CriteriaSet, Criterion, Score
from oneplan.screening.rules import Result, Yardstick, result

if TYPE_CHECKING:
    from oneplan.threads.models import Subject

CLUSTER_SET = "AREA-CLUSTER"
"""The built-in set for clusters, where benefit to more than one province is a gate."""


BENEFIT_GATE = "A7"
"""The criterion of ``screening_criteria`` that asks for benefit to more than one province."""


def default_criteria_set(
    *, fiscal_year: int | None = None, for_cluster: bool = False
) -> CriteriaSet:
    """The set a round goes by when none is named: its year's own, else the one for any year.

    Raises ``Refusal`` before the built-in sets are loaded, saying how to load them.
    """
    wanted = Q(code=CLUSTER_SET) if for_cluster else Q(is_default=True)
    sets = CriteriaSet.objects.filter(wanted, Q(fiscal_year=fiscal_year) | Q(fiscal_year=None))
    found = sets.order_by("fiscal_year").first()
    if found is None and for_cluster:
        return default_criteria_set(fiscal_year=fiscal_year)
    if found is None:
        raise Refusal("screening.no_criteria")
    return found


def criteria_sets() -> QuerySet[CriteriaSet]:
    """Every set with its criteria in order."""
    return CriteriaSet.objects.prefetch_related("criteria").order_by("code", "fiscal_year")


def yardsticks_of(criteria_set: CriteriaSet) -> list[Yardstick]:
    """The criteria of a set, in order, as the rules know them."""
    return [
        yardstick(criterion) for criterion in criteria_set.criteria.order_by("position", "code")
    ]


def yardstick(criterion: Criterion) -> Yardstick:
    return Yardstick(
        code=criterion.code,
        lowest=criterion.lowest,
        highest=criterion.highest,
        step=criterion.step,
        weight=criterion.weight,
        is_gate=criterion.is_gate,
    )


def asks_for_two_provinces(criteria_set: CriteriaSet) -> bool:
    """Whether a set makes benefit to a second province a gate; officials may lift it."""
    return criteria_set.criteria.filter(code=BENEFIT_GATE, is_gate=True).exists()


def score_of(subject: Subject, criteria_set: CriteriaSet) -> Result:
    """What one subject was given by a set; ``standing`` is "not scored" without any value."""
    return scores_of([subject.pk], criteria_set)[subject.pk]


def scores_of(subject_ids: Iterable[UUID], criteria_set: CriteriaSet) -> dict[UUID, Result]:
    """What each subject was given by a set, in two queries however many there are."""
    keys = list(subject_ids)
    sticks = yardsticks_of(criteria_set)
    given: dict[UUID, list[tuple[str, Decimal]]] = defaultdict(list)
    rows = Score.objects.filter(subject_id__in=keys, criterion__criteria_set=criteria_set)
    for key, code, value in rows.values_list("subject_id", "criterion__code", "value"):
        given[key].append((code, value))
    return {key: result(given[key], sticks) for key in keys}


def given_scores(subject: Subject, criteria_set: CriteriaSet | None) -> QuerySet[Score]:
    """Every value a subject was given by a set (None: by any), by criterion and rater."""
    rows = Score.objects.filter(subject=subject)
    if criteria_set is not None:
        rows = rows.filter(criterion__criteria_set=criteria_set)
    return rows.select_related("criterion", "post").order_by("criterion__position", "post_id")
