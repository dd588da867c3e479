"""Measure the main pages: ``python -m benchmarks.pages.run --scale province --scale country``.

Each scale must have been built (``benchmarks.country.build``).  The real server answers on
loopback; requests come at a steady rate, few and for a short time.  One JSON line a page, then a
table: half and 95 of a hundred answers, queries, size, and growth.
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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.country.home import database_of, env_of, home_of
from benchmarks.overlap.machine import machine
from benchmarks.pages.load import Request, ask_steadily, memory_of
from benchmarks.pages.table import table
from oneplan.config.launcher.processes import Running, child_environment

FLOOR = "floor: answers and SELECT 1"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", action="append", help="built size (default: province, country)")
    parser.add_argument("--under", type=Path, help="folder of the homes (default: var/size)")
    parser.add_argument("--port", type=int, default=8170)
    parser.add_argument("--rate", type=float, default=20, help="requests a second")
    parser.add_argument("--count", type=int, default=100, help="requests a page")
    parser.add_argument("--seconds", type=float, default=20, help="at most, a page")
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
        lines = []
        for page in _pages(home, url, sql=asked.sql):
            if asked.only and asked.only not in page["name"] and page["name"] != FLOOR:
                continue
            requests = [_request(page, number) for number in range(asked.count)]
            ask_steadily(asked.port, requests, count=4, rate=4, seconds=2)  # each worker awake
            found = ask_steadily(
                asked.port, requests, count=asked.count, rate=asked.rate, seconds=asked.seconds
            )
            line = {
                "scale": scale,
                "page": page["name"],
                "p50_ms": round(found.at(0.5), 1),
                "p95_ms": round(found.at(0.95), 1),
                "limit_ms": page["limit"],
                "queries": page["queries"],
                "sql_ms": page["sql_ms"],
                "kb": found.size // 1024,
                "bad": found.bad,
                "load": round(os.getloadavg()[0], 1),
            }
            lines.append(line)
            floor = lines[0]["p95_ms"]
            line["to_floor"] = round(line["p95_ms"] / floor, 1)
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
            if page["slowest"]:
                sys.stdout.write(f"    {page['slowest'][0]} ms {page['slowest'][1][:1500]}\n")
            sys.stdout.flush()
        now, most = memory_of([server.pid])
        summary = {"scale": scale, "rate": asked.rate, "server_mb": now, "server_most_mb": most}
        sys.stdout.write(json.dumps(summary | _sizes(url) | machine()) + "\n")
        return lines


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
    return not ask_steadily(port, [Request("/healthz")], count=1, rate=1, seconds=1).bad


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
