"""Scores from a file of assessors: every row becomes a score to record, or a finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from oneplan.accounts.models import Post
from oneplan.areas.models import Body
from oneplan.core.errors import Refusal
from oneplan.core.findings import Finding, Severity, Where
from oneplan.core.messages import text_of
from oneplan.exchange.gathering import gather
from oneplan.exchange.layouts.layout import Record
from oneplan.exchange.layouts.scores import ScoreRow
from oneplan.screening.models import CriteriaSet
from oneplan.screening.queries import yardsticks_of
from oneplan.screening.rules import Yardstick, check_value
from oneplan.screening.services import Given
from oneplan.threads.models import Subject, SubjectKind


def scores_in(
    path: Path, criteria_set: CriteriaSet, *, body: Body
) -> tuple[list[Given], list[Finding]]:
    """Read a table of scores (activity number, criterion, assessor, value), storing nothing.

    Assessors are named by the title of their post; among equal titles the round's own body's
    comes first.  Rows that cannot be used are findings with file, row and remedy.
    """
    gathered = gather(path)
    records = gathered.of("scores")
    findings = [*gathered.findings]
    if not records and not findings:
        where = Where(file=path.name)
        findings.append(Finding("annual_plans.no_scores", Severity.ERROR, where))
    rows: list[tuple[Record, ScoreRow]] = [(record, record.entry) for record in records]
    numbers = {entry.activity.strip().upper() for _record, entry in rows}
    subjects = {
        subject.public_no: subject
        for subject in Subject.objects.filter(
            kind=SubjectKind.ACTIVITY, public_no__in=numbers
        ).select_related("owner")
    }
    posts = _posts({entry.assessor for _record, entry in rows}, body=body)
    sticks = {stick.code: stick for stick in yardsticks_of(criteria_set)}
    given = []
    for record, entry in rows:
        made = _given(record, entry, subjects=subjects, posts=posts, sticks=sticks)
        if isinstance(made, Finding):
            findings.append(made)
        else:
            given.append(made)
    return given, findings


def _given(
    record: Record,
    entry: ScoreRow,
    *,
    subjects: Mapping[str, Subject],
    posts: Mapping[str, Post],
    sticks: Mapping[str, Yardstick],
) -> Given | Finding:
    subject = subjects.get(entry.activity.strip().upper())
    if subject is None:
        return _finding("annual_plans.unknown_activity", record, "activity", entry.activity)
    post = posts.get(entry.assessor)
    if post is None:
        return _finding("annual_plans.unknown_assessor", record, "assessor", entry.assessor)
    try:
        if entry.criterion not in sticks:
            raise Refusal("screening.unknown_criterion", criterion=entry.criterion)
        check_value(entry.value, sticks[entry.criterion])
    except Refusal as refusal:
        words = text_of(refusal)
        return _finding("annual_plans.score_refused", record, "value", str(entry.value), words)
    return Given(
        subject=subject,
        criterion=entry.criterion,
        value=entry.value,
        assessor=post,
        reason=entry.reason or "",
    )


def _posts(titles: Iterable[str], *, body: Body) -> dict[str, Post]:
    found: dict[str, Post] = {}
    for post in Post.objects.filter(title_th__in=set(titles)).order_by("pk"):
        if post.title_th not in found or post.body_id == body.pk:
            found[post.title_th] = post
    return found


def _finding(code: str, record: Record, column: str, value: str, words: str = "") -> Finding:
    where = Where(record.where.file, record.where.sheet, record.where.row, column, value)
    return Finding(code, Severity.ERROR, where, {"value": value, "words": words})
