"""Serves: the database, the web server and the worker, together until the last is ended."""

import contextlib
import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from oneplan.config.env import Env
from oneplan.config.launcher.problems import LaunchProblem
from oneplan.config.launcher.processes import (
    Remembered,
    Running,
    child_environment,
    run_django,
)
from oneplan.config.manage import NOT_NEWER_FIRST

THREADS_PER_WEB_PROCESS = 4
PORTS_TRIED = 50
SECONDS_TO_FIRST_ANSWER = 120
WORKER_RESTARTS = 5


@dataclass(kw_only=True)
class Server:
    """One ``oneplan serve`` from its first child to its last."""

    env: Env
    database_url: str
    port: int
    with_worker: bool = True
    with_example: bool = False
    """Build the rest of the example province beside the web server, once it answers."""
    say: Callable[[str], None] = print
    _children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    _asked_to_end: bool = False

    @property
    def address(self) -> str:
        shown = "localhost" if self.env.host in ("127.0.0.1", "0.0.0.0", "::") else self.env.host  # noqa: S104
        return f"http://{shown}:{self.port}/"

    def run(self) -> None:
        """Start everything, print the address when the first page answers, stay until ended.

        Raises ``LaunchProblem`` when the web server ends by itself.
        """
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._end_later)
        try:
            self._start("web", self._web_command())
            if self.with_worker:
                self._start("worker", _python("-m", "oneplan.config.manage", *WORKER))
            self._wait_for_answer()
            if not self._asked_to_end:
                self.say(box(self.address))
                if self.with_example:
                    self._start("example", _python("-m", "oneplan.config.manage", "demo"))
            self._stay()
        finally:
            self._end_children()

    def _web_command(self) -> list[str]:
        options = ["--interface", "wsgi", "--host", self.env.host, "--port", str(self.port)]
        options += ["--workers", str(self.env.workers), "--no-ws", "--log-level", "warning"]
        options += ["--blocking-threads", str(THREADS_PER_WEB_PROCESS)]
        options += ["--respawn-failed-workers", "--workers-kill-timeout", "8"]
        return _python("-m", "granian", *options, "oneplan.config.wsgi:application")

    def _start(self, name: str, command: list[str]) -> None:
        """Each child leads a group of its own, so that Ctrl-C reaches us first and only."""
        self._children[name] = subprocess.Popen(
            command,
            env=child_environment(self.env, database_url=self.database_url),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        children = tuple(Remembered.of(child.pid) for child in self._children.values())
        note = Running(address=self.address, server=Remembered.of(os.getpid()), children=children)
        note.write(self.env.home / "serve.json")

    def _end_later(self, _number: int, _frame: FrameType | None) -> None:
        self._asked_to_end = True

    def _wait_for_answer(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_FIRST_ANSWER
        while not self._asked_to_end and not answers(self.env, self.port):
            if self._children["web"].poll() is not None:
                raise LaunchProblem("The web server ended while starting; its words are above.")
            if time.monotonic() > deadline:
                raise LaunchProblem(
                    f"{self.address}healthz gave no good answer within {SECONDS_TO_FIRST_ANSWER} s."
                    " Run `oneplan doctor` to see what is missing."
                )
            time.sleep(0.2)

    def _stay(self) -> None:
        restarts = 0
        while not self._asked_to_end:
            time.sleep(0.3)
            if self._children["web"].poll() is not None:
                raise LaunchProblem("The web server has ended; its last words are above.")
            worker = self._children.get("worker")
            if worker is None or worker.poll() is None or restarts > WORKER_RESTARTS:
                continue
            restarts += 1
            if restarts > WORKER_RESTARTS:
                self.say("The worker keeps ending and is left alone: background work waits.")
                continue
            time.sleep(restarts)
            self._start("worker", worker.args)  # type: ignore[arg-type]

    def _end_children(self) -> None:
        for child in self._children.values():
            if child.poll() is None:
                child.terminate()
        for child in self._children.values():
            try:
                child.wait(timeout=12)
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(child.pid, signal.SIGKILL)
                child.wait()
        (self.env.home / "serve.json").unlink(missing_ok=True)


WORKER = ("procrastinate", "worker", "--concurrency", "2")


@contextlib.contextmanager
def only_server(env: Env) -> Iterator[None]:
    """Hold this home's right to serve.  Raises ``LaunchProblem`` when it is taken."""
    env.home.mkdir(parents=True, exist_ok=True)
    with (env.home / "serve.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            running = Running.read(env.home / "serve.json")
            where = f" at {running.address}" if running else ""
            raise LaunchProblem(
                f"OnePlan is already running here{where}. Open that address, "
                "or stop it first with: make stop"
            ) from None
        leftover = Running.read(env.home / "serve.json")
        if leftover:
            leftover.end()
        yield


def migrate(env: Env, *, database_url: str) -> None:
    """Bring tables and built-in lists up to this version.

    Raises ``LaunchProblem`` when Django cannot.
    """
    quietly = ["--verbosity", "0"]
    for words in ([NOT_NEWER_FIRST, "migrate", "--no-input"], ["reference"]):
        if run_django(env, [*words, *quietly], database_url=database_url) != 0:
            raise LaunchProblem(
                "The database could not be brought up to date; the reason is above."
            )


@contextlib.contextmanager
def claimed_port(env: Env, *, wished: int | None = None) -> Iterator[int]:
    """Hold the wished port when somebody named one; else the next free one.

    The claim matters because the web server shares its port among its processes: two
    servers started at the same moment would share it too, and answer in turns.
    Raises ``LaunchProblem`` when the port is taken.
    """
    first = wished or env.port
    may_move = wished is None and env.port_is_wish
    for port in range(first, min(first + (PORTS_TRIED if may_move else 1), 65536)):
        with contextlib.ExitStack() as claims:
            if claims.enter_context(_claim(port)) and _is_free(env.host, port):
                yield port
                return
    raise LaunchProblem(
        f"Port {first} is taken. Free it, or choose another: PORT={first + 1} make run"
    )


@contextlib.contextmanager
def _claim(port: int) -> Iterator[bool]:
    """Try to lock the port among all OnePlan servers of this machine, whoever runs them.

    The file is never deleted: a lock on a deleted file would protect nothing.
    """
    path = Path(tempfile.gettempdir()) / f"oneplan-port-{port}"
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
        path.chmod(0o644)
    try:
        file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        yield False
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        yield False
    else:
        yield True
    finally:
        os.close(file)


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def answers(env: Env, port: int) -> bool:
    """Does ``/healthz`` answer 200?  Asked the way the outermost proxy would ask."""
    host = "127.0.0.1" if env.host in ("0.0.0.0", "::") else env.host  # noqa: S104
    name = env.allowed_hosts[0].lstrip("*.") or "localhost"
    link = http.client.HTTPConnection(host, port, timeout=10)
    try:
        link.request("GET", "/healthz", headers={"Host": name, "X-Forwarded-Proto": "https"})
        return link.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        link.close()


def box(address: str) -> str:
    """The address, impossible to overlook."""
    lines = ["OnePlan", f"เปิดในเบราว์เซอร์ · open in a browser:  {address}"]
    lines += ["หยุด: Ctrl-C หรือ make stop · stop: Ctrl-C or make stop"]
    rule = "=" * 72
    return "\n".join(["", rule, *(f"  {line}" for line in lines), rule, ""])


def _python(*words: str) -> list[str]:
    return [sys.executable, *words]
