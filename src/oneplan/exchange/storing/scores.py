"""Storing what assessors gave to activities; a cell left empty is no score, and never zero."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from oneplan.accounts.models import Post
from oneplan.accounts.roles import Role
from oneplan.accounts.services import create_post
from oneplan.core.errors import Refusal
from oneplan.core.findings import Finding, Severity
from oneplan.exchange.layouts.layout import Record
from oneplan.exchange.layouts.scores import ScoreRow
from oneplan.exchange.storing.batch import Batch, Stored
from oneplan.screening.criteria import AREA
from oneplan.screening.models import Criterion
from oneplan.screening.queries import yardstick
from oneplan.screening.rules import check_value
from oneplan.screening.services import Given, record_scores
from oneplan.threads.models import Subject, SubjectKind

if TYPE_CHECKING:
    from oneplan.areas.models import Body
    from oneplan.screening.models import CriteriaSet


def store_scores(batch: Batch) -> Stored:
    """Record the scores, set by set; a row that cannot be is told and not stored."""
    rows = [each.entry for each in batch.to_store]
    activities = batch.ledger.named(
        "activities", (row.activity for row in rows), SubjectKind.ACTIVITY
    )
    criteria = _criteria(row.criterion for row in rows)
    good = [each for each in batch.to_store if _is_good(batch, each, activities, criteria)]
    posts = _posts(batch, good, activities)
    by_set: dict[CriteriaSet, list[Given]] = defaultdict(list)
    stored: dict[str, Subject | None] = {}
    for each in good:
        row: ScoreRow = each.entry
        subject = activities[row.activity][0]
        given = Given(
            subject=subject,
            criterion=criteria[row.criterion].code,
            value=row.value,
            assessor=posts[row.assessor],
            reason=row.reason or "",
        )
        by_set[criteria[row.criterion].criteria_set].append(given)
        stored[each.key] = subject
    for criteria_set, values in by_set.items():
        record_scores(values, criteria_set, by=batch.by)
    return stored


def _criteria(codes: Iterable[str]) -> dict[str, Criterion]:
    """Criteria by code; one that stands in several sets is that of the default set."""
    rows = Criterion.objects.filter(code__in=set(codes)).select_related("criteria_set")
    ordered = sorted(rows, key=lambda each: each.criteria_set.code == AREA.code)
    return {criterion.code: criterion for criterion in ordered}


def _is_good(
    batch: Batch,
    record: Record,
    activities: Mapping[str, Sequence[Subject]],
    criteria: Mapping[str, Criterion],
) -> bool:
    row: ScoreRow = record.entry
    subjects = activities.get(row.activity, ())
    if len(subjects) != 1:
        code = "exchange.activity_ambiguous" if subjects else "exchange.activity_unknown"
        facts = {"number": row.activity, "count": len(subjects)}
        batch.tell(code, record, Severity.ERROR, **facts)
        return False
    criterion = criteria.get(row.criterion)
    if criterion is None:
        code = "exchange.criterion_unknown"
        batch.tell(code, record, Severity.ERROR, criterion=row.criterion)
        return False
    try:
        check_value(row.value, yardstick(criterion))
    except Refusal as refusal:
        finding = Finding(refusal.code, Severity.ERROR, record.where, refusal.facts)
        batch.findings.append(finding)
        return False
    return True


def _posts(
    batch: Batch, records: Sequence[Record], activities: Mapping[str, Sequence[Subject]]
) -> dict[str, Post]:
    """The posts of assessors by title; one nobody knows becomes a committee seat of the owner's
    province, or of the owner itself."""
    titles = {each.entry.assessor: each for each in records}
    found: dict[str, Post] = {}
    for post in Post.objects.filter(title_th__in=titles).order_by("id"):
        found.setdefault(post.title_th, post)
    for title, record in titles.items():
        if title not in found:
            owner = activities[record.entry.activity][0].owner
            found[title] = create_post(
                _home(batch, owner), role=Role.COMMITTEE_MEMBER, title_th=title[:200], by=batch.by
            )
    return found


def _home(batch: Batch, owner: Body) -> Body:
    province = batch.wish.province or (owner.seat_id or "")[:2]
    return batch.world.bodies([province]).get(province, owner) if province else owner
