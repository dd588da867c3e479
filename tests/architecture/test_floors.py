"""Dependencies run down the floors: imports, foreign keys and addresses; and the guards work."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import models
from django.test.utils import isolate_apps

from oneplan.projects.models import Project
from tests.architecture.floors import (
    PACKAGE,
    ROOT,
    floors,
    keys_that_point_up,
    our_models,
    urls_that_point_up,
)

LINTER = Path(sys.executable).with_name("lint-imports")


def lint(copy: Path) -> subprocess.CompletedProcess[str]:
    command = [str(LINTER), "--config", str(copy / "pyproject.toml"), "--no-cache"]
    return subprocess.run(
        command, cwd=copy / "src", capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package as it is, somewhere a violation may be planted."""
    left_out = shutil.ignore_patterns("__pycache__", "static", "locale", "*.csv")
    shutil.copytree(PACKAGE, tmp_path / "src" / "oneplan", ignore=left_out)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_app_stands_on_a_floor() -> None:
    apps = {folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").exists()}
    assert apps <= set(floors())


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("areas/rules.py", "from oneplan.projects import models", "Floors"),
        ("threads/rules.py", "import django.db", "plain Python"),
        ("committees/queries.py", "from oneplan.committees import services", "Inside an app"),
    ],
)
def test_a_planted_import_is_caught(copy: Path, file: str, line: str, contract: str) -> None:
    with (copy / "src" / "oneplan" / file).open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")

    told = lint(copy)

    assert told.returncode == 1
    broken = [each for each in told.stdout.splitlines() if "BROKEN" in each]
    assert any(contract in each for each in broken)


def test_no_import_points_up(copy: Path) -> None:
    told = lint(copy)
    assert told.returncode == 0, told.stdout


def test_no_foreign_key_points_up() -> None:
    assert list(keys_that_point_up(our_models())) == []


@isolate_apps("oneplan.areas")
def test_a_planted_foreign_key_is_caught() -> None:
    class Planted(models.Model):
        project = models.ForeignKey(Project, on_delete=models.PROTECT)

        class Meta:
            app_label = "areas"

    assert list(keys_that_point_up([Planted])) == ["Planted.project points up to projects"]


def test_no_template_names_an_address_above_it() -> None:
    assert list(urls_that_point_up()) == []


def test_a_planted_address_is_caught(tmp_path: Path) -> None:
    folder = tmp_path / "needs" / "templates" / "needs"
    folder.mkdir(parents=True)
    (folder / "need.html").write_text('<a href="{% url "projects:activity" 1 %}">', "utf-8")
    assert list(urls_that_point_up(tmp_path)) == ["needs/templates/needs/need.html names projects:"]
