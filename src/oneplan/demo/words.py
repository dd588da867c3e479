"""The readable files the example province is told from: tables, word lists, stories."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
Row = dict[str, str]


@cache
def table(name: str) -> list[Row]:
    """The rows of ``data/name.csv``."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def written(name: str) -> dict[str, Any]:
    """The file ``data/name.toml``."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def story(name: str) -> dict[str, Any]:
    """The script ``data/stories/name.toml``."""
    return tomllib.loads((DATA / "stories" / f"{name}.toml").read_text(encoding="utf-8"))


def story_names(*, last: bool = False) -> list[str]:
    """The stories in order; ``last`` are those told after the years, whose records they need."""
    names = sorted(path.stem for path in (DATA / "stories").glob("*.toml"))
    return [name for name in names if story(name).get("told_last", False) is last]


def words_for(slot: str) -> list[str]:
    return [row["word"] for row in table("words") if row["slot"] == slot]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Something villages ask for: how they say it, and the work that would answer it.

    ``wording`` has several tellings; ``months`` are months of the fiscal year; ``price`` is in
    baht a unit.  Words in braces are filled in for the village.
    """

    code: str
    topic: str
    lands: frozenset[str]
    wording: tuple[str, ...]
    place: str
    doer: str
    people: tuple[int, int]
    work: str
    quantity: tuple[int, int]
    unit: str
    price: int
    expense: str
    by: str
    to: str
    approach: str
    months: tuple[int, int]
    output: str
    outcome: str


@cache
def asks() -> tuple[Ask, ...]:
    return tuple(_ask(row) for row in table("asks"))


def _ask(row: Row) -> Ask:
    first, last = row["months"].split("-")
    plain = {each.name: row[each.name] for each in fields(Ask) if each.name in row}
    return Ask(
        **plain
        | {  # type: ignore[arg-type]
            "lands": frozenset(row["lands"].split(";")),
            "wording": tuple(row["wording"].split("|")),
            "people": (int(row["people_low"]), int(row["people_high"])),
            "quantity": (int(row["quantity_low"]), int(row["quantity_high"])),
            "price": int(row["price"]),
            "months": (int(first), int(last)),
        }
    )


@dataclass(frozen=True, slots=True)
class Land:
    """What a district is like: its lands, crops, river and sights."""

    code: str
    lands: frozenset[str]
    crops: tuple[str, ...]
    river: str
    sights: tuple[str, ...]


@cache
def lands() -> dict[str, Land]:
    return {
        row["code"]: Land(
            row["code"],
            frozenset(row["lands"].split(";")) | {"all"},
            tuple(row["crops"].split(";")),
            row["river"],
            tuple(row["sights"].split(";")),
        )
        for row in table("districts")
    }
