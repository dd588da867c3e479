"""The terms: complete, unique, true of the code, and found however they are typed."""

from __future__ import annotations

import importlib
from importlib.util import find_spec

import pytest

from oneplan.core.code_files import read_code_list, read_code_lists
from oneplan.knowledge.rules import parties_in
from oneplan.knowledge.terms import MARKS, TOPICS, Term, all_terms, find_terms, term_named

TERMS = all_terms()


def keys(words: str) -> list[str]:
    return [term.key for term in find_terms(words)]


def named_in_code(identifier: str) -> bool:
    """``app.Name.part`` among the app's models, or ``app.module.name`` in one of its modules."""
    app, *parts = identifier.split(".")
    module = f"oneplan.{app}"
    if parts and parts[0].islower() and find_spec(f"{module}.{parts[0]}"):
        module = f"{module}.{parts.pop(0)}"
    elif parts:
        module = f"{module}.models"
    found: object = importlib.import_module(module)
    for part in parts:
        if not hasattr(found, part) and part not in getattr(found, "__dataclass_fields__", {}):
            return False
        found = getattr(found, part, None)
    return True


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.key)
def test_a_term_says_what_it_is_in_both_languages(term: Term) -> None:
    assert all((term.name_th, term.name_en, term.meaning_th, term.meaning_en))
    assert term.topic in TOPICS
    assert term.mark in MARKS


def test_each_key_and_each_abbreviation_stands_for_one_term() -> None:
    assert len({term.key for term in TERMS}) == len(TERMS)
    short = [words for term in TERMS for words in term.abbreviations]
    assert len(set(short)) == len(short)


@pytest.mark.parametrize(
    "term", [term for term in TERMS if term.app], ids=lambda term: term.identifier
)
def test_an_identifier_exists_in_the_code(term: Term) -> None:
    assert named_in_code(term.identifier)


def test_a_misspelt_identifier_would_be_noticed() -> None:
    assert not named_in_code("projects.Activitty")
    assert not named_in_code("plans.EditionKind.RENEWED")


@pytest.mark.parametrize(
    "term", [term for term in TERMS if term.code_list], ids=lambda term: term.identifier
)
def test_a_list_entry_exists(term: Term) -> None:
    entry = term.identifier.partition("/")[2]
    codes = {each.code for each in read_code_list(term.code_list).entries}
    assert entry in codes or not entry
    assert term.code_list in {each.code for each in read_code_lists()}


@pytest.mark.parametrize("typed", ["กบจ", "ก.บ.จ.", "ก. บ. จ.", "provincial COMMITTEE"])
def test_a_term_is_found_however_its_name_is_typed(typed: str) -> None:
    assert keys(typed)[0] == "kbj"


def test_damaged_thai_finds_the_same_term() -> None:
    assert "province" in keys("จังหวัด\u200b")
    assert keys("ตําบล") == keys("ตำบล")


def test_terms_of_that_name_come_before_terms_that_mention_it() -> None:
    found = keys("มติ")
    assert found.index("resolution") < found.index("act")
    assert found.index("circular-resolution") < found.index("meeting")


def test_no_words_find_everything_and_strange_words_nothing() -> None:
    assert len(keys("  ")) == len(TERMS)
    assert keys("ไม่มีคำนี้แน่") == []
    assert keys("\x00") == keys("")


def test_every_party_of_the_typical_calendar_is_explained() -> None:
    actors = [entry.extra["actor"] for entry in read_code_list("calendar_typical").entries]
    unexplained = {
        party for actor in actors for party in parties_in(actor) if term_named(party) is None
    }
    assert unexplained == set()
