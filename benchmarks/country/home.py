"""The homes a size is built in: each a cluster of its own, beside the one worked in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import django
import psycopg

from oneplan.config.env import Env, parse_env, settings_module
from oneplan.config.launcher.cluster import KEEPER, OWNER, Cluster
from oneplan.config.launcher.database import database_in_use


def home_of(scale: str, *, under: Path | None = None) -> Path:
    """``var/size/<scale>`` of this clone, or of another folder."""
    return (under or parse_env(os.environ).home / "size") / scale


def env_of(home: Path) -> Env:
    """The environment as it is, but for another home."""
    return replace(parse_env(os.environ), home=home)


@contextmanager
def database_of(home: Path) -> Iterator[str]:
    """The home's database, running while it is used."""
    with database_in_use(Cluster.at_home(home)) as url:
        yield url


def use_django(home: Path, url: str) -> None:
    """Let this process work on that database with the product's own models."""
    os.environ |= {
        "ONEPLAN_HOME": str(home),
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": settings_module(env_of(home).mode),
    }
    django.setup()


@contextmanager
def wide_log(home: Path) -> Iterator[None]:
    """Fewer checkpoints while a country is written; as shipped again afterwards."""
    keeper = Cluster.at_home(home).url_of(OWNER, role=KEEPER)
    _as_keeper(keeper, "ALTER SYSTEM SET max_wal_size = '6GB'")
    try:
        yield
    finally:
        _as_keeper(keeper, "ALTER SYSTEM RESET max_wal_size")


def _as_keeper(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as link:
        link.execute(statement)
        link.execute("SELECT pg_reload_conf()")
