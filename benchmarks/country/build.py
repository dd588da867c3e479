"""Build a made-up country: ``python -m benchmarks.country.build --scale country``.

Or one province, or the region around it.  Broken off, the same command goes on with the next
province.  The same seed and the same lists of areas give the same records.  Everything made is
labelled trial data.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import psycopg

from benchmarks.country.home import database_of, env_of, home_of, use_django, wide_log
from benchmarks.country.loading import bring_back, is_done, note_done, say, set_aside, write
from benchmarks.country.sizes import (
    ACTIVITIES,
    HOME_PROVINCE,
    HOME_SHARE,
    LINES,
    NEEDS,
    SCALES,
    SEED,
    SUBDISTRICTS,
)
from oneplan.config.launcher.serve import migrate

if TYPE_CHECKING:
    from psycopg import Connection


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", choices=[*SCALES, "country"], default="province")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--under", type=Path, help="folder of the homes (default: var/size)")
    asked = parser.parse_args()
    home = home_of(asked.scale, under=asked.under)
    with database_of(home) as url:
        migrate(env_of(home), database_url=url)
        use_django(home, url)
        from benchmarks.country.proof import prove  # noqa: PLC0415 - needs the tables

        with wide_log(home):
            _build(url, asked.scale, asked.seed)
        return 0 if prove(say) else 1


def _build(url: str, scale: str, seed: int) -> None:
    from benchmarks.country.province import make_agencies, make_province, prepare  # noqa: PLC0415

    started = time.perf_counter()
    with psycopg.connect(url, autocommit=True) as link:
        link.execute("SET synchronous_commit = off")
        set_aside(link)
        provinces = prepare(SCALES.get(scale))
        if not is_done(link, "agencies"):
            with link.transaction():
                note_done(link, "agencies", 0, write(link, make_agencies(seed)))
        for place, code in enumerate(provinces, start=1):
            if is_done(link, code):
                continue
            begun = time.perf_counter()
            with link.transaction():
                written = write(link, make_province(code, Random(f"{seed}:{code}"), _share))
                seconds = time.perf_counter() - begun
                note_done(link, code, seconds, written)
            say(f"{place:3}/{len(provinces)} {code}: {written:9,} rows, {seconds:5.1f} s")
        _finish(link)
    say(f"built in {time.perf_counter() - started:.0f} s")


def _share(code: str, subdistricts: int) -> tuple[int, int, int]:
    """How many needs, activities and lines a province of so many sub-districts has."""
    share = subdistricts / SUBDISTRICTS
    more = HOME_SHARE if code == HOME_PROVINCE else 1
    return round(NEEDS * share), round(ACTIVITIES * share * more), round(LINES * share)


def _finish(link: Connection) -> None:
    from oneplan.budget.keeping import fold  # noqa: PLC0415 - needs the tables
    from oneplan.coverage.keeping import fold as fold_coverage  # noqa: PLC0415

    begun = time.perf_counter()
    say("indexes and keys …")
    bring_back(link)
    say(f"indexes and keys in {time.perf_counter() - begun:.0f} s; kept sums, statistics …")
    fold()
    fold_coverage()
    link.execute("VACUUM (ANALYZE)")


if __name__ == "__main__":
    sys.exit(main())
