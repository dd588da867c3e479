"""The statements of ``keeping``: which cells were touched, their rows added up, folding, reading.

One common text adds up the touched cells, so that what is kept and what is read can never differ.
"""

from __future__ import annotations

from oneplan.threads.models import SubjectKind

KINDS = (
    SubjectKind.NEED,
    SubjectKind.ACTIVITY,
    SubjectKind.PROJECT,
    SubjectKind.PUBLISHED_LINE,
)
PLACE_OF = "CASE WHEN s.area_id IS NULL THEN '@' || s.owner_id ELSE left(s.area_id, 4) END"
CELL_OF = f"{PLACE_OF} AS place, s.kind, COALESCE(s.fiscal_year, 0) AS year"

TOUCHED = f"""
touched AS MATERIALIZED (
    SELECT place, kind, year,
        CASE WHEN left(place, 1) = '@' THEN substr(place, 2)::uuid END AS owner,
        place || CASE WHEN length(place) = 4 THEN '~' ELSE '' END AS last
    FROM (
        SELECT cell_place AS place, cell_kind AS kind, cell_year AS year
        FROM noted WHERE subject_id IS NULL AND body_id IS NULL
        UNION
        SELECT {CELL_OF} FROM noted JOIN threads_subject s ON s.id = noted.subject_id
        UNION
        SELECT {CELL_OF} FROM noted JOIN threads_subject s
            ON s.owner_id = noted.body_id AND s.area_id IS NULL
        UNION
        SELECT {CELL_OF} FROM noted JOIN funds_publishedline line ON line.owner_id = noted.body_id
            JOIN threads_subject s ON s.id = line.subject_id AND s.area_id IS NULL
    ) found
    WHERE kind = ANY(%(kinds)s)
)"""  # noqa: S608 - our own words only

ADDED = """
records AS MATERIALIZED (
    SELECT s.id, s.kind, s.owner_id, s.area_id, s.circulation = 'public' AS is_public, t.place,
        t.year
    FROM touched t JOIN threads_subject s ON s.area_id ~>=~ t.place AND s.area_id ~<=~ t.last
    WHERE t.owner IS NULL AND s.kind = t.kind AND COALESCE(s.fiscal_year, 0) = t.year
      AND s.circulation IN ('public', 'circulated')
    UNION ALL
    SELECT s.id, s.kind, s.owner_id, s.area_id, s.circulation = 'public', t.place, t.year
    FROM touched t JOIN threads_subject s ON s.owner_id = t.owner AND s.kind = t.kind
    WHERE s.area_id IS NULL AND COALESCE(s.fiscal_year, 0) = t.year
      AND s.circulation IN ('public', 'circulated')
), facts AS (
    SELECT r.*, r.owner_id AS payer, 'records' AS figure, r.year AS fiscal_year,
        r.kind::text AS source, '' AS stage, 0 AS satang
    FROM records r WHERE r.kind IN ('N', 'A')
    UNION ALL
    SELECT r.*, r.owner_id, 'asked', cost.fiscal_year, cost.source_id, '', cost.satang
    FROM records r JOIN projects_activity a ON a.subject_id = r.id AND a.preparation <> 'withdrawn'
        JOIN projects_costline cost ON cost.activity_id = a.subject_id
    WHERE r.kind = 'A'
    UNION ALL
    SELECT r.*, line.owner_id, 'printed', line.fiscal_year, line.kind, '', line.satang
    FROM records r JOIN funds_publishedline line ON line.subject_id = r.id
    WHERE r.kind = 'B'
    UNION ALL
    SELECT r.*, r.owner_id, 'money', m.fiscal_year, m.source_id, m.stage, m.satang
    FROM records r JOIN budget_amount m ON m.subject_id = r.id
), added AS (
    SELECT f.place AS cell_place, f.kind AS cell_kind, f.year AS cell_year, f.figure,
        left(COALESCE(f.area_id, CASE
            WHEN f.seat IS NULL OR EXISTS (SELECT FROM threads_place WHERE subject_id = f.id)
            THEN '' ELSE f.seat END), 4) AS area_code,
        f.fiscal_year, f.is_public, f.source, f.stage, count(*)::int AS rows,
        sum(f.satang)::bigint AS satang
    FROM (
        SELECT facts.*, CASE WHEN b.kind = %(pao)s THEN left(b.seat_id, 2)
            WHEN b.kind = ANY(%(seated)s) THEN b.seat_id END AS seat
        FROM facts JOIN areas_body b ON b.id = facts.payer
    ) f
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
)"""

COLUMNS = (
    "cell_place, cell_kind, cell_year, figure, area_code, fiscal_year, is_public, source, stage, "
    "rows, satang"
)
SAME_CELL = "t.place = kept.cell_place AND t.kind = kept.cell_kind AND t.year = kept.cell_year"

FOLD = f"""
WITH noted AS (DELETE FROM budget_changedcell RETURNING *), {TOUCHED}, {ADDED}, gone AS (
    DELETE FROM budget_keptsum kept USING touched t WHERE {SAME_CELL}
)
INSERT INTO budget_keptsum ({COLUMNS}) SELECT {COLUMNS} FROM added
"""  # noqa: S608 - our own words only

READ = f"""
WITH noted AS (SELECT * FROM budget_changedcell), {TOUCHED}, {ADDED}
SELECT figure, left(area_code, 2), source, stage, sum(rows)::bigint, sum(satang)::bigint
FROM (
    SELECT {COLUMNS} FROM budget_keptsum kept
    WHERE fiscal_year = %(fiscal_year)s AND NOT EXISTS (SELECT FROM touched t WHERE {SAME_CELL})
    UNION ALL
    SELECT {COLUMNS} FROM added WHERE fiscal_year = %(fiscal_year)s
) sums
WHERE is_public OR %(is_national)s OR left(area_code, 2) = ANY(%(circle)s)
GROUP BY 1, 2, 3, 4
"""  # noqa: S608 - our own words only

YEARS = """
SELECT (SELECT min(fiscal_year) FROM budget_keptsum WHERE fiscal_year > 0),
    (SELECT max(fiscal_year) FROM budget_keptsum WHERE fiscal_year > 0),
    (SELECT max(fiscal_year) FROM budget_keptsum
        WHERE figure = 'printed' AND fiscal_year > 0 AND rows > 0)
"""
"""Each from one end of an index; in one pass over the table every sum would be read."""

EVERYTHING = f"""
INSERT INTO budget_changedcell (cell_place, cell_kind, cell_year)
SELECT DISTINCT {CELL_OF} FROM threads_subject s WHERE s.kind = ANY(%(kinds)s)
"""  # noqa: S608 - our own words only
