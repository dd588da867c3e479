"""The plain count the kept one is held against, and changes of the kinds officers make."""

from __future__ import annotations

import time
from random import Random
from uuid import UUID

from django.db import connection
from django.utils import timezone

from oneplan.accounts.models import Post
from oneplan.coverage.keeping import CountryCount
from oneplan.projects.models import Activity, Preparation
from oneplan.strategy.models import Alignment, Target
from oneplan.threads.models import Circulation, Subject, SubjectKind, Tie, TieKind

LIVE = """
WITH RECURSIVE above AS (
    SELECT id AS target_id, id AS over_id FROM strategy_target
    UNION
    SELECT above.target_id, t.parent_id FROM above JOIN strategy_target t ON t.id = above.over_id
    WHERE t.parent_id IS NOT NULL
), works AS MATERIALIZED (
    SELECT s.id, COALESCE(left(s.area_id, 2), '') AS province, a.satang,
        p.approach_id IS NULL AS is_unplanned, NOT EXISTS (
            SELECT FROM strategy_alignment WHERE subject_id = s.id AND ended_at IS NULL
        ) AS is_unaligned
    FROM projects_activity a JOIN threads_subject s ON s.id = a.subject_id
        JOIN projects_project p ON p.subject_id = a.project_id
    WHERE a.fiscal_year = %(year)s AND a.preparation <> 'withdrawn'
      AND s.circulation IN ('public', 'circulated')
), needs AS MATERIALIZED (
    SELECT COALESCE(left(s.area_id, 2), '') AS province, NOT EXISTS (
        SELECT FROM threads_tie WHERE parent_id = s.id AND kind = 'answers' AND ended_at IS NULL
    ) AS is_bare
    FROM threads_subject s WHERE s.kind = 'N' AND s.fiscal_year = %(year)s
      AND s.circulation IN ('public', 'circulated') AND NOT EXISTS (
        SELECT FROM threads_tie WHERE child_id = s.id AND kind = 'merged_into' AND ended_at IS NULL)
)
SELECT 'works', province, NULL::uuid, count(*), sum(satang)::bigint FROM works GROUP BY 2
UNION ALL
SELECT 'no-approach', province, NULL, count(*), sum(satang)::bigint
FROM works WHERE is_unplanned GROUP BY 2
UNION ALL
SELECT 'no-target', province, NULL, count(*), sum(satang)::bigint
FROM works WHERE is_unaligned GROUP BY 2
UNION ALL
SELECT 'serves', '', over_id, count(*), sum(satang)::bigint FROM (
    SELECT DISTINCT works.id, works.satang, above.over_id FROM works
        JOIN strategy_alignment al ON al.subject_id = works.id AND al.ended_at IS NULL
        JOIN above ON above.target_id = al.target_id
) served GROUP BY 3
UNION ALL
SELECT 'needs', province, NULL, count(*), 0 FROM needs GROUP BY 2
UNION ALL
SELECT 'no-activity', province, NULL, count(*), 0 FROM needs WHERE is_bare GROUP BY 2
"""

Told = dict[tuple[str, str, UUID | None], tuple[int, int]]


def count(fiscal_year: int) -> Told:
    """Every figure of the country from its records, as whoever reads all that circulates."""
    with connection.cursor() as cursor:
        cursor.execute(LIVE, {"year": fiscal_year})
        return as_told([CountryCount(*row) for row in cursor.fetchall()])


def as_told(counts: list[CountryCount]) -> Told:
    return {(c.figure, c.province, c.target): (c.rows, c.satang) for c in counts}


def sizes() -> dict[str, object]:
    return {
        "activities": Activity.objects.count(),
        "needs": Subject.objects.filter(kind=SubjectKind.NEED).count(),
    }


def change(count: int, rng: Random, post: Post) -> list[float]:
    """So many changes, each a transaction of its own; the seconds each took."""
    works = list(Activity.objects.values_list("pk", flat=True)[: count * 20])
    needs = list(Subject.objects.filter(kind=SubjectKind.NEED).values_list("pk", flat=True)[:9999])
    targets = list(Target.objects.values_list("pk", flat=True))
    took = []
    for number in range(count):
        work, need = rng.choice(works), rng.choice(needs)
        begun = time.perf_counter()
        match number % 5:
            case 0:
                Alignment.objects.bulk_create(
                    [
                        Alignment(
                            subject_id=work,
                            target_id=rng.choice(targets),
                            because="",
                            judged_by=post,
                        )
                    ],
                    ignore_conflicts=True,
                )
            case 1:
                Alignment.objects.filter(subject=work, ended_at=None).update(
                    ended_at=timezone.now()
                )
            case 2:
                Tie.objects.bulk_create(
                    [Tie(kind=TieKind.ANSWERS, child_id=work, parent_id=need)],
                    ignore_conflicts=True,
                )
            case 3:
                Subject.objects.filter(pk=need).update(circulation=Circulation.PUBLIC)
            case _:
                Activity.objects.filter(pk=work).update(preparation=Preparation.WITHDRAWN)
        took.append(time.perf_counter() - begun)
    return took
