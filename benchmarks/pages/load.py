"""Asking for pages at a steady rate whatever the answers take, and reading what it cost."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

HOST = "127.0.0.1"
ASKERS = 32
PATIENCE = 30
CSRF = "0" * 32
_own = threading.local()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: how long it took in milliseconds from the moment it was due, and what came."""

    wait: float
    status: int
    size: int


def at(share: float, answers: Sequence[Answer]) -> float:
    """The wait that ``share`` of the answers did not pass."""
    waits = sorted(answer.wait for answer in answers)
    return waits[min(len(waits) - 1, int(share * len(waits)))]


@dataclass(frozen=True, slots=True)
class Request:
    address: str
    cookie: str = ""
    form: tuple[tuple[str, str], ...] = ()
    is_part: bool = False


def ask_steadily(port: int, requests: Sequence[Request], *, rate: float) -> list[Answer]:
    """Each request at its own moment, ``rate`` a second (open loop); their answers in order.

    A slow answer does not put off the next request; waits count from when a request was due.
    """
    start = time.perf_counter() + 0.05
    with ThreadPoolExecutor(ASKERS) as askers:
        sent = [
            askers.submit(_ask, port, request, start + number / rate)
            for number, request in enumerate(requests)
        ]
        return [each.result() for each in sent]


def _ask(port: int, request: Request, due: float) -> Answer:
    time.sleep(max(0.0, due - time.perf_counter()))
    link = getattr(_own, "link", None)
    if link is None or link.port != port:
        link = _own.link = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    headers = {"Cookie": f"csrftoken={CSRF}; {request.cookie}", "X-CSRFToken": CSRF}
    if request.is_part:
        headers["HX-Request"] = "true"
    body = urlencode(request.form) if request.form else None
    if body:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        address = quote(request.address, safe="/?&=%-_.~")
        link.request("POST" if body else "GET", address, body=body, headers=headers)
        answer = link.getresponse()
        size = len(answer.read())
        status = answer.status
    except (OSError, http.client.HTTPException):
        link.close()
        status, size = 0, 0
    return Answer((time.perf_counter() - due) * 1000, status, size)


def memory_of(pids: Sequence[int]) -> tuple[int, int]:
    """Resident memory now and at most, in MB, of processes and all they started."""
    now = most = 0
    for pid in _family(pids):
        words = dict(
            line.split(":", 1)
            for line in Path(f"/proc/{pid}/status").read_text().splitlines()
            if line.startswith(("VmRSS", "VmHWM"))
        )
        now += int(words.get("VmRSS", "0 kB").split()[0]) // 1024
        most += int(words.get("VmHWM", "0 kB").split()[0]) // 1024
    return now, most


def _family(pids: Sequence[int]) -> list[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(entry.name)] = int(fields[1])
    found = set(pids)
    for _ in range(6):
        found |= {pid for pid, parent in parents.items() if parent in found}
    return sorted(pid for pid in found if Path(f"/proc/{pid}").exists())
