"""The Thai wording is complete, true to the code, and the tool that keeps it so works."""

from __future__ import annotations

from pathlib import Path

import pytest

from oneplan.core import catalogue
from oneplan.core.catalogue import FILE


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for app in ("needs", "plans"):
        (tmp_path / app / "templates" / app).mkdir(parents=True)
        (tmp_path / app / "__init__.py").write_text("")
    (tmp_path / "needs" / "messages.py").write_text(
        'from x import gettext_lazy as _\nA = _("%(count)s " "needs")\nB = _("plan")\n'
    )
    (tmp_path / "needs" / "templates" / "needs" / "page.html").write_text(
        '{% extends "base.html" %}\n   <p>it\'s {% translate "Yes" %}</p>\n'
        "{% blocktranslate %}{{ name }} asks{% endblocktranslate %}"
    )
    (tmp_path / "plans" / "models.py").write_text('from x import gettext as _\nA = _("plan")\n')
    return tmp_path


def set_thai(package: Path, app: str, *pairs: tuple[str, str]) -> None:
    path = package / app / FILE
    text = path.read_text(encoding="utf-8")
    for words, thai in pairs:
        before = f'msgid "{words}"\nmsgstr ""'
        assert before in text
        text = text.replace(before, f'msgid "{words}"\nmsgstr "{thai}"')
    path.write_text(text, encoding="utf-8")


def test_the_thai_of_this_product_is_complete() -> None:
    assert [str(problem) for problem in catalogue.problems()] == []


def test_sentences_come_from_code_and_templates(package: Path) -> None:
    found = {words for words, _context in catalogue.sentences(package / "needs")}
    assert found == {"%(count)s needs", "plan", "Yes", "%(name)s asks"}


def test_a_second_update_changes_nothing(package: Path) -> None:
    catalogue.update("needs", package=package)
    before = (package / "needs" / FILE).read_bytes()
    catalogue.update("needs", package=package)
    assert (package / "needs" / FILE).read_bytes() == before


def test_a_known_sentence_takes_the_thai_of_another_app(package: Path) -> None:
    catalogue.update("plans", package=package)
    set_thai(package, "plans", ("plan", "แผน"))
    catalogue.update("needs", package=package)
    assert 'msgid "plan"\nmsgstr "แผน"' in (package / "needs" / FILE).read_text(encoding="utf-8")


def test_a_sentence_no_longer_said_is_dropped_and_thai_is_kept(package: Path) -> None:
    catalogue.update("needs", package=package)
    set_thai(package, "needs", ("plan", "แผน"), ("Yes", "ใช่"))
    (package / "needs" / "messages.py").write_text('from x import gettext as _\nB = _("plan")\n')

    new = catalogue.update("needs", package=package)

    assert new["plan"].string == "แผน"
    assert "%(count)s needs" not in new


def kinds(package: Path) -> set[tuple[str, str]]:
    return {(problem.kind, problem.words) for problem in catalogue.problems(package)}


def test_missing_stale_and_broken_thai_is_told(package: Path) -> None:
    catalogue.update("needs", package=package)
    set_thai(package, "needs", ("%(count)s needs", "ความต้องการ"), ("Yes", "ใช่"), ("plan", "แผน"))
    told = kinds(package)
    assert ("placeholders", "%(count)s needs") in told
    assert ("missing", "%(name)s asks") in told
    assert ("missing", "plan") in told

    (package / "needs" / "messages.py").write_text("")
    assert ("stale", "plan") in kinds(package)


def test_one_sentence_with_two_wordings_is_told(package: Path) -> None:
    catalogue.update("needs", package=package)
    set_thai(package, "needs", ("plan", "แผน"))
    catalogue.update("plans", package=package)
    path = package / "plans" / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("แผน", "แผนการ"), encoding="utf-8")
    assert ("quarrel", "plan (see needs)") in kinds(package)


def test_a_guess_is_told(package: Path) -> None:
    catalogue.update("plans", package=package)
    set_thai(package, "plans", ("plan", "แผน"))
    path = package / "plans" / FILE
    text = path.read_text(encoding="utf-8").replace('msgid "plan"', '#, fuzzy\nmsgid "plan"')
    path.write_text(text, encoding="utf-8")
    assert ("fuzzy", "plan") in kinds(package)
