"""The statements of ``keeping``: which cells were touched, their records counted, folding, reading.

One common text counts the touched cells, so that what is kept and what is read can never differ.
"""

from __future__ import annotations

from typing import Any

from oneplan.budget.keeping_sql import CELL_OF
from oneplan.projects.models import Preparation
from oneplan.threads.models import Circulation, SubjectKind, TieKind

WORDS: dict[str, Any] = {
    "kinds": [SubjectKind.NEED.value, SubjectKind.ACTIVITY.value],
    "need": SubjectKind.NEED.value,
    "activity": SubjectKind.ACTIVITY.value,
    "withdrawn": Preparation.WITHDRAWN.value,
    "public": Circulation.PUBLIC.value,
    "circulated": Circulation.CIRCULATED.value,
    "answers": TieKind.ANSWERS.value,
    "merged": TieKind.MERGED_INTO.value,
}
"""What the codes of other apps are in the statements."""

TOUCHED = f"""
above AS (
    SELECT id AS target_id, id AS over_id FROM strategy_target
    UNION
    SELECT above.target_id, t.parent_id FROM above JOIN strategy_target t ON t.id = above.over_id
    WHERE t.parent_id IS NOT NULL
), touched AS MATERIALIZED (
    SELECT place, kind, year,
        CASE WHEN left(place, 1) = '@' THEN substr(place, 2)::uuid END AS owner,
        place || CASE WHEN length(place) = 4 THEN '~' ELSE '' END AS last
    FROM (
        SELECT cell_place AS place, cell_kind AS kind, cell_year AS year
        FROM noted WHERE cell_place <> ''
        UNION
        SELECT {CELL_OF} FROM noted JOIN threads_subject s ON s.id = noted.subject_id
        UNION
        SELECT {CELL_OF} FROM noted JOIN projects_activity a ON a.project_id = noted.project_id
            JOIN threads_subject s ON s.id = a.subject_id
        UNION
        SELECT {CELL_OF} FROM noted JOIN above ON above.over_id = noted.target_id
            JOIN strategy_alignment al ON al.target_id = above.target_id AND al.ended_at IS NULL
            JOIN threads_subject s ON s.id = al.subject_id
    ) found
    WHERE kind = ANY(%(kinds)s)
)"""  # noqa: S608 - our own words only
"""``above``: each target with itself and everything over it, also in other lists."""

ADDED = """
records AS MATERIALIZED (
    SELECT s.id, t.kind, left(s.area_id, 2) AS province, s.circulation = %(public)s AS is_public,
        t.place, t.year
    FROM touched t CROSS JOIN LATERAL (
        SELECT id, area_id, circulation FROM threads_subject
        WHERE area_id ~>=~ t.place AND area_id ~<=~ t.last
            AND kind = t.kind AND COALESCE(fiscal_year, 0) = t.year OFFSET 0
    ) s
    WHERE t.owner IS NULL AND s.circulation IN (%(public)s, %(circulated)s)
    UNION ALL
    SELECT s.id, t.kind, '', s.circulation = %(public)s, t.place, t.year
    FROM touched t CROSS JOIN LATERAL (
        SELECT id, area_id, circulation FROM threads_subject
        WHERE owner_id = t.owner AND kind = t.kind
            AND area_id IS NULL AND COALESCE(fiscal_year, 0) = t.year OFFSET 0
    ) s
    WHERE s.circulation IN (%(public)s, %(circulated)s)
), works AS MATERIALIZED (
    SELECT r.*, a.fiscal_year, a.satang, p.approach_id IS NULL AS is_unplanned, NOT EXISTS (
            SELECT FROM strategy_alignment WHERE subject_id = r.id AND ended_at IS NULL
        ) AS is_unaligned
    FROM records r JOIN projects_activity a ON a.subject_id = r.id
        JOIN projects_project p ON p.subject_id = a.project_id
    WHERE r.kind = %(activity)s AND a.preparation <> %(withdrawn)s
), needs AS MATERIALIZED (
    SELECT r.*, r.year AS fiscal_year, 0::bigint AS satang, NOT EXISTS (
            SELECT FROM threads_tie
            WHERE parent_id = r.id AND kind = %(answers)s AND ended_at IS NULL
        ) AS is_unanswered
    FROM records r
    WHERE r.kind = %(need)s AND NOT EXISTS (
        SELECT FROM threads_tie WHERE child_id = r.id AND kind = %(merged)s AND ended_at IS NULL)
), facts AS (
    SELECT place, kind, year, province, is_public, fiscal_year, satang,
        'works' AS figure, NULL::uuid AS target_id FROM works
    UNION ALL
    SELECT place, kind, year, province, is_public, fiscal_year, satang, 'no-approach', NULL
    FROM works WHERE is_unplanned
    UNION ALL
    SELECT place, kind, year, province, is_public, fiscal_year, satang, 'no-target', NULL
    FROM works WHERE is_unaligned
    UNION ALL
    SELECT place, kind, year, province, is_public, fiscal_year, satang, 'serves', over_id
    FROM (
        SELECT DISTINCT works.*, above.over_id FROM works
            JOIN strategy_alignment al ON al.subject_id = works.id AND al.ended_at IS NULL
            JOIN above ON above.target_id = al.target_id
    ) served
    UNION ALL
    SELECT place, kind, year, province, is_public, fiscal_year, satang, 'needs', NULL FROM needs
    UNION ALL
    SELECT place, kind, year, province, is_public, fiscal_year, satang, 'no-activity', NULL
    FROM needs WHERE is_unanswered
), added AS (
    SELECT place AS cell_place, kind AS cell_kind, year AS cell_year, province, fiscal_year,
        is_public, figure, target_id, count(*)::int AS rows, sum(satang)::bigint AS satang
    FROM facts GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
)"""
"""PostgreSQL cannot know how many cells are touched: OFFSET 0 keeps it to one index scan a cell,
and no part is joined with another part.
"""

