"""What a list is narrowed to, told in words: each can be taken away by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise


EVERYTHING = "all"
"""The parameter that asks for a whole list, where it would else open by a saved view."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter in force: the name of its parameter, what it is about, and its value in words."""

    name: str
    label: Words
    words: Words


def chips_of(*asked: tuple[str, Words, object]) -> list[Chip]:
    """Chips for filters that were asked for: (name, label, value in words or empty)."""
    return [Chip(name, label, str(value)) for name, label, value in asked if value]


def chosen(choices: Iterable[tuple[str, Words]] | Mapping[str, Words], value: str) -> Words:
    """The words of a chosen value; empty where none was chosen."""
    return dict(choices).get(value, "") if value else ""
