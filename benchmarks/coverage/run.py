"""Look at the coverage of the whole country: ``python -m benchmarks.coverage.run``.

Prints one line of JSON: the time of a look beside a plain count of the same records, just folded
and with changes not folded yet, each time with the same figures.  Works in a home of its own
under ``var/size``, or reads the country that stands in ``--home`` and changes nothing there.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks.country.home import database_of, env_of, home_of, use_django
from oneplan.config.launcher.serve import migrate

YEAR = 2571


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--needs", type=int, default=1_500_000)
    parser.add_argument("--activities", type=int, default=300_000)
    parser.add_argument("--changes", type=int, default=100)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--home", type=Path, help="a home with a built country, only read")
    asked = parser.parse_args()
    home = asked.home or home_of(f"coverage-{asked.needs}-{asked.activities}")
    with database_of(home) as url:
        if not asked.home:
            migrate(env_of(home), database_url=url)
        use_django(home, url)
        print(json.dumps(measure(asked)))
    return 0


def measure(asked: argparse.Namespace) -> dict[str, object]:
    from benchmarks.coverage import ground, live  # noqa: PLC0415 - needs the tables
    from oneplan.coverage.country import country_coverage  # noqa: PLC0415
    from oneplan.coverage.keeping import country_counts, fold  # noqa: PLC0415
    from oneplan.threads.rules import Reach  # noqa: PLC0415

    nation = Reach(is_national=True)
    told: dict[str, object] = {"activities": asked.activities, "needs": asked.needs}

    def look() -> object:
        return live.as_told(country_counts(YEAR, reach=nation))

    def page() -> object:
        return country_coverage({"fiscal_year": str(YEAR)}, reach=nation)

    def compare(when: str) -> None:
        assert look() == live.count(YEAR), f"{when}: what is kept is not what is counted"
        took = {"kept": look, "page": page, "live": lambda: live.count(YEAR)}
        for name, work in took.items():
            told[f"{when}_{name}_ms"] = round(1000 * middle(work, asked.runs), 1)
        told[f"{when}_ratio"] = round(
            float(str(told[f"{when}_live_ms"])) / float(str(told[f"{when}_kept_ms"])), 1
        )

    if asked.home:
        told |= live.sizes()
        compare("now")
        return told
    post = ground.lay(asked.needs, asked.activities)
    told["fold_all_s"] = round(seconds(fold), 1)
    compare("folded")
    changes = live.change(asked.changes, Random(1), post)
    told["changes"], told["change_ms"] = len(changes), round(1000 * statistics.median(changes), 2)
    compare("changed")
    told["fold_changes_ms"] = round(1000 * seconds(fold), 1)
    return told


def middle(work: Callable[[], object], runs: int) -> float:
    return statistics.median(seconds(work) for _run in range(runs))


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    raise SystemExit(main())
