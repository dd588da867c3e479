"""Children are remembered by more than their number, and ended for certain."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from oneplan.config.env import parse_env
from oneplan.config.launcher.processes import (
    Remembered,
    Running,
    child_environment,
    run_in_front,
)

STUBBORN = """
import signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("ready", flush=True)
time.sleep(60)
"""


@pytest.fixture
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    child = subprocess.Popen(["sleep", "60"], start_new_session=True)
    yield child
    child.kill()
    child.wait()


def test_a_living_process_is_known_and_ended(sleeper: subprocess.Popen[bytes]) -> None:
    one = Remembered.of(sleeper.pid)
    assert one.is_alive

    one.end()

    assert not one.is_alive
    assert sleeper.wait() == -15


def test_a_process_that_only_shares_the_number_is_left_alone(
    sleeper: subprocess.Popen[bytes],
) -> None:
    other = replace(Remembered.of(sleeper.pid), began="long ago")

    other.end()

    assert not other.is_alive
    assert sleeper.poll() is None


def test_one_that_will_not_listen_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", STUBBORN], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()

        Remembered.of(child.pid).end(patience=0.2)

        assert child.wait(timeout=5) == -9


def test_a_dead_process_nobody_collected_counts_as_gone(sleeper: subprocess.Popen[bytes]) -> None:
    one = Remembered.of(sleeper.pid)
    sleeper.kill()
    time.sleep(0.2)

    assert not one.is_alive


def test_what_a_server_wrote_down_ends_its_children_even_when_it_is_gone(
    sleeper: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    gone = Remembered(pid=2**22, began="never")
    note = Running(
        address="http://localhost:8000/", server=gone, children=(Remembered.of(sleeper.pid),)
    )
    note.write(tmp_path / "serve.json")

    read = Running.read(tmp_path / "serve.json")

    assert read == note
    assert read.end()
    assert sleeper.wait(timeout=5) == -15
    assert not read.end()


def test_no_note_and_a_broken_note_mean_nothing_runs(tmp_path: Path) -> None:
    assert Running.read(tmp_path / "serve.json") is None
    (tmp_path / "serve.json").write_text("{")
    assert Running.read(tmp_path / "serve.json") is None


def test_a_child_is_told_the_database_and_the_settings(tmp_path: Path) -> None:
    env = parse_env({"ONEPLAN_ENV": "test", "COLOUR": "red"}, clone=tmp_path)

    told = child_environment(env, database_url="postgresql:///x")

    assert told["DATABASE_URL"] == "postgresql:///x"
    assert told["DJANGO_SETTINGS_MODULE"] == "oneplan.config.settings.test"
    assert told["ONEPLAN_HOME"] == str(tmp_path / "var")
    assert told["COLOUR"] == "red"


def test_a_program_in_front_hands_back_its_status() -> None:
    assert run_in_front(["sh", "-c", "exit 7"], environment=dict(os.environ)) == 7
