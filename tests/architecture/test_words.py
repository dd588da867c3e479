"""One term, one word: what the glossary bans names nothing in the code."""

from __future__ import annotations

from pathlib import Path

from oneplan.knowledge.terms import all_terms
from tests.architecture.words import banned_words, defined_names, misnamed


def test_no_name_in_the_code_is_a_banned_synonym() -> None:
    assert list(misnamed()) == []


def test_a_planted_synonym_is_caught_in_every_kind_of_name(tmp_path: Path) -> None:
    app = tmp_path / "plans"
    (app / "templates" / "plans").mkdir(parents=True)
    (app / "services.py").write_text("def list_plan_items(tambon):\n    visibility = 1\n", "utf-8")
    (app / "urls.py").write_text('path("x", f, name="sub-project-edit")\n', "utf-8")
    (app / "models.py").write_text("class PlanVersion:\n    pass\n", "utf-8")
    (app / "templates" / "plans" / "addendum.html").write_text("", "utf-8")

    told = " ".join(misnamed(tmp_path))

    for word in ("plan_item", "tambon", "visibility", "sub_project", "plan_version", "addendum"):
        assert f"says {word};" in told


def test_a_word_that_only_contains_a_banned_one_is_free(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "rules.py").write_text("percents = accents = tactical = 1\n", "utf-8")
    assert list(misnamed(tmp_path)) == []


def test_names_are_what_a_module_defines_not_what_it_uses() -> None:
    assert defined_names("import x\ny = x.visibility\n") == {"y"}


def test_no_word_is_banned_for_two_terms() -> None:
    words = [word for term in all_terms() for word in term.banned]
    assert len(words) == len(banned_words())
