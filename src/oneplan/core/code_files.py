"""The built-in code lists as read from ``core/codes``: plain values, no database."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CODES = Path(__file__).parent / "codes"

_OWN_COLUMNS = ("code", "name_th", "name_en", "parent", "mark")


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """One entry; ``mark`` says how certain it is, ``extra`` holds the list's own columns."""

    code: str
    name_th: str
    name_en: str
    parent_code: str
    mark: str
    extra: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CodeListFile:
    code: str
    title_th: str
    title_en: str
    version: str
    provenance: str
    entries: tuple[CodeEntry, ...]


def read_code_lists() -> list[CodeListFile]:
    """Every built-in list, in the order of ``lists.toml``."""
    return [_read(code, about) for code, about in _index().items()]


def read_code_list(code: str) -> CodeListFile:
    """One built-in list.  Raises ``KeyError`` for a list that is not in ``lists.toml``."""
    return _read(code, _index()[code])


@cache
def _thai_of_marks() -> dict[str, str]:
    return tomllib.loads((CODES / "provenance_th.toml").read_text(encoding="utf-8"))


def mark_in_thai(mark: str) -> str:
    """Where something comes from and how certain it is, in Thai; words of an official stay."""
    return _thai_of_marks().get(mark, mark)


def _index() -> dict[str, dict[str, str]]:
    return tomllib.loads((CODES / "lists.toml").read_text(encoding="utf-8"))


def _read(code: str, about: dict[str, str]) -> CodeListFile:
    with (CODES / f"{code}.csv").open(encoding="utf-8", newline="") as file:
        entries = tuple(_entry(row) for row in csv.DictReader(file))
    return CodeListFile(
        code=code,
        title_th=about["title_th"],
        title_en=about["title_en"],
        version=about["version"],
        provenance=about["provenance"],
        entries=entries,
    )


def _entry(row: dict[str, str]) -> CodeEntry:
    return CodeEntry(
        code=row["code"],
        name_th=row["name_th"],
        name_en=row["name_en"],
        parent_code=row["parent"],
        mark=row["mark"],
        extra={name: value for name, value in row.items() if name not in _OWN_COLUMNS and value},
    )
