"""The reference pages say what the code says, and the generator sees what it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from oneplan.accounts.permissions import permission_table
from oneplan.config import reference
from oneplan.core.messages import worded_codes
from tests.architecture.floors import ROOT

PAGES = reference.pages()
REMEDY = "run: python -m oneplan.config.reference"


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_reference_page_is_in_step_with_the_code(name: str) -> None:
    written = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert written == PAGES[name], REMEDY


def test_every_variable_that_is_read_is_documented_and_no_other() -> None:
    assert set(reference.SETTINGS) == reference.variables_read()


def test_every_permission_and_every_worded_code_is_on_its_page() -> None:
    assert all(f"`{name}`" in PAGES["permissions.md"] for name in permission_table())
    assert all(f"`{code}`" in PAGES["refusals-and-findings.md"] for code in worded_codes())


def test_sentences_stand_in_both_languages_with_their_facts_in_braces() -> None:
    assert "| `threads.shared` | ขอความเห็น" in PAGES["event-sentences.md"]
    assert "{body} was asked for its view." in PAGES["event-sentences.md"]
    assert "%(" not in PAGES["event-sentences.md"] + PAGES["refusals-and-findings.md"]


def test_codes_of_the_audit_trail_are_found_where_they_are_written() -> None:
    assert ("cycles.calendar_laid", "cycles.services") in set(reference.audit_codes())


def test_the_command_writes_where_it_is_told(tmp_path: Path) -> None:
    reference.main([str(tmp_path)])
    assert {path.name for path in tmp_path.iterdir()} == set(PAGES)
    assert (tmp_path / "acts.md").read_text(encoding="utf-8") == PAGES["acts.md"]
