"""Small made-up lists for the tests of the library; no official text among them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from oneplan.strategy.library import Entry, Head, put_list
from oneplan.strategy.models import ListVersion
from tests.exchange.tables import workbook

MADE_UP = "ข้อมูลสมมติ"
HEADINGS = ("list_code", "list_version", "list_title_th", "list_kind", "list_years",
            "list_state", "source_mark", "target_code", "target_th", "level", "parent_code",
            "parent_list", "keywords")  # fmt: skip


def row(
    code: str,
    words: str,
    *,
    version: str = "2571-2575",
    parent: str = "",
    parent_list: str = "",
    level: str = "",
    years: str = "2571-2575",
    state: str = "",
    mark: str = MADE_UP,
    keywords: str = "",
) -> list[str]:
    """A row of a made-up list under ``HEADINGS``."""
    return [
        "goals_made_up", version, "เป้าหมายสมมติ", "เป้าหมายภาค", years, state, mark, code, words,
        level, parent, parent_list, keywords,
    ]  # fmt: skip


def list_file(path: Path, *rows: Sequence[str]) -> Path:
    return workbook(path, targets=[HEADINGS, *rows])


def make_list(
    *entries: tuple[str, str] | tuple[str, str, str],
    code: str = "goals_made_up",
    version: str = "2571-2575",
    years: str = "",
) -> ListVersion:
    """A made-up list version of (code, words[, parent])."""
    head = Head(
        code=code,
        version=version,
        kind="region",
        title_th="เป้าหมายสมมติ",
        years=years or version,
        mark=MADE_UP,
    )
    put = put_list(
        head,
        [
            Entry(code=each[0], name_th=each[1], parent_code=each[2] if len(each) > 2 else "",
                  position=place)
            for place, each in enumerate(entries, start=1)
        ],
        by=None,
    )  # fmt: skip
    assert not put.left_out
    return put.version
