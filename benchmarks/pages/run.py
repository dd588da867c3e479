"""Measure the main pages: ``python -m benchmarks.pages.run --scale province --scale country``.

Each scale must have been built (``benchmarks.country.build``).  The real server answers on
loopback.  Requests come at a steady rate, all pages among each other in a drawn order, each as
often as any other: people ask for many things at once.  One JSON line a page, then a table: half
and 95 of a hundred answers, queries, size, and growth.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from random import Random
from typing import Any

import psycopg

from benchmarks.country.home import database_of, env_of, home_of
from benchmarks.overlap.machine import machine
from benchmarks.pages.load import Answer, Request, ask_steadily, at, memory_of
from benchmarks.pages.table import table
from oneplan.config.launcher.processes import Running, child_environment

FLOOR = "floor: answers and SELECT 1"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", action="append", help="built size (default: province, country)")
    parser.add_argument("--under", type=Path, help="folder of the homes (default: var/size)")
    parser.add_argument("--port", type=int, default=8170)
    parser.add_argument("--rate", type=float, default=20, help="requests a second")
    parser.add_argument("--count", type=int, default=60, help="requests a page")
    parser.add_argument("--only", default="", help="pages whose name holds these letters")
    parser.add_argument("--sql", action="store_true", help="tell the slowest statement of a page")
    asked = parser.parse_args()
    scales = asked.scale or ["province", "country"]
    told = {scale: _measure(scale, asked) for scale in scales}
    sys.stdout.write(f"\n{table(told)}\n")
    return 0


def _measure(scale: str, asked: argparse.Namespace) -> list[dict[str, Any]]:
    """Every page of one scale, told line by line."""
    home = home_of(scale, under=asked.under)
    with database_of(home) as url, _served(home, url, asked.port) as server:
        pages = [
            page
            for page in _pages(home, url, sql=asked.sql)
            if asked.only in page["name"] or page["name"] == FLOOR
        ]
        ask_steadily(asked.port, [_request(page, 0) for page in pages * 4], rate=4)  # wakes all
        order = [number for number in range(len(pages)) for _ in range(asked.count)]
        Random(1).shuffle(order)
        requests = [_request(pages[number], turn) for turn, number in enumerate(order)]
        answers = ask_steadily(asked.port, requests, rate=asked.rate)
        lines: list[dict[str, Any]] = []
        for number, page in enumerate(pages):
            mine = [answer for at_, answer in zip(order, answers, strict=True) if at_ == number]
            lines.append(_line(scale, page, mine, floor=lines[0] if lines else None))
            sys.stdout.write(json.dumps(lines[-1], ensure_ascii=False) + "\n")
            if page["slowest"]:
                sys.stdout.write(f"    {page['slowest'][0]} ms {page['slowest'][1][:1500]}\n")
        now, most = memory_of([server.pid])
        summary = {
            "scale": scale,
            "rate": asked.rate,
            "requests": len(answers),
            "p95_of_all_ms": round(at(0.95, answers), 1),
            "load": round(os.getloadavg()[0], 1),
            "server_mb": now,
            "server_most_mb": most,
        }
        sys.stdout.write(json.dumps(summary | _sizes(url) | machine()) + "\n")
        sys.stdout.flush()
        return lines


def _line(
    scale: str, page: dict[str, Any], answers: Sequence[Answer], *, floor: dict[str, Any] | None
) -> dict[str, Any]:
    p95 = round(at(0.95, answers), 1)
    return {
        "scale": scale,
        "page": page["name"],
        "p50_ms": round(at(0.5, answers), 1),
        "p95_ms": p95,
        "limit_ms": page["limit"],
        "queries": page["queries"],
        "sql_ms": page["sql_ms"],
        "kb": max(answer.size for answer in answers) // 1024,
        "bad": sum(answer.status != HTTPStatus.OK for answer in answers),
        "to_floor": round(p95 / (floor["p95_ms"] if floor else p95), 1),
    }


def _request(page: dict[str, Any], number: int) -> Request:
    forms = page["forms"]
    form = tuple(forms[number % len(forms)].items()) if forms else ()
    address = page["addresses"][number % len(page["addresses"])]
    return Request(address, page["cookie"], form, page["is_part"])


def _pages(home: Path, url: str, *, sql: bool) -> list[dict[str, Any]]:
    """Addresses, cookies and query counts, found by a process of the product's own."""
    command = [sys.executable, "-m", "benchmarks.pages.looking", *(["--sql"] if sql else [])]
    environment = child_environment(env_of(home), database_url=url)
    found = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in found.stdout.splitlines()]


@contextmanager
def _served(home: Path, url: str, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """``oneplan serve`` without its worker, until the measuring is over."""
    shutil.rmtree(home / "static", ignore_errors=True)  # made anew by ``serve``, as this version
    command = [sys.executable, "-m", "oneplan.config.cli", "serve", "--no-worker"]
    environment = {**os.environ, "ONEPLAN_HOME": str(home), "PORT": str(port)}
    environment.pop("DATABASE_URL", None)
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 600
        while Running.read(home / "serve.json") is None or not _answers(port):
            if server.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"The server of {home} did not start.")
            time.sleep(0.5)
        yield server
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=60)


def _answers(port: int) -> bool:
    return ask_steadily(port, [Request("/healthz")], rate=1)[0].status == HTTPStatus.OK


def _sizes(url: str) -> dict[str, Any]:
    tables = {"subjects": "threads_subject", "events": "threads_event", "needs": "needs_need",
              "activities": "projects_activity"}  # fmt: skip
    with psycopg.connect(url) as link:
        rows = {
            name: link.execute(
                "SELECT reltuples::bigint FROM pg_class WHERE relname = %s", [table_name]
            ).fetchone()
            for name, table_name in tables.items()
        }
        size = link.execute("SELECT pg_database_size(current_database())").fetchone()
    told = {name: row[0] if row else 0 for name, row in rows.items()}
    return told | {"disk_mb": size[0] // 2**20 if size else 0}


if __name__ == "__main__":
    sys.exit(main())
