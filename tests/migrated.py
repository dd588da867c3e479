"""A database migrated once for each state of the migrations, which every run copies its own from.

Migrating costs half a minute of processor time, copying a tenth of a second.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).parents[1]
PREFIX = "migrated_"
LOCK = 67_07_03_01
"""Number of the lock under which one of several workers migrates while the others wait."""


def migrated_database(address: str) -> str:
    """Name of a database of the server at ``address`` that has every migration, made if need be."""
    name = PREFIX + state_of_migrations()
    with psycopg.connect(_beside(address, "postgres"), autocommit=True) as server:
        server.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        known = [
            row[0]
            for row in server.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX]
            )
        ]
        if name in known:
            return name
        for old in known:
            server.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(old)))
        unfinished = f"{PREFIX}unfinished"
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(unfinished)))
        _migrate(_beside(address, unfinished))
        server.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                sql.Identifier(unfinished), sql.Identifier(name)
            )
        )
    return name


def state_of_migrations() -> str:
    """A short print of every migration of ours and of the versions of everybody else's."""
    print_ = hashlib.sha256((ROOT / "uv.lock").read_bytes())
    for path in sorted((ROOT / "src" / "oneplan").glob("*/migrations/*.py")):
        print_.update(str(path.relative_to(ROOT)).encode())
        print_.update(path.read_bytes())
    return print_.hexdigest()[:16]


def _migrate(address: str) -> None:
    command = [sys.executable, "-m", "oneplan.config.manage", "migrate", "--verbosity", "0"]
    environment = os.environ | {
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "oneplan.config.settings.test",
    }
    subprocess.run(command, env=environment, check=True)


def _beside(address: str, database: str) -> str:
    return urlunsplit(urlsplit(address)._replace(path=f"/{database}"))
