"""Move links to the next list version and back: ``python -m benchmarks.crosswalk.run``.

Prints the seconds for so many links beside the physical floor of the same run: one plain SQL
statement that inserts as many alignments into the same table with the same indexes and keys.
Works in a home of its own under ``var/size`` and leaves it empty of links.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

from benchmarks.country.home import database_of, env_of, home_of, use_django
from oneplan.config.launcher.serve import migrate

TARGETS = 140
"""Of the size of the targets of the sub-plans (Y1)."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--links", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    home = home_of("crosswalk")
    with database_of(home) as url:
        migrate(env_of(home), database_url=url)
        use_django(home, url)
        measure(asked.links, asked.runs)
    return 0


def measure(links: int, runs: int) -> None:
    from benchmarks.crosswalk import ground  # noqa: PLC0415 - needs the tables
    from oneplan.strategy.moving import apply_crosswalk, undo_crosswalk  # noqa: PLC0415

    walk, post = ground.lay(links, TARGETS)
    before = ground.live()
    floors, there, back = [], [], []
    for _run in range(runs):
        floors.append(ground.plain_insert(links))
        there.append(seconds(lambda: apply_crosswalk(walk, by=post)))
        assert not ground.live() & before
        back.append(seconds(lambda: undo_crosswalk(walk, by=post)))
        assert ground.live() == before, "the way back did not lead to the same links"
    floor = statistics.median(floors)
    print(f"{links:,} links over {TARGETS} targets, median of {runs} runs")
    print(f"floor, plain SQL insert of as many alignments: {floor:6.2f} s")
    for name, took in (("there", there), ("back", back)):
        middle = statistics.median(took)
        print(f"{name:5}: {middle:6.2f} s  {middle / floor:5.1f} x floor  {_list(took)}")


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _list(took: list[float]) -> str:
    return " ".join(f"{each:.2f}" for each in took)


if __name__ == "__main__":
    raise SystemExit(main())
