"""The terms of the field, read from ``terms.csv``: the one source of glossary and pages."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from oneplan.thai.search import fold

FILE = Path(__file__).parent / "terms.csv"

TOPICS = {
    "places": _("Places"),
    "bodies": _("Bodies"),
    "committees": _("Committees and posts"),
    "plans": _("Plans and their editions"),
    "strategy": _("What we align to"),
    "needs": _("Needs and referrals"),
    "projects": _("Projects and activities"),
    "choosing": _("Ranking and choosing"),
    "money": _("Money"),
    "deciding": _("Meetings and resolutions"),
    "threads": _("Stories and records"),
    "results": _("Results, papers and labels"),
}

MARKS = (
    "law",
    "sourced",
    "general knowledge, unverified",
    "unsure",
    "judgement of the makers",
)
"""How certain a definition may be; ``certainty.certainty_of`` reads them."""

LIST_PREFIX = "list:"


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the field.

    ``identifier`` is its name in the code (``projects.Activity``), an entry of a code list
    (``list:plan_types/P5``), or empty for a word only papers use.  ``banned`` are words no
    identifier may use instead.
    """

    key: str
    topic: str
    name_th: str
    abbreviation: str
    name_en: str
    identifier: str
    meaning_th: str
    meaning_en: str
    source: str
    mark: str
    banned: tuple[str, ...]

    @property
    def app(self) -> str:
        """The app that holds it; empty for a list entry or a word of papers."""
        return "" if self.code_list else self.identifier.partition(".")[0]

    @property
    def code_list(self) -> str:
        """The code list it stands in; empty when it stands in none."""
        found, _slash, _entry = self.identifier.removeprefix(LIST_PREFIX).partition("/")
        return found if self.identifier.startswith(LIST_PREFIX) else ""

    @property
    def abbreviations(self) -> tuple[str, ...]:
        """Its short forms.  A space parts them only where the form itself has none."""
        whole = self.abbreviation
        parts = whole.split()
        return tuple(parts) if all(part.isascii() or "." in part for part in parts) else (whole,)


@cache
def all_terms() -> tuple[Term, ...]:
    """Every term, grouped by topic in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_term(row) for row in csv.DictReader(file))


def term_of(key: str) -> Term | None:
    return next((term for term in all_terms() if term.key == key), None)


def term_named(words: str) -> Term | None:
    """The term a paper calls by exactly these words or this abbreviation."""
    return _by_words().get(words)


def find_terms(words: str) -> list[Term]:
    """Terms whose names, abbreviation or meaning hold ``words``; all of them for none.

    Digits, spelling damage, spaces and the dots of abbreviations do not matter: ``กบจ`` finds
    ก.บ.จ.  Terms named so come before terms that only mention it.
    """
    wanted = _key(words)
    if not wanted:
        return list(all_terms())
    named = [term for term in all_terms() if wanted in _names(term)]
    return named + [term for term in all_terms() if term not in named and wanted in _meanings(term)]


def _term(row: dict[str, str]) -> Term:
    banned = tuple(word for word in row.pop("banned").split(";") if word)
    return Term(**row, banned=banned)


@cache
def _by_words() -> dict[str, Term]:
    named: dict[str, Term] = {}
    for term in all_terms():
        for words in (*term.abbreviations, term.name_th):
            if words:
                named.setdefault(words, term)
    return named


@cache
def _names(term: Term) -> str:
    return _joined((term.name_th, term.abbreviation, term.name_en, term.identifier))


@cache
def _meanings(term: Term) -> str:
    return _joined((term.meaning_th, term.meaning_en, term.source))


def _joined(texts: Iterable[str]) -> str:
    return "|".join(_key(text) for text in texts)


def _key(text: str) -> str:
    return fold(text).replace(" ", "").replace(".", "")
