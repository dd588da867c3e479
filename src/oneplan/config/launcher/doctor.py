"""Examines the machine and the installation and says what to do about each finding."""

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from typing import Literal

import psycopg

from oneplan.config.env import Env
from oneplan.config.launcher.account import postgres_account
from oneplan.config.launcher.binaries import EXTENSIONS, find_binaries
from oneplan.config.launcher.cluster import Cluster
from oneplan.config.launcher.problems import LaunchProblem
from oneplan.config.launcher.processes import Running, child_environment

GIB = 1 << 30
LEAST_DISK = 2 * GIB
Grade = Literal["good", "note", "bad"]
Database = Callable[[Env], AbstractContextManager[str]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at.  ``remedy`` is empty when nothing needs doing."""

    about: str
    grade: Grade
    says: str
    remedy: str = ""

    @property
    def is_bad(self) -> bool:
        return self.grade == "bad"


def examine(env: Env, database: Database) -> list[Finding]:
    """Look at everything; the database is started for it if need be."""
    findings = [_python(), _mode(env), _disk(env), _secret_key(env), _postgres(env)]
    findings += [_web_files(env), _font(env), _serving(env)]
    try:
        with database(env) as url:
            findings += [_database(url), _thai_search(url), _migrations(env, url)]
    except (LaunchProblem, psycopg.Error) as problem:
        findings.append(Finding("database", "bad", str(problem), "see the message"))
    return findings


def as_text(findings: list[Finding]) -> str:
    marks = {"good": "ok  ", "note": "note", "bad": "BAD "}
    lines = []
    for finding in findings:
        lines.append(f"{marks[finding.grade]}  {finding.about:<15} {finding.says}")
        if finding.remedy:
            lines.append(f"{'':<22}-> {finding.remedy}")
    return "\n".join(lines)


def as_json(findings: list[Finding]) -> str:
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1)


def _python() -> Finding:
    says = f"{platform.python_version()} at {sys.executable}, {os.cpu_count()} processors"
    return Finding("python", "good", says)


def _mode(env: Env) -> Finding:
    grade: Grade = "good" if env.mode == "production" else "note"
    remedy = "" if env.mode == "production" else "set ONEPLAN_ENV=production for real work"
    return Finding("mode", grade, f"{env.mode}, home {env.home}", remedy)


def _disk(env: Env) -> Finding:
    free = shutil.disk_usage(env.home if env.home.exists() else env.clone).free
    says = f"{free / GIB:.1f} GiB free"
    if free < LEAST_DISK:
        return Finding("disk", "bad", says, f"make room: at least {LEAST_DISK // GIB} GiB")
    return Finding("disk", "good", says)


def _secret_key(env: Env) -> Finding:
    path = env.home / "secret_key"
    if not path.exists():
        return Finding("secret key", "good", "given by ONEPLAN_SECRET_KEY")
    if path.stat().st_mode & 0o077:
        return Finding("secret key", "bad", f"{path} can be read by others", f"chmod 600 {path}")
    return Finding("secret key", "good", f"kept in {path}")


def _postgres(env: Env) -> Finding:
    if env.database_url:
        return Finding("postgresql", "good", "given by DATABASE_URL")
    try:
        account = postgres_account()
        binaries = find_binaries(account)
        cluster = Cluster.at_home(env.home)
    except LaunchProblem as problem:
        return Finding("postgresql", "bad", str(problem), "see the message")
    says = f"{binaries.major} of the {binaries.origin}, runs as {account.name}, "
    return Finding("postgresql", "good", f"{says}data {cluster.data}, socket {cluster.sockets}")


def _web_files(env: Env) -> Finding:
    if not (env.home / "static").is_dir():
        return Finding("web files", "bad", "not collected", "make setup")
    if not (env.clone / "node_modules" / "bootstrap").is_dir():
        return Finding("web files", "bad", "node_modules is missing", "make setup")
    return Finding("web files", "good", f"collected in {env.home / 'static'}")


def _font(env: Env) -> Finding:
    if any((env.home / "fonts").glob("*.ttf")):
        return Finding("document font", "good", f"derived in {env.home / 'fonts'}")
    return Finding("document font", "bad", "not derived", "make setup")


def _serving(env: Env) -> Finding:
    running = Running.read(env.home / "serve.json")
    if running and running.server.is_alive:
        return Finding("server", "good", f"runs at {running.address}")
    return Finding("server", "note", "not running", "make run")


def _database(url: str) -> Finding:
    with psycopg.connect(url) as link:
        row = link.execute(
            "SELECT current_setting('server_version'), current_database(), "
            "pg_size_pretty(pg_database_size(current_database()))"
        ).fetchone()
        available = link.execute(
            "SELECT count(*) FROM pg_available_extensions WHERE name = ANY(%s)", [list(EXTENSIONS)]
        ).fetchone()
    version, name, size = row or ("?", "?", "?")
    if available != (len(EXTENSIONS),):
        remedy = f"install the contrib extensions {', '.join(EXTENSIONS)} on that server"
        return Finding("database", "bad", f"PostgreSQL {version} lacks extensions", remedy)
    return Finding("database", "good", f"PostgreSQL {version}, {name}, {size}")


def _thai_search(url: str) -> Finding:
    """Without a locale that knows Thai letters, search stays right but loses its index."""
    with psycopg.connect(url) as link:
        knows = link.execute("SELECT 'น' ~ '[[:alpha:]]'").fetchone()
    if knows == (True,):
        return Finding("thai search", "good", "the database's locale knows Thai letters")
    remedy = "make the database again with libc locale C.UTF-8 and restore a backup into it"
    return Finding("thai search", "bad", "the locale knows no Thai letters: search is slow", remedy)


def _migrations(env: Env, url: str) -> Finding:
    done = subprocess.run(
        [sys.executable, "-m", "oneplan.config.manage", "migrate", "--check"],
        env=child_environment(env, database_url=url),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return Finding("migrations", "good", "the database is up to date")
    if done.stderr.strip():
        return Finding("migrations", "bad", done.stderr.strip().splitlines()[-1], "see the message")
    return Finding("migrations", "note", "the database is older than the program", "make run")
