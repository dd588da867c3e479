"""Backs up and restores: database and files together, without keys or sessions."""

import importlib.metadata
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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
        major = server_major(fresh_url)
        words = ["--no-owner", "--no-privileges", "--exit-on-error", f"--dbname={fresh_url}"]
        _client("pg_restore", max(major, archive.server_major), [*words, str(Path(folder) / DUMP)])
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


@contextmanager
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
