"""A made-up country of needs and activities, written by plain SQL into an empty home."""

from __future__ import annotations

from typing import Any

from django.db import connection, transaction

from oneplan.accounts.models import Post
from oneplan.accounts.roles import Role
from oneplan.areas.models import Area, AreaKind, Body, BodyKind
from oneplan.core.services import load_code_lists
from oneplan.coverage.keeping import count_anew
from oneplan.cycles.services import load_cycles
from oneplan.strategy.models import Target
from oneplan.strategy.services import load_targets
from oneplan.threads.models import Subject

MADE_UP = "ข้อมูลสมมติ"
PROVINCES, DISTRICTS = 77, 12
YEARS = (2567, 2572)
TABLES = (
    "threads_subject", "threads_tie", "projects_activity", "projects_project",
    "strategy_alignment", "needs_need",
)  # fmt: skip

SUBJECTS = """
INSERT INTO threads_subject (id, kind, public_no, title, search_text, circulation, stage,
    fiscal_year, home, is_trial, made_at, area_id, origin_id, owner_id)
SELECT gen_random_uuid(), %(kind)s, %(kind)s || n, %(made_up)s, '',
    (ARRAY['draft', 'circulated', 'circulated', 'public', 'public'])[1 + floor(random() * 5)], '',
    %(first)s + floor(random() * %(years)s), 'size', true, now(),
    CASE WHEN random() < 0.98 THEN (10 + floor(random() * %(provinces)s))::int::text ||
        lpad((1 + floor(random() * %(districts)s))::int::text, 2, '0') END,
    %(body)s, %(body)s
FROM generate_series(1, %(count)s) n
"""
PROJECTS = """
INSERT INTO projects_project (subject_id, title, is_umbrella, programme, rationale, objectives,
    indicators, target_group, output, outcome, dimension, field_versions, approach_id)
SELECT id, title, false, '', '', '', '', '', '', '', '', '{}', CASE WHEN random() < 0.6 THEN id END
FROM threads_subject WHERE kind = 'P'
"""
ACTIVITIES = """
INSERT INTO projects_activity (subject_id, title, nature, preparation, fiscal_year, output,
    indicator, satang, field_versions, project_id)
SELECT s.id, s.title, 'item', CASE WHEN random() < 0.05 THEN 'withdrawn' ELSE 'ready' END,
    s.fiscal_year, '', '', floor(random() * 100000000), '{}', p.id
FROM (SELECT *, row_number() OVER () AS n FROM threads_subject WHERE kind = 'A') s
JOIN (SELECT id, row_number() OVER () - 1 AS n FROM threads_subject WHERE kind = 'P') p
    ON p.n = s.n %% %(projects)s
"""
NEEDS = """
INSERT INTO needs_need (subject_id, wording, place_words, doer, proposer_kind, version)
SELECT id, title, '', 'for_us', '', 1 FROM threads_subject WHERE kind = 'N'
"""
CLAIMS = """
INSERT INTO strategy_alignment (id, subject_id, target_id, strength, because, evidence,
    judged_by_id, judged_at)
SELECT gen_random_uuid(), s.id, t.id, 2, %(made_up)s, '', %(post)s, now()
FROM (SELECT id, row_number() OVER () AS n FROM threads_subject WHERE kind = 'A') s
CROSS JOIN generate_series(1, 2) turn
JOIN (SELECT id, row_number() OVER (ORDER BY random()) - 1 AS n FROM strategy_target) t
    ON t.n = (s.n * 7 + turn * 31) %% %(targets)s
WHERE s.n %% 5 < 3
"""
TIES = """
INSERT INTO threads_tie (id, kind, facts, begun_at, child_id, parent_id)
SELECT gen_random_uuid(), kind, '{}', now(), child, parent FROM (
    SELECT CASE WHEN n.n %% 50 = 0 THEN 'merged_into' ELSE 'answers' END AS kind,
        CASE WHEN n.n %% 50 = 0 THEN n.id ELSE a.id END AS child,
        CASE WHEN n.n %% 50 = 0 THEN n.next ELSE n.id END AS parent
    FROM (SELECT id, lead(id) OVER () AS next, row_number() OVER () AS n
          FROM threads_subject WHERE kind = 'N') n
    JOIN (SELECT id, row_number() OVER () - 1 AS n FROM threads_subject WHERE kind = 'A') a
        ON a.n = n.n %% %(activities)s
    WHERE n.n %% 5 < 2
) found WHERE parent IS NOT NULL
"""


def lay(needs: int, activities: int) -> Post:
    """The country, unless it stands already; gives the post that claims in it."""
    post = _post()
    if Subject.objects.filter(kind="N").count() == needs:
        return post
    load_code_lists()
    load_cycles()
    load_targets()
    _areas()
    given: dict[str, Any] = {
        "made_up": MADE_UP, "first": YEARS[0], "years": YEARS[1] - YEARS[0] + 1,
        "provinces": PROVINCES, "districts": DISTRICTS, "body": post.body_id, "post": post.pk,
        "projects": activities // 4, "activities": activities, "targets": Target.objects.count(),
    }  # fmt: skip
    with transaction.atomic(), connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for kind, count in (("P", activities // 4), ("A", activities), ("N", needs)):
            cursor.execute(SUBJECTS, given | {"kind": kind, "count": count})
        cursor.execute("ANALYZE threads_subject, strategy_target")
        for statement in (PROJECTS, ACTIVITIES, NEEDS, CLAIMS, TIES):
            cursor.execute(statement, given)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    count_anew()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
    return post


def _post() -> Post:
    body = Body.objects.get_or_create(
        code="size", defaults={"kind": BodyKind.PROVINCE_OFFICE, "name_th": MADE_UP}
    )[0]
    return Post.objects.get_or_create(
        body=body, role=Role.STRATEGIST, defaults={"title_th": MADE_UP}
    )[0]


def _areas() -> None:
    codes = [str(10 + number) for number in range(PROVINCES)]
    rows = [Area(code=code, kind=AreaKind.PROVINCE, name_th=f"{MADE_UP} {code}") for code in codes]
    rows += [
        Area(
            code=f"{code}{number:02}",
            kind=AreaKind.DISTRICT,
            name_th=f"{MADE_UP} {code}{number:02}",
            parent_id=code,
        )
        for code in codes
        for number in range(1, DISTRICTS + 1)
    ]
    Area.objects.bulk_create(rows, ignore_conflicts=True)
