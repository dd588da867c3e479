"""Measure one large plan: ``python -m benchmarks.plans.run [--activities 2000 --indicators 300]``.

Each page is asked so often by somebody signed in, all pages in turn, in one process without a
network: half and 95 of a hundred answers in milliseconds, half in milliseconds of the processor
(without the database; what is left of a busy machine's noise), the number of queries, the size,
and how many times as long as the floor of the same run (a page that only signs in and answers).
The same pages of a plan of a tenth of the size tell whether the queries grow with it.  Works in
homes of its own under ``var/size``.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from http import HTTPStatus

from benchmarks.country.home import database_of, env_of, home_of, use_django
from oneplan.config.launcher.serve import migrate

FLOOR = "floor: a signed-in page without a plan"
AIM_MS = 200


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--activities", type=int, default=2_000)
    parser.add_argument("--indicators", type=int, default=300)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--one", action="store_true", help="this size alone, as JSON")
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(_measure(asked.activities, asked.indicators, asked.runs)))
        return 0
    large = _alone(asked.activities, asked.indicators, asked.runs)
    small = _alone(asked.activities // 10, asked.indicators // 10, 3)
    print(f"{asked.activities:,} activities, {asked.indicators} indicators, {asked.runs} runs")
    names = ("p50 ms", "p95 ms", "cpu ms", "x floor", "queries", "a tenth")
    print(f"{'page':<40}" + "".join(f"{each:>8}" for each in names) + f"{'kB':>6}")
    for name, row in large.items():
        floor = large[FLOOR]["p95"]
        print(
            f"{name:<40}{row['p50']:>8.1f}{row['p95']:>8.1f}{row['cpu']:>8.1f}"
            f"{row['p95'] / floor:>8.1f}{row['queries']:>8.0f}"
            f"{small[name]['queries']:>8.0f}{row['kb']:>6.0f}"
        )
    return 0 if all(row["p95"] < AIM_MS for row in large.values()) else 1


def _alone(activities: int, indicators: int, runs: int) -> dict[str, dict[str, float]]:
    """One size in a process of its own: Django keeps to the database it began with."""
    command = [
        sys.executable, "-m", "benchmarks.plans.run", "--one", "--activities", str(activities),
        "--indicators", str(indicators), "--runs", str(runs),
    ]  # fmt: skip
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    found: dict[str, dict[str, float]] = json.loads(told.splitlines()[-1])
    return found


def _measure(activities: int, indicators: int, runs: int) -> dict[str, dict[str, float]]:
    home = home_of(f"plan-{activities}-{indicators}")
    with database_of(home) as url:
        migrate(env_of(home), database_url=url)
        use_django(home, url)
        return _pages(activities, indicators, runs)


def _pages(activities: int, indicators: int, runs: int) -> dict[str, dict[str, float]]:
    from django.conf import settings  # noqa: PLC0415 - needs the settings
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    from benchmarks.plans import ground  # noqa: PLC0415 - needs the tables
    from oneplan.plans.models import Element, ElementKind  # noqa: PLC0415
    from oneplan.strategy.models import Target  # noqa: PLC0415

    call_command("collectstatic", interactive=False, verbosity=0)
    plan, user = ground.lay(activities, indicators)
    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    client.force_login(user)
    target = Target.objects.filter(alignments__isnull=False).order_by("code").first()
    assert target is not None
    page = reverse("plans:plan", args=[plan.pk])
    issue = Element.objects.filter(edition__plan=plan, kind=ElementKind.ISSUE).first()
    assert issue is not None
    parts = {
        "one issue, when it is opened": f"{page}?row={issue.pk}",
        "advice on it, after it": page,
    }
    asked = {
        FLOOR: reverse("accounts:mine"),
        "plan": page,
        **parts,
        "the whole plan, to print": f"{page}?all=yes",
        "its five tests": reverse("plans:tests", args=[plan.pk]),
        "its valid rows": reverse("plans:standing", args=[plan.pk]),
        "coverage of the province": reverse("coverage:place", args=["67"]),
        "coverage below a target": reverse("coverage:down", args=["67", target.pk]),
        "indicators of its works": reverse("projects:noticed-list"),
    }
    took: dict[str, list[float]] = {name: [] for name in asked}
    busy: dict[str, list[float]] = {name: [] for name in asked}
    told: dict[str, dict[str, float]] = {}
    for name, address in asked.items():
        headers = {"HX-Request": "true"} if name in parts else {}
        client.get(address, headers=headers)  # what a process keeps
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(address, headers=headers)
        assert answer.status_code == HTTPStatus.OK, name
        told[name] = {"queries": len(seen), "kb": len(answer.content) / 1024}
    for _run in range(runs):
        for name, address in asked.items():
            begun, worked = time.perf_counter(), time.process_time()
            client.get(address, headers={"HX-Request": "true"} if name in parts else {})
            took[name].append(1000 * (time.perf_counter() - begun))
            busy[name].append(1000 * (time.process_time() - worked))
    return {
        name: row | _quantiles(took[name]) | {"cpu": statistics.median(busy[name])}
        for name, row in told.items()
    }


def _quantiles(took: Sequence[float]) -> dict[str, float]:
    ordered = sorted(took)
    return {"p50": statistics.median(ordered), "p95": ordered[int(0.95 * (len(ordered) - 1))]}


if __name__ == "__main__":
    sys.exit(main())
