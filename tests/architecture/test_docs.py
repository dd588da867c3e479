"""Every app is described, every link leads somewhere, every decision has its four parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.floors import PACKAGE, ROOT

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")
APPS = sorted(folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").exists())
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PARTS = ("Context", "Decision", "Consequences", "What would change our mind")


def dead_links(page: Path) -> Iterator[str]:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if not (page.parent / target).exists():
            yield target


@pytest.mark.parametrize("app", APPS)
def test_an_app_says_what_it_is_and_who_changes_it(app: str) -> None:
    words = (ROOT / "docs" / "concepts" / f"{app}.md").read_text(encoding="utf-8")
    assert words.startswith("# ")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    assert list(dead_links(page)) == []


def test_a_planted_dead_link_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("[a](nowhere.md) [b](https://example.org) [c](page.md#part)", "utf-8")
    assert list(dead_links(page)) == ["nowhere.md"]


def test_each_decision_has_a_number_of_its_own() -> None:
    numbers = [path.name[:4] for path in DECISIONS]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_has_its_parts_on_one_page(page: Path) -> None:
    words = page.read_text(encoding="utf-8")
    assert [part for part in PARTS if f"**{part}.**" not in words] == []
    assert len(words.splitlines()) <= 60
