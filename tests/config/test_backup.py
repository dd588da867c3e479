"""Backup and restore over a real server; Django's part is watched, not run."""

from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from oneplan.config.env import Env, parse_env
from oneplan.config.launcher import backup
from oneplan.config.launcher.archive import read_archive
from oneplan.config.launcher.cluster import Cluster
from oneplan.config.launcher.problems import LaunchProblem


@pytest.fixture
def env(tmp_path: Path) -> Env:
    env = parse_env({"ONEPLAN_ENV": "test"}, clone=tmp_path)
    (env.home / "files").mkdir(parents=True)
    (env.home / "files" / "paper").write_text("before")
    (env.home / "secret_key").write_text("hush")
    return env


@pytest.fixture
def url(cluster: Cluster) -> str:
    with psycopg.connect(cluster.url, autocommit=True) as link:
        link.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        link.execute("DROP TABLE IF EXISTS need, django_session")
        link.execute("CREATE TABLE need AS SELECT 'ถนน' AS wording")
        link.execute("CREATE TABLE django_session AS SELECT 'cookie' AS session_key")
    return cluster.url


def wordings(url: str) -> list[str]:
    with psycopg.connect(url) as link:
        return [row[0] for row in link.execute("SELECT wording FROM need ORDER BY 1")]


def change(env: Env, url: str) -> None:
    with psycopg.connect(url, autocommit=True) as link:
        link.execute("INSERT INTO need VALUES ('น้ำ')")
    (env.home / "files" / "paper").write_text("after")


@pytest.fixture(autouse=True)
def django_says(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Status Django's migration step ends with; a test may put another one in."""
    status = [0]
    monkeypatch.setattr(backup, "run_django", lambda *_args, **_named: status[0])
    return status


def test_a_restore_brings_back_rows_and_files_and_keeps_what_was_there(env: Env, url: str) -> None:
    saved = backup.back_up(env, database_url=url)
    change(env, url)

    backup.restore(env, backup.inspect(str(saved)), database_url=url)

    assert wordings(url) == ["ถนน"]
    assert (env.home / "files" / "paper").read_text() == "before"
    assert wordings(url.replace("/oneplan?", "/oneplan_previous?")) == ["ถนน", "น้ำ"]
    assert (env.home / "files.previous" / "paper").read_text() == "after"


def test_a_second_restore_works_like_the_first(env: Env, url: str) -> None:
    archive = backup.inspect(str(backup.back_up(env, database_url=url)))

    for _ in range(2):
        change(env, url)
        backup.restore(env, archive, database_url=url)

    assert wordings(url) == ["ถนน"]
    assert not list(env.home.glob("restore-*"))


def test_keys_and_sessions_stay_at_home(env: Env, url: str) -> None:
    saved = backup.back_up(env, database_url=url)

    backup.restore(env, backup.inspect(str(saved)), database_url=url)

    assert set(read_archive(saved).members) == {"database.dump", "files/paper"}
    with psycopg.connect(url) as link:
        assert link.execute("SELECT count(*) FROM django_session").fetchone() == (0,)


def test_a_backup_this_version_cannot_use_changes_nothing(
    env: Env, url: str, django_says: list[int]
) -> None:
    saved = backup.back_up(env, database_url=url)
    change(env, url)
    django_says[0] = 1

    with pytest.raises(LaunchProblem, match="does not fit this version"):
        backup.restore(env, backup.inspect(str(saved)), database_url=url)

    assert wordings(url) == ["ถนน", "น้ำ"]
    assert (env.home / "files" / "paper").read_text() == "after"


def test_files_go_back_when_the_database_cannot_change_places(
    env: Env, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = backup.back_up(env, database_url=url)
    change(env, url)

    def fail(*_args: object, **_named: object) -> None:
        raise psycopg.OperationalError("away")

    monkeypatch.setattr(backup, "_swap_databases", fail)
    with pytest.raises(psycopg.OperationalError):
        backup.restore(env, backup.inspect(str(saved)), database_url=url)

    assert (env.home / "files" / "paper").read_text() == "after"


def test_a_backup_never_overwrites_another(env: Env, url: str, tmp_path: Path) -> None:
    target = tmp_path / "mine.tar"
    backup.back_up(env, database_url=url, target=str(target))

    with pytest.raises(LaunchProblem, match="exists already"):
        backup.back_up(env, database_url=url, target=str(target))


def test_a_home_without_files_can_be_saved_and_restored(env: Env, url: str, tmp_path: Path) -> None:
    bare = replace(env, home=tmp_path / "bare")

    saved = backup.back_up(bare, database_url=url)
    backup.restore(bare, backup.inspect(str(saved)), database_url=url)

    assert not list((bare.home / "files").iterdir())
