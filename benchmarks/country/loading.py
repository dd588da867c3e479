"""Writing many rows at once: keys and indexes aside, COPY, and everything back as it was.

What is set aside is written down in the database itself, so that a broken-off build goes on
where it stopped.  Every index and every key is made again at the end over all rows: PostgreSQL
checks each of them then.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from benchmarks.country.rows import COLUMNS, Sheets

if TYPE_CHECKING:
    from psycopg import Connection

BIG = (
    "threads_subject", "threads_event", "threads_place", "threads_tie", "needs_need",
    "projects_project", "projects_activity", "projects_costline", "projects_evidence",
    "budget_amount", "funds_publishedline", "annual_plans_rank", "committees_agendaitem",
)  # fmt: skip
"""Tables whose indexes are set aside; keys that point to or from them go with them."""

NOTES = """
CREATE TABLE IF NOT EXISTS size_set_aside (
    place integer PRIMARY KEY, relation text NOT NULL, name text NOT NULL,
    is_constraint boolean NOT NULL, definition text NOT NULL);
CREATE TABLE IF NOT EXISTS size_done (
    step text PRIMARY KEY, seconds real NOT NULL, written integer NOT NULL)
"""
FIND = """
INSERT INTO size_set_aside
SELECT row_number() OVER (ORDER BY turn, relation, name), relation, name, turn <> 2, definition
FROM (
    SELECT CASE contype WHEN 'f' THEN 3 ELSE 1 END AS turn, conrelid::regclass::text AS relation,
           conname AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint
    WHERE (contype = 'f' AND (conrelid = ANY(%(big)s::regclass[])
                              OR confrelid = ANY(%(big)s::regclass[])))
       OR (contype IN ('p', 'u') AND conrelid = ANY(%(big)s::regclass[]))
    UNION ALL
    SELECT 2, indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid)
    FROM pg_index
    WHERE indrelid = ANY(%(big)s::regclass[])
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid
                      AND contype IN ('p', 'u'))
) found
"""


def set_aside(link: Connection) -> None:
    """Drop the indexes and keys of the big tables, unless a broken-off build did so."""
    for statement in NOTES.split(";"):
        link.execute(statement)
    if link.execute("SELECT 1 FROM size_set_aside LIMIT 1").fetchone():
        return
    with link.transaction():
        link.execute(FIND, {"big": list(BIG)})
        for relation, name, is_constraint, _definition in reversed(_aside(link)):
            if is_constraint:
                link.execute(f'ALTER TABLE {relation} DROP CONSTRAINT "{name}"')
            else:
                link.execute(f"DROP INDEX {name}")


def bring_back(link: Connection) -> None:
    """Make every index and key again, one after the other."""
    link.execute("SET maintenance_work_mem = '1GB'")
    link.execute("SET max_parallel_maintenance_workers = 2")
    for relation, name, is_constraint, definition in _aside(link):
        started = time.perf_counter()
        with link.transaction():
            if is_constraint:
                link.execute(f'ALTER TABLE {relation} ADD CONSTRAINT "{name}" {definition}')
            else:
                link.execute(definition)
            link.execute(
                "DELETE FROM size_set_aside WHERE relation = %s AND name = %s", [relation, name]
            )
        seconds = time.perf_counter() - started
        if seconds > 5:
            say(f"  {name}: {seconds:.0f} s")


def write(link: Connection, sheets: Sheets) -> int:
    """COPY every sheet; editions that are sealed are filled before their seal is set."""
    total = 0
    for table, lines in sheets.filled():
        columns = COLUMNS[table].split()
        with link.cursor().copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
            for block in _blocks(lines):
                copy.write(block)
        total += len(lines)
    return total


def is_done(link: Connection, step: str) -> bool:
    found = link.execute("SELECT 1 FROM size_done WHERE step = %s", [step]).fetchone()
    return found is not None


def note_done(link: Connection, step: str, seconds: float, written: int) -> None:
    link.execute("INSERT INTO size_done VALUES (%s, %s, %s)", [step, seconds, written])


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _aside(link: Connection) -> list[tuple[str, str, bool, str]]:
    rows = link.execute(
        "SELECT relation, name, is_constraint, definition FROM size_set_aside ORDER BY place"
    )
    return rows.fetchall()


def _blocks(lines: list[str], size: int = 5000) -> Iterator[str]:
    for start in range(0, len(lines), size):
        yield "\n".join(lines[start : start + size]) + "\n"
