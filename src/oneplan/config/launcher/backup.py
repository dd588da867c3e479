"""Backs up and restores: database and files together, without keys or sessions."""

import contextlib
import importlib.metadata
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from oneplan.config.env import Env
from oneplan.config.launcher.archive import (
    DUMP,
    Archive,
    extract_archive,
    read_archive,
    write_archive,
)
from oneplan.config.launcher.binaries import client_program
from oneplan.config.launcher.cluster import server_major
from oneplan.config.launcher.problems import LaunchProblem
from oneplan.config.launcher.processes import run_django
from oneplan.config.manage import NOT_NEWER_FIRST

NOT_SAVED = ("django_session", "procrastinate_workers")
"""Tables whose rows are worthless or dangerous in other hands; their shape is kept."""
TOO_NEW_A_SETTING = b"SET transaction_timeout = 0;\n"


def back_up(env: Env, *, database_url: str, target: str | None = None) -> Path:
    """Save everything into one archive and return its path.

    The database comes first: files are only ever added, so each row finds its file.
    The secret key is not in it.  Raises ``LaunchProblem``.
    """
    path = Path(target).absolute() if target else _next_name(env)
    if path.exists():
        raise LaunchProblem(f"{path} exists already. Name another file.")
    major = server_major(database_url)
    env.home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="backup-", dir=env.home) as folder:
        dump = Path(folder) / DUMP
        words = [f"--exclude-table-data=*.{table}" for table in NOT_SAVED]
        words += ["--format=custom", "--no-owner", "--no-privileges", f"--file={dump}"]
        _client("pg_dump", major, [*words, f"--dbname={database_url}"])
        product = importlib.metadata.version("oneplan")
        files = env.home / "files"
        write_archive(path, dump=dump, files=files, product=product, server_major=major)
    return path


def inspect(path: str) -> Archive:
    """Check the archive from end to end before anything is asked or touched."""
    return read_archive(Path(path).absolute())


def restore(env: Env, archive: Archive, *, database_url: str) -> None:
    """Load the archive beside the present data, bring it up to date, then change places.

    Until the change of places nothing present is touched.  What was there stays once,
    as database ``..._previous`` and folder ``files.previous``.
    Raises ``LaunchProblem``; the present data then goes on unchanged.
    """
    name = str(conninfo_to_dict(database_url)["dbname"])
    fresh, previous = f"{name}_restoring", f"{name}_previous"
    fresh_url = _with_database(database_url, fresh)
    with tempfile.TemporaryDirectory(prefix="restore-", dir=env.home) as folder:
        extract_archive(archive, Path(folder))
        _recreate(database_url, fresh)
        newer = max(server_major(fresh_url), archive.server_major)
        _load(Path(folder) / DUMP, fresh_url, major=newer)
        _migrate(env, fresh_url)
        (Path(folder) / "files").mkdir(exist_ok=True)
        with _swapped_files(env.home / "files", fresh=Path(folder) / "files"):
            _swap_databases(database_url, present=name, fresh=fresh, previous=previous)


def _next_name(env: Env) -> Path:
    now = datetime.now(tz=ZoneInfo("Asia/Bangkok"))
    return env.home / "backups" / f"oneplan-{now:%Y%m%d-%H%M%S}.tar"


def _client(program: str, major: int, words: list[str]) -> None:
    command = [str(client_program(program, server_major=major)), *words]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode != 0:
        raise LaunchProblem(f"{program} failed:\n{done.stderr.strip()}")


def _load(dump: Path, url: str, *, major: int) -> None:
    """Load ``dump`` in one transaction, by way of SQL.

    pg_restore 17 and newer begin with a setting older servers refuse, so it cannot speak
    to the server itself: a trial on the wheel's PostgreSQL must be able to move to Debian's.
    """
    words = ["--no-owner", "--no-privileges", "--file=-", str(dump)]
    reading = [str(client_program("pg_restore", server_major=major)), *words]
    writing = [str(client_program("psql", server_major=major)), "--no-psqlrc", "--quiet"]
    writing += ["--single-transaction", "--set=ON_ERROR_STOP=1", f"--dbname={url}"]
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(reading, stdout=subprocess.PIPE, stderr=said) as reader,
        subprocess.Popen(
            writing, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said
        ) as writer,
    ):
        _pass_on(reader, writer)
        failed = writer.wait() or reader.wait()
        said.seek(0)
        words_said = said.read().decode(errors="replace").strip()
    if failed:
        raise LaunchProblem(f"The database could not be loaded:\n{words_said}")


def _pass_on(reader: "subprocess.Popen[bytes]", writer: "subprocess.Popen[bytes]") -> None:
    """Hand the SQL on, without the one line only newer servers know."""
    if reader.stdout is None or writer.stdin is None:
        raise AssertionError("both ends were opened as pipes")
    with contextlib.suppress(BrokenPipeError):  # psql has given up and says why
        for line in reader.stdout:
            if line == TOO_NEW_A_SETTING:
                continue
            writer.stdin.write(line)
            if line.startswith(b"COPY "):
                break
        shutil.copyfileobj(reader.stdout, writer.stdin)
    with contextlib.suppress(BrokenPipeError):
        writer.stdin.close()


def _with_database(url: str, name: str) -> str:
    return make_conninfo(url, dbname=name)


def _recreate(url: str, name: str) -> None:
    with _maintenance(url) as link:
        identifier = sql.Identifier(name)
        link.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(identifier))
        link.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(identifier))


def _maintenance(url: str) -> psycopg.Connection:
    try:
        return psycopg.connect(_with_database(url, "postgres"), autocommit=True)
    except psycopg.OperationalError as problem:
        raise LaunchProblem(
            "Restoring needs a role that may create databases and reach the database "
            f"'postgres' ({str(problem).strip()})."
        ) from None


def _migrate(env: Env, url: str) -> None:
    """Bring an older backup up to this version; one from a newer version is refused."""
    words = [NOT_NEWER_FIRST, "migrate", "--no-input", "--verbosity", "0"]
    if run_django(env, words, database_url=url) != 0:
        raise LaunchProblem("The backup does not fit this version of OnePlan; see above.")


def _swap_databases(url: str, *, present: str, fresh: str, previous: str) -> None:
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
    end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
    with _maintenance(url) as link:
        link.execute(drop.format(sql.Identifier(previous)))
        link.execute(end, [present])
        link.execute(rename.format(sql.Identifier(present), sql.Identifier(previous)))
        link.execute(rename.format(sql.Identifier(fresh), sql.Identifier(present)))


@contextlib.contextmanager
def _swapped_files(present: Path, *, fresh: Path) -> Iterator[None]:
    """Put the fresh files in place; back again if what follows fails."""
    previous = present.with_name("files.previous")
    if previous.exists():
        shutil.rmtree(previous)
    if present.exists():
        present.rename(previous)
    fresh.rename(present)
    try:
        yield
    except BaseException:
        shutil.rmtree(present)
        if previous.exists():
            previous.rename(present)
        raise
