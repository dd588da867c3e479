"""The twenty main pages and the homes of the roles: named once, for pictures and for tests.

``docs/pictures.md`` shows them; ``tests/browser/test_main_pages.py`` holds them to WCAG 2.2 AA, to
every width and to large type.  They are listed in ``main_pages.toml``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LIST = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class MainPage:
    """One page: who looks, where, and what it answers, in Thai (``answers``) and in English.

    ``reader`` is an account of the example province, or nobody.  ``links`` are followed in turn
    from ``path``, so that the page is one of a record there is.
    """

    name: str
    title: str
    answers: str
    question: str
    path: str
    reader: str = ""
    links: tuple[str, ...] = ()


def _read(key: str) -> tuple[MainPage, ...]:
    rows: list[dict[str, Any]] = tomllib.loads(LIST.read_text(encoding="utf-8"))[key]
    return tuple(MainPage(**{**row, "links": tuple(row.get("links", ()))}) for row in rows)


MAIN_PAGES, HOMES = _read("main"), _read("homes")
