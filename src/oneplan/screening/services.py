"""Recording what assessors give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from oneplan.core.errors import Refusal
from oneplan.screening import rules
from oneplan.screening.models import CriteriaSet, Score
from oneplan.screening.queries import yardstick
from oneplan.threads.services import tell_many

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.threads.models import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One value: ``assessor`` gave ``subject`` so much on the criterion of that code."""

    subject: Subject
    criterion: str
    value: Decimal
    assessor: Post
    reason: str = ""


@transaction.atomic
def record_score(given: Given, criteria_set: CriteriaSet, *, by: Post) -> Score:
    """Record one value; what the same assessor gave before is replaced, and the story keeps both.

    Raises ``Refusal`` off the scale, between its steps, or for an unknown criterion.
    """
    record_scores([given], criteria_set, by=by)
    return Score.objects.get(
        subject=given.subject,
        criterion__code=given.criterion,
        criterion__criteria_set=criteria_set,
        post=given.assessor,
    )


@transaction.atomic
def record_scores(values: Sequence[Given], criteria_set: CriteriaSet, *, by: Post | None) -> int:
    """Record many values with a fixed number of queries; returns how many were new or changed.

    Raises ``Refusal`` for the first value that is off the scale; then none is recorded.
    """
    criteria = {criterion.code: criterion for criterion in criteria_set.criteria.all()}
    for given in values:
        if given.criterion not in criteria:
            raise Refusal("screening.unknown_criterion", criterion=given.criterion)
        rules.check_value(given.value, yardstick(criteria[given.criterion]))
    standing = {
        (row.subject_id, row.criterion_id, row.post_id): row
        for row in Score.objects.select_for_update().filter(
            subject__in={given.subject.pk for given in values}, criterion__in=criteria.values()
        )
    }
    wanted: dict[tuple[UUID, UUID, UUID], Given] = {
        (given.subject.pk, criteria[given.criterion].pk, given.assessor.pk): given
        for given in values
    }
    new, changed, told = [], [], []
    for key, given in wanted.items():
        row = standing.get(key)
        if row is not None and (row.value, row.reason) == (given.value, given.reason):
            continue
        told.append((given.subject, {"criterion": given.criterion}))
        if row is None:
            new.append(_row(given, criteria[given.criterion].pk))
        else:
            row.value, row.reason, row.given_at = given.value, given.reason, timezone.now()
            changed.append(row)
    Score.objects.bulk_create(new, batch_size=5000)
    Score.objects.bulk_update(changed, ["value", "reason", "given_at"], batch_size=1000)
    tell_many(_by_subject(told), "screening.scored", by)
    return len(told)


def _row(given: Given, criterion_id: UUID) -> Score:
    return Score(
        subject=given.subject,
        criterion_id=criterion_id,
        post=given.assessor,
        value=given.value,
        reason=given.reason,
    )


def _by_subject(
    told: Sequence[tuple[Subject, dict[str, str]]],
) -> list[tuple[Subject, dict[str, str]]]:
    """One sentence a subject, naming its criteria, however many raters there were."""
    subjects = {subject.pk: subject for subject, _facts in told}
    codes: dict[UUID, set[str]] = {}
    for subject, facts in told:
        codes.setdefault(subject.pk, set()).add(facts["criterion"])
    return [
        (subject, {"criteria": ", ".join(sorted(codes[key]))}) for key, subject in subjects.items()
    ]
