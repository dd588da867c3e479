"""What we align to: targets of a list, and the keywords that officials use for them.

``data/keywords.csv`` (columns list, code, keywords with ``|`` between) holds five to twelve
curated keywords a target: defaults of the system, not official values, for an administrator
to edit.  Lists: subplan, masterplan, milestone, sdg.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

KEYWORDS = Path(__file__).parent / "data" / "keywords.csv"


@dataclass(frozen=True, slots=True)
class Target:
    """One entry of a list: its code there, its name, its keywords (may be none)."""

    code: str
    name: str
    keywords: tuple[str, ...] = ()


@cache
def curated_keywords(of_list: str) -> Mapping[str, tuple[str, ...]]:
    """Code -> curated keywords of the list ``of_list``; empty for a list nobody curated.

    A master plan also has the keywords of its sub-plans, whose codes begin with its own.
    """
    with KEYWORDS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    own = {row["code"]: split_keywords(row["keywords"]) for row in rows if row["list"] == of_list}
    if of_list == "masterplan":
        for code, words in curated_keywords("subplan").items():
            own[code[:2]] = tuple(dict.fromkeys((*own.get(code[:2], ()), *words)))
    return MappingProxyType(own)


def with_keywords(targets: Iterable[Target], *, of_list: str) -> list[Target]:
    """The targets, those without keywords of their own given the curated ones of the list."""
    curated = curated_keywords(of_list)
    return [
        target if target.keywords else replace(target, keywords=curated.get(target.code, ()))
        for target in targets
    ]


def split_keywords(text: str) -> tuple[str, ...]:
    """Keywords of one cell, ``|`` between them.

    >>> split_keywords("ฝาย| อ่างเก็บน้ำ |")
    ('ฝาย', 'อ่างเก็บน้ำ')
    """
    return tuple(word.strip() for word in text.split("|") if word.strip())
