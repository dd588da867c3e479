"""Child processes: started with the database's address, remembered, and ended for certain."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from oneplan.config.env import Env, settings_module


def child_environment(env: Env, *, database_url: str) -> dict[str, str]:
    """What a child is told: the parent's variables, the database and the settings to use."""
    return {
        **env.variables,
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": settings_module(env.mode),
        "ONEPLAN_HOME": str(env.home),
        "PYTHAINLP_DATA": env.variables.get("PYTHAINLP_DATA") or str(env.home / "pythainlp"),
        "PYTHONUTF8": "1",
    }


def run_django(env: Env, words: Sequence[str], *, database_url: str) -> int:
    """Run a Django command in the foreground; returns its exit status."""
    command = [sys.executable, "-m", "oneplan.config.manage", *words]
    return run_in_front(command, environment=child_environment(env, database_url=database_url))


def run_in_front(command: Sequence[str], *, environment: dict[str, str] | None = None) -> int:
    """Run a program that owns the terminal for a while; Ctrl-C is for it, not for us."""
    child = subprocess.Popen(command, env=environment)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return child.wait()
    finally:
        signal.signal(signal.SIGINT, before)
        if child.poll() is None:
            child.terminate()


@dataclass(frozen=True, slots=True)
class Remembered:
    """A process written down so that another command can end it.

    The moment it began is part of its identity: process ids are given out again.
    """

    pid: int
    began: str

    @classmethod
    def of(cls, pid: int) -> "Remembered":
        return cls(pid=pid, began=began_at(pid) or "")

    @property
    def is_alive(self) -> bool:
        return bool(self.began) and began_at(self.pid) == self.began

    def end(self, *, patience: float = 10, whole_group: bool = False) -> None:
        """Ask it to end, and insist when ``patience`` (seconds) has run out."""
        send = os.killpg if whole_group else os.kill
        for number in (signal.SIGTERM, signal.SIGKILL):
            if not self.is_alive:
                return
            try:
                send(self.pid, number)
            except ProcessLookupError:
                return
            deadline = time.monotonic() + patience
            while self.is_alive and time.monotonic() < deadline:
                time.sleep(0.05)


def began_at(pid: int) -> str | None:
    """When the process began, in the system's own words; ``None`` when it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        if Path("/proc/self/stat").exists():
            return None
        command = ["ps", "-o", "state=,lstart=", "-p", str(pid)]
        told = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
        return " ".join(told[1:]) if told and not told[0].startswith("Z") else None
    return None if fields[0] == "Z" else fields[19]


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """What a running ``oneplan serve`` wrote down about itself."""

    address: str
    server: Remembered
    children: tuple[Remembered, ...]

    def write(self, path: Path) -> None:
        draft = path.with_suffix(".new")
        draft.write_text(json.dumps(asdict(self)), encoding="utf-8")
        draft.replace(path)

    @classmethod
    def read(cls, path: Path) -> "Running | None":
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            return None
        return cls(
            address=told["address"],
            server=Remembered(**told["server"]),
            children=tuple(Remembered(**child) for child in told["children"]),
        )

    def end(self) -> bool:
        """End the server and whatever it left behind; True when anything was alive."""
        everybody = (self.server, *self.children)
        was_alive = any(one.is_alive for one in everybody)
        self.server.end(patience=25)
        for child in self.children:
            child.end(whole_group=True)
        return was_alive
