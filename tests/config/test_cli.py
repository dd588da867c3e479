"""The command line knows its own words and hands all others to Django."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from oneplan.config import cli
from oneplan.config.env import Env, parse_env
from oneplan.config.launcher import listing
from oneplan.config.launcher.doctor import Finding, as_json, as_text
from oneplan.config.launcher.problems import LaunchProblem


@pytest.fixture
def env(tmp_path: Path) -> Env:
    (tmp_path / "var").mkdir()
    return parse_env({"ONEPLAN_ENV": "test"}, clone=tmp_path)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What reached Django, with a database nobody had to start."""
    words: list[list[str]] = []

    @contextmanager
    def database(_env: Env) -> Iterator[str]:
        yield "postgresql:///x"

    def run_django(_env: Env, given: list[str], *, database_url: str) -> int:
        words.append(given)
        return 5

    monkeypatch.setattr(cli, "database", database)
    monkeypatch.setattr(cli, "run_django", run_django)
    return words


def test_an_unknown_word_goes_to_django_with_an_up_to_date_database(
    env: Env, sent: list[list[str]]
) -> None:
    assert cli.run(["book", "--year", "2571"], env=env) == 5
    assert sent == [["--up-to-date-first", "book", "--year", "2571"]]


def test_manage_hands_its_words_on_unchanged(env: Env, sent: list[list[str]]) -> None:
    cli.run(["manage", "showmigrations", "-v", "0"], env=env)

    assert sent == [["showmigrations", "-v", "0"]]


def test_the_overview_has_a_thai_and_an_english_line_for_each_word(
    env: Env, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        listing, "app_commands", lambda _env: [listing.Line("book", "พิมพ์เล่ม · Print the book")]
    )

    assert cli.run(["--help"], env=env) == 0

    shown = capsys.readouterr().out
    for command in cli.OWN:
        assert f"  {command.name:<14} {command.thai} · {command.english}" in shown
        assert any("\u0e00" < letter < "\u0e7f" for letter in command.thai)
    assert "พิมพ์เล่ม · Print the book" in shown


def test_stop_on_an_idle_home_says_so(env: Env, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["stop"], env=env) == 0
    assert "Nothing was running" in capsys.readouterr().out


def test_a_given_server_is_not_ours_to_stop(env: Env, capsys: pytest.CaptureFixture[str]) -> None:
    theirs = replace(env, database_url="postgresql:///x")

    assert cli.run(["database", "stop"], env=theirs) == 1
    assert "not ours" in capsys.readouterr().out


def test_restore_refuses_a_wrong_file_before_it_asks(env: Env, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.tar"
    wrong.write_text("holiday pictures")

    with pytest.raises(LaunchProblem, match="damaged or not a OnePlan backup"):
        cli.run(["restore", str(wrong)], env=env)


def test_problems_end_in_words_and_status_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["oneplan", "restore", "/nowhere.tar", "--yes"])
    monkeypatch.setattr("signal.signal", lambda *_: None)

    with pytest.raises(SystemExit) as left:
        cli.main()

    assert left.value.code == 1
    assert "/nowhere.tar does not exist" in capsys.readouterr().err


def test_findings_read_well_for_people_and_programs() -> None:
    bad = Finding("disk", "bad", "1 GiB free", "make room")

    assert "BAD   disk" in as_text([bad])
    assert "-> make room" in as_text([bad])
    assert json.loads(as_json([bad]))[0]["remedy"] == "make room"


def test_every_word_of_the_installation_is_documented() -> None:
    page = (cli.read_env().clone / "docs" / "reference" / "commands.md").read_text("utf-8")

    assert [own.name for own in cli.OWN if f"`oneplan {own.name}" not in page] == []


def test_every_variable_read_is_documented() -> None:
    root = cli.read_env().clone
    source = (root / "src" / "oneplan" / "config" / "env.py").read_text("utf-8")
    page = (root / "docs" / "operations" / "install.md").read_text("utf-8")
    read = set(re.findall(r'"((?:ONEPLAN_|DATABASE_|PORT)[A-Z_]*)"', source))

    assert {"PORT", "DATABASE_URL", "ONEPLAN_HOME"} < read
    assert [name for name in sorted(read) if f"`{name}`" not in page] == []