ROLLED = "province, fiscal_year, is_public, figure, target_id"
"""What a count is of, whichever of the cells of its province it comes from."""

COLUMNS = f"cell_place, cell_kind, cell_year, {ROLLED}, rows, satang"
SAME_CELL = "t.place = kept.cell_place AND t.kind = kept.cell_kind AND t.year = kept.cell_year"

FOLD = f"""
WITH RECURSIVE noted AS (DELETE FROM coverage_changedcell RETURNING *), {TOUCHED}, {ADDED},
gone AS (
    DELETE FROM coverage_keptcount kept USING touched t WHERE {SAME_CELL} RETURNING kept.*
), come AS (
    INSERT INTO coverage_keptcount ({COLUMNS}) SELECT {COLUMNS} FROM added
)
INSERT INTO coverage_provincecount AS standing ({ROLLED}, rows, satang)
SELECT {ROLLED}, sum(rows), sum(satang)
FROM (
    SELECT {ROLLED}, rows, satang FROM added
    UNION ALL
    SELECT {ROLLED}, -rows, -satang FROM gone
) moved
GROUP BY {ROLLED} HAVING sum(rows) <> 0 OR sum(satang) <> 0
ON CONFLICT ({ROLLED}) DO UPDATE SET
    rows = standing.rows + excluded.rows, satang = standing.satang + excluded.satang
"""  # noqa: S608 - our own words only
"""What is kept of each cell, and in the same statement what that adds to its province."""

READ = f"""
WITH RECURSIVE noted AS (SELECT * FROM coverage_changedcell), {TOUCHED}, {ADDED}, counts AS (
    SELECT {ROLLED}, rows, satang FROM coverage_provincecount WHERE fiscal_year = %(fiscal_year)s
    UNION ALL
    SELECT {ROLLED}, -rows, -satang FROM touched t CROSS JOIN LATERAL (
        SELECT {ROLLED}, rows, satang FROM coverage_keptcount kept WHERE {SAME_CELL} OFFSET 0
    ) gone
    WHERE fiscal_year = %(fiscal_year)s
    UNION ALL
    SELECT {ROLLED}, rows, satang FROM added WHERE fiscal_year = %(fiscal_year)s
), seen AS (
    SELECT * FROM counts WHERE is_public OR %(is_national)s OR province = ANY(%(circle)s)
)
"""  # noqa: S608 - our own words only

OF_COUNTRY = f"""{READ}
SELECT figure, CASE WHEN target_id IS NULL THEN province ELSE '' END, target_id,
    sum(rows)::bigint, sum(satang)::bigint
FROM seen GROUP BY 1, 2, 3 HAVING sum(rows) <> 0
"""  # noqa: S608 - our own words only

OF_TARGET = f"""{READ}
SELECT figure, province, target_id, sum(rows)::bigint, sum(satang)::bigint
FROM seen WHERE target_id = %(target)s GROUP BY 1, 2, 3 HAVING sum(rows) <> 0
"""  # noqa: S608 - our own words only

YEARS = """
SELECT (SELECT min(fiscal_year) FROM coverage_keptcount WHERE fiscal_year > 0),
    (SELECT max(fiscal_year) FROM coverage_keptcount WHERE fiscal_year > 0)
"""
"""Each from one end of an index."""

EVERYTHING = f"""
INSERT INTO coverage_changedcell (cell_place, cell_kind, cell_year)
SELECT DISTINCT {CELL_OF} FROM threads_subject s WHERE s.kind = ANY(%(kinds)s)
"""  # noqa: S608 - our own words only
