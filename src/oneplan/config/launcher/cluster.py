"""One PostgreSQL cluster of our own: made, started, stopped, and found again after a crash."""

import contextlib
import fcntl
import hashlib
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from oneplan.config.launcher.account import Account, postgres_account
from oneplan.config.launcher.binaries import SHARED_COPIES, Binaries, find_binaries, open_folder
from oneplan.config.launcher.problems import LaunchProblem

OWNER = "oneplan"
"""The role the product connects as: owns its database, may make others, is no superuser."""
KEEPER = "oneplan_keeper"
"""The cluster's superuser; used at set-up only."""

MEMORY = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
"""Of this machine, in MB."""
LONGEST_SOCKET_FOLDER = 107 - len("/.s.PGSQL.5432") - 1
_PROC = Path("/proc")
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "80",
    "shared_buffers": f"{min(max(MEMORY // 8, 128), 1024)}MB",
    "work_mem": "32MB",
    "maintenance_work_mem": "128MB",
    "effective_cache_size": f"{max(MEMORY // 2, 512)}MB",
    "random_page_cost": "1.1",
    "jit": "off",
    "enable_mergejoin": "off",
    "max_parallel_workers_per_gather": "0",
    "timezone": "UTC",
    "log_destination": "stderr",
    "logging_collector": "off",
    "log_min_duration_statement": "2000",
}
"""For a machine of two cores, both of which answer pages: one page may not take all of them, and
no page is answered by walking an index of the whole country to merge it with another.
Everything else stays as PostgreSQL ships it."""
THROWAWAY_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "128MB",
}
"""For test data: quick, and lost in a power cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Where one home's cluster lies and whose it is.  ``at_home`` makes one."""

    home: Path
    data: Path
    sockets: Path
    account: Account
    is_throwaway: bool

    @classmethod
    def at_home(cls, home: Path, *, is_throwaway: bool = False) -> "Cluster":
        """Describe the cluster of ``home`` without touching the disk beyond the home folder."""
        home = home.absolute()
        home.mkdir(parents=True, exist_ok=True)
        account = postgres_account()
        data = _data_folder(home, account)
        return cls(
            home=home,
            data=data,
            sockets=_socket_folder(home, account),
            account=account,
            is_throwaway=is_throwaway,
        )

    @property
    def url(self) -> str:
        """Address of the product's database, for ``DATABASE_URL``."""
        return self.url_of(OWNER)

    def url_of(self, database: str, *, role: str = OWNER) -> str:
        return f"postgresql://{role}@/{database}?host={quote(str(self.sockets), safe='')}"

    @property
    def exists(self) -> bool:
        return self._as_account_sees("PG_VERSION")

    @property
    def log(self) -> Path:
        return self.data.with_name(f"{self.data.name}.log")

    def _as_account_sees(self, name: str) -> bool:
        try:
            return (self.data / name).is_file()
        except PermissionError:
            raise LaunchProblem(
                f"{self.data} belongs to another user. Run OnePlan as that user, or set "
                "ONEPLAN_HOME to a folder of your own."
            ) from None

    def answers(self) -> bool:
        """Does a server of this very data folder answer on our socket?"""
        try:
            with psycopg.connect(self.url_of("postgres", role=KEEPER), connect_timeout=5) as link:
                row = link.execute("SHOW data_directory").fetchone()
        except psycopg.OperationalError:
            return False
        return row is not None and os.path.realpath(row[0]) == os.path.realpath(self.data)

    def start(self) -> bool:
        """Make the cluster if need be and start it; True when this call started it.

        Two starts at once are safe: the second waits for the first and finds it running.
        """
        if self.answers():
            return False
        with self._locked():
            if self.answers():
                return False
            self._prepare_sockets()
            if not self.exists:
                self._make()
            self._clear_remains()
            self._start_server(find_binaries(self.account, major=self._major()))
            self._ensure_database()
            return True

    def stop(self) -> bool:
        """Stop the server, letting running statements go; True when there was one."""
        with self._locked():
            pid, remains = self._server_pid(), self._inhabitants()
            if pid is not None:
                os.kill(pid, signal.SIGINT)  # PostgreSQL's "fast" shutdown
                if not _gone(pid, within=30):
                    os.kill(pid, signal.SIGQUIT)
                    _gone(pid, within=10)
            for left_behind in self._inhabitants():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(left_behind, signal.SIGTERM)
            return bool(remains)

    def _major(self) -> int:
        return int((self.data / "PG_VERSION").read_text(encoding="ascii").split(".")[0])

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        with (self.home / "postgres.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _make(self) -> None:
        """initdb beside the final place, then rename: a broken-off start leaves no half cluster.

        The locale decides whether Thai text has trigrams: libc's C.UTF-8 gives them,
        C and the builtin locales do not.
        """
        binaries = find_binaries(self.account)
        if self.data.parent != self.home:
            open_folder(self.data.parent, self.account)
            note = json.dumps({"home": str(self.home), "data": str(self.data)})
            (self.home / "postgres.place").write_text(note, encoding="utf-8")
        draft = self.data.with_name(f"{self.data.name}.new")
        if draft.exists():
            shutil.rmtree(draft)
        draft.mkdir(mode=0o700)
        self._hand_over(draft)
        command: list[str | Path] = [binaries / "initdb", "-D", draft, "-U", KEEPER]
        command += _locale_options()
        command += ["--encoding=UTF8", "--auth=trust", "--no-instructions"]
        if self.is_throwaway:
            command.append("--no-sync")
        done = self.account.run(command, timeout=300)
        if done.returncode != 0:
            raise LaunchProblem(
                f"PostgreSQL could not make a database in {draft}. It said:\n{done.stdout.strip()}"
            )
        draft.rename(self.data)

    def _hand_over(self, folder: Path) -> None:
        if self.account.is_lent:
            os.chown(folder, self.account.uid, self.account.gid)

    def _start_server(self, binaries: Binaries) -> None:
        if not self.log.exists():
            self.log.touch(mode=0o600)
            self._hand_over(self.log)
        settings = SETTINGS | (THROWAWAY_SETTINGS if self.is_throwaway else {})
        settings |= {"unix_socket_directories": str(self.sockets)}
        options = " ".join(shlex.quote(f"--{key}={value}") for key, value in settings.items())
        command: list[str | Path] = [binaries / "pg_ctl", "start", "-D", self.data]
        command += ["-w", "-t", "60", "-s", "-l", self.log, "-o", options]
        done = self.account.run(command, timeout=90)
        if done.returncode != 0 or not self.answers():
            raise LaunchProblem(
                f"PostgreSQL did not start. The end of {self.log} says:\n"
                f"{_last_lines(self.log)}\n{done.stdout.strip()}"
            )

    def _prepare_sockets(self) -> None:
        """Make the socket folder, or refuse one that is not ours: in /tmp anybody may be first."""
        try:
            self.sockets.mkdir(mode=0o700, parents=True)
            self._hand_over(self.sockets)
        except FileExistsError:
            found = self.sockets.lstat()
            if found.st_uid != self.account.uid or found.st_mode & 0o170077 != 0o040000:
                raise LaunchProblem(
                    f"{self.sockets} should be a folder that only {self.account.name} may open, "
                    "and it is not. Find out who made it, remove it, and start again."
                ) from None

    def _ensure_database(self) -> None:
        """Create the product's role and database once."""
        with psycopg.connect(self.url_of("postgres", role=KEEPER), autocommit=True) as link:
            role = sql.Identifier(OWNER)
            if not link.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [OWNER]).fetchone():
                link.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(role))
            if not link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [OWNER]).fetchone():
                link.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(role, role))

    def _clear_remains(self) -> None:
        """Remove what a dead server left: PostgreSQL trusts any living process of the noted
        number, so after a reboot, in a copied folder, or where nobody collects dead
        processes, it would refuse for ever.

        First every process of this data folder must be gone, since a statement may
        outlive its killed server and two servers must never write the same files.
        """
        deadline = time.monotonic() + 30
        while self._inhabitants():  # starting up, stopping, recovering, or left behind
            if self.answers():
                return
            if time.monotonic() > deadline:
                raise LaunchProblem(
                    f"A PostgreSQL of {self.data} is running but does not answer. "
                    f"Look into {self.log}, stop it with: make stop, and start again."
                )
            time.sleep(0.1)
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        for name in (".s.PGSQL.5432", ".s.PGSQL.5432.lock"):
            (self.sockets / name).unlink(missing_ok=True)

    def _inhabitants(self) -> list[int]:
        """PostgreSQL processes of this data folder: the server and what it left behind."""
        if not _PROC.is_dir():
            pid = self._server_pid()
            return [] if pid is None else [pid]
        numbers = [int(entry.name) for entry in _PROC.iterdir() if entry.name.isdigit()]
        return [pid for pid in numbers if _is_postgres_in(self.data, pid)]

    def _server_pid(self) -> int | None:
        """Process id of a living server of this data folder, by its pid file."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            pid, folder = int(lines[0]), lines[1]
        except (FileNotFoundError, IndexError, ValueError):
            return None
        if os.path.realpath(folder) != os.path.realpath(self.data) or not _is_alive(pid):
            return None
        return pid if _is_postgres_in(self.data, pid) else None


def server_major(url: str) -> int:
    """Major version of the server at ``url``.  Raises ``LaunchProblem`` when it is away."""
    try:
        with psycopg.connect(url, connect_timeout=10) as link:
            return link.info.server_version // 10_000
    except psycopg.OperationalError as problem:
        raise LaunchProblem(
            f"The database does not answer ({str(problem).strip()}). Check DATABASE_URL."
        ) from None


def _data_folder(home: Path, account: Account) -> Path:
    """In the home where the account can go there, else in a folder of its own outside.

    The place is written down: a cluster must not be lost because permissions changed.
    Copying a home does not share the cluster, since the note names the home it is for.
    """
    inside, note = home / "postgres", home / "postgres.place"
    if note.is_file():
        place = json.loads(note.read_text(encoding="utf-8"))
        if place["home"] == str(home) or not Path(place["home"]).exists():
            return Path(place["data"])
    if inside.exists() or not account.is_lent or account.can_enter(home):
        return inside
    return SHARED_COPIES / f"cluster-{_mark(home)}" / "postgres"


def _socket_folder(home: Path, account: Account) -> Path:
    """A folder whose path leaves room for the socket's name within the system's 107 bytes."""
    inside = home / "sockets"
    plain = re.fullmatch(r"[\w./ -]+", str(inside), re.ASCII)
    if plain and len(str(inside)) <= LONGEST_SOCKET_FOLDER and account.can_enter(home):
        return inside
    return Path(f"/tmp/oneplan-{_mark(home)}-{account.uid}")  # noqa: S108 - owner is checked


def _mark(home: Path) -> str:
    return hashlib.sha256(os.path.realpath(home).encode()).hexdigest()[:10]


def _locale_options() -> list[str | Path]:
    if os.uname().sysname == "Darwin":  # has no C.UTF-8
        return ["--locale-provider=libc", "--locale=C", "--lc-ctype=en_US.UTF-8"]
    return ["--locale-provider=libc", "--locale=C.UTF-8"]


def _is_postgres_in(data: Path, pid: int) -> bool:
    """Is ``pid`` a PostgreSQL process of ``data``?  Process ids are given out again."""
    if not _PROC.is_dir():
        command = ["ps", "-o", "comm=", "-p", str(pid)]
        told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        return "postgres" in told
    process = _PROC / str(pid)
    try:
        return (process / "comm").read_text().strip() == "postgres" and (
            (process / "cwd").samefile(data)
        )
    except OSError:
        return False


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    try:  # a dead process that nobody has collected yet is dead
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return True
    return state != "Z"


def _gone(pid: int, *, within: float) -> bool:
    deadline = time.monotonic() + within
    while _is_alive(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _last_lines(log: Path, count: int = 12) -> str:
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-count:])
    except OSError as error:
        return f"(not readable: {error})"
