"""The glossary page is what the terms say."""

from pathlib import Path

from oneplan.knowledge.glossary import FILE, glossary, main


def test_the_glossary_is_in_step_with_the_terms() -> None:
    written = FILE.read_text(encoding="utf-8")
    assert written == glossary(), "run: python -m oneplan.knowledge.glossary"


def test_the_command_writes_where_it_is_told(tmp_path: Path) -> None:
    main([str(tmp_path / "words.md")])
    assert (tmp_path / "words.md").read_text(encoding="utf-8") == glossary()
