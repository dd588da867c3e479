"""Writes the glossary from ``terms.csv``: ``python -m oneplan.knowledge.glossary [FILE]``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from oneplan.knowledge.terms import TOPICS, Term, all_terms

FILE = Path(__file__).resolve().parents[3] / "docs" / "glossary.md"

HEAD = """# Glossary

One word for one thing.  The identifier is what code, addresses and tests call it; the words
banned beside it are refused there by a test.  A mark says how certain a definition is: "law",
"sourced" (read in a public source), "general knowledge, unverified", "unsure", or "judgement
of the makers" (our own word).  Unmarked clauses are cited as known, not quoted.

Written by `python -m oneplan.knowledge.glossary` from `src/oneplan/knowledge/terms.csv`;
change the words there.  The product shows the same terms under `/knowledge/`.
"""

COLUMNS = ("Thai", "short", "English", "identifier", "meaning", "clause", "mark", "never")


def glossary() -> str:
    """The whole page, one table a topic."""
    parts = [HEAD]
    for topic in TOPICS:
        terms = [term for term in all_terms() if term.topic == topic]
        parts.append(_table(topic, terms))
    return "\n".join(parts)


def main(arguments: Sequence[str]) -> None:
    target = Path(arguments[0]) if arguments else FILE
    target.write_text(glossary(), encoding="utf-8")
    print(f"{len(all_terms())} terms in {target}")


def _table(topic: str, terms: Sequence[Term]) -> str:
    lines = [f"## {topic.capitalize()}", "", _line(COLUMNS), _line(["---"] * len(COLUMNS))]
    lines += [_line(_cells(term)) for term in terms]
    return "\n".join([*lines, ""])


def _cells(term: Term) -> list[str]:
    identifier = f"`{term.identifier}`" if term.identifier else ""
    never = ", ".join(f"`{word}`" for word in term.banned)
    meaning = f"{term.meaning_th} {term.meaning_en}"
    return [
        term.name_th, term.abbreviation, term.name_en, identifier, meaning,
        term.source, term.mark, never,
    ]  # fmt: skip


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    main(sys.argv[1:])
