"""A list as a sheet: given out with what stood, taken in whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from django.db import transaction

from oneplan.code_lists.described import columns_of
from oneplan.code_lists.editing import (
    EntrySaid,
    add_entry,
    digest_of,
    restore_entry,
    retire_entry,
    rewrite_entry,
    said_of,
)
from oneplan.core.errors import Overtaken, Refusal
from oneplan.core.messages import text_of
from oneplan.core.models import Code, CodeList
from oneplan.exchange.reading import Table, read_tables
from oneplan.thai.search import fold

if TYPE_CHECKING:
    import datetime as dt

    from django.core.files.uploadedfile import UploadedFile

    from oneplan.accounts.models import Post

MEGABYTES = 5
FIXED = ("code", "name_th", "name_en", "parent", "mark")
RETIRED, SEEN = "retired", "seen"
YES = frozenset({"yes", "1", "true", "x", "ใช่"})


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many entries a sheet added, rewrote, retired or put back."""

    added: int = 0
    rewritten: int = 0
    retired: int = 0
    restored: int = 0

    @property
    def is_nothing(self) -> bool:
        return not (self.added or self.rewritten or self.retired or self.restored)


def headings(found: CodeList) -> list[str]:
    own = [column.name for column in columns_of(found)]
    return [*FIXED, *own, RETIRED, SEEN]


def rows_of(found: CodeList) -> Iterator[list[str]]:
    """Every entry, retired ones too; the last cell says what stood when it was given out."""
    own = [column.name for column in columns_of(found)]
    for entry in Code.everything.filter(list=found).order_by("position"):
        said = said_of(entry)
        yield [
            entry.code,
            said.name_th,
            said.name_en,
            said.parent,
            said.mark,
            *(said.columns.get(name, "") for name in own),
            "yes" if entry.retired_on else "",
            digest_of(entry),
        ]


@transaction.atomic
def take_in_sheet(
    found: CodeList, rows: Sequence[Mapping[str, str]], *, on: dt.date, by: Post
) -> TakenIn:
    """Bring a list in line with a sheet: all of its rows or none.

    Entries the sheet does not name stay.  Raises ``Refusal`` for the first row that is wrong or
    that somebody changed after the sheet was given out.
    """
    standing = {entry.code: entry for entry in Code.everything.filter(list=found)}
    counts = dict.fromkeys(("added", "rewritten", "retired", "restored"), 0)
    for number, row in enumerate(rows, start=2):
        code = row.get("code", "").strip()
        try:
            for happened in _take_in(found, standing.get(code), code, row, on=on, by=by):
                counts[happened] += 1
        except Overtaken as lost:
            fields: Any = lost.facts["fields"]
            texts = next(iter(fields.values()))
            raise Refusal(
                "code_lists.row_overtaken",
                row=number,
                value=code,
                theirs=texts["theirs"],
                yours=texts["yours"],
            ) from lost
        except Refusal as refusal:
            raise Refusal(
                "code_lists.row_wrong", row=number, value=code, because=text_of(refusal)
            ) from refusal
    return TakenIn(**counts)


def _take_in(
    found: CodeList,
    entry: Code | None,
    code: str,
    row: Mapping[str, str],
    *,
    on: dt.date,
    by: Post,
) -> Iterator[str]:
    said = _said(entry, row)
    if entry is None:
        add_entry(found, code, said, by=by)
        yield "added"
        return
    wants_retired = fold(row[RETIRED]) in YES if RETIRED in row else entry.retired_on is not None
    if rewrite_entry(entry, said, seen=row.get(SEEN, ""), by=by):
        yield "rewritten"
    if wants_retired and entry.retired_on is None:
        retire_entry(entry, on=on, by=by)
        yield "retired"
    if not wants_retired and entry.retired_on is not None:
        restore_entry(entry, by=by)
        yield "restored"


def _said(entry: Code | None, row: Mapping[str, str]) -> EntrySaid:
    """What a row says; a column the sheet does not have stays as it stands."""
    now = said_of(entry) if entry else EntrySaid(name_th="")
    own = {name: value for name, value in row.items() if name not in (*FIXED, RETIRED, SEEN)}
    return EntrySaid(
        name_th=row.get("name_th", now.name_th),
        name_en=row.get("name_en", now.name_en),
        parent=row.get("parent", now.parent),
        mark=row.get("mark", now.mark),
        columns={**now.columns, **own},
    )


def read_sheet(sent: UploadedFile[Any]) -> list[dict[str, str]]:
    """The rows of an uploaded table by its headings.

    Raises ``Refusal`` for a file that is too large or holds no table with a column ``code``.
    """
    if (sent.size or 0) > MEGABYTES * 1024 * 1024:
        raise Refusal("code_lists.sheet_too_large", megabytes=MEGABYTES)
    with tempfile.TemporaryDirectory(prefix="oneplan-list-") as folder:
        path = Path(folder, PurePath(sent.name or "list.csv").name)
        path.write_bytes(sent.read())
        known = {*FIXED, RETIRED, SEEN}
        tables = list(read_tables(path, is_known=lambda heading: heading.strip() in known))
    for table in tables:
        if isinstance(table, Table) and "code" in [name.strip() for name in table.header]:
            names = [name.strip() for name in table.header]
            return [
                {name: _cell(cell) for name, cell in zip(names, row.cells, strict=False) if name}
                for row in table.rows
            ]
    raise Refusal("code_lists.sheet_unreadable")


def _cell(cell: object) -> str:
    """A cell as text; the apostrophe that keeps a formula from running is taken off again."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = "" if cell is None else str(cell).strip()
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text
