"""Reads of lists: the index, the entries of one, and what was changed by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Count, Max, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse

from oneplan.accounts.models import Post
from oneplan.audit.models import Entry
from oneplan.code_lists.described import ELSEWHERE, Described, columns_of, described, label_of
from oneplan.code_lists.editing import CHANGES, EXTRA, KIND, said_of
from oneplan.code_lists.rules import Column
from oneplan.core.errors import NotVisible
from oneplan.core.models import Code, CodeList
from oneplan.core.paging import CURSOR, Page, page_of
from oneplan.core.services import was_edited
from oneplan.knowledge.certainty import Certainty, certainty_of
from oneplan.thai.search import fold

if TYPE_CHECKING:
    from oneplan.code_lists.described import Words


@dataclass(frozen=True, slots=True)
class ListRow:
    """One list of the index: how certain, where used, how many entries, changed when."""

    list: CodeList
    certainty: Certainty
    used: Words
    url: str
    size: int
    retired: int
    edited: int
    changed_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """One entry with its cells as people call them."""

    entry: Code
    certainty: Certainty
    is_edited: bool
    cells: Sequence[tuple[Words, str]]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of an entry; ``differs`` are (column, before, after)."""

    entry: Entry
    code: str
    by: Post | None
    differs: Sequence[tuple[Words, str, str]]
    is_last: bool


def list_rows(*, words: str = "") -> list[ListRow]:
    """Every list by its Thai title; three queries."""
    wanted = fold(words)
    edited = dict.fromkeys(CodeList.objects.values_list("code", flat=True), 0)
    for entry in Code.everything.only("list", "name_th", "name_en", "parent_code", "mark", "extra"):
        edited[entry.list_id] += was_edited(entry)
    changed = _changed_at()
    found = []
    counted = CodeList.objects.annotate(
        size=Count("entries", filter=Q(entries__retired_on=None)),
        retired=Count("entries", filter=Q(entries__retired_on__isnull=False)),
    )
    for each in counted.order_by("title_th"):
        if wanted not in fold(f"{each.code} {each.title_th} {each.title_en}"):
            continue
        about = described(each.code)
        found.append(
            ListRow(
                list=each,
                certainty=certainty_of(each.provenance),
                used=about.used,
                url=address_of(about),
                size=each.size,
                retired=each.retired,
                edited=edited[each.code],
                changed_at=changed.get(each.code),
            )
        )
    return found


def tables_elsewhere() -> list[tuple[Words, Words, str]]:
    """Tables of rules that are edited on pages of their own."""
    return [(name, how, reverse(url)) for name, how, url in ELSEWHERE]


def address_of(about: Described) -> str:
    return reverse(about.url_name) if about.url_name else ""


def list_named(code: str) -> CodeList:
    """The list.  Raises ``NotVisible`` where there is none."""
    found = CodeList.objects.filter(code=code).first() if "\x00" not in code else None
    if found is None:
        raise NotVisible(code)
    return found


def entry_named(found: CodeList, code: str) -> Code:
    """An entry, in use or retired.  Raises ``NotVisible`` where the list has none."""
    entry = Code.everything.filter(list=found, code=code).first() if "\x00" not in code else None
    if entry is None:
        raise NotVisible(code)
    return entry


def change_named(found: CodeList, pk: Any) -> Entry:
    """A change of an entry of the list.  Raises ``NotVisible`` for one of another."""
    entry = _changes_of(found).filter(pk=pk).first()
    if entry is None:
        raise NotVisible(pk)
    return entry


def entries_shown(found: CodeList, *, words: str = "") -> list[ShownEntry]:
    """The entries in their order, those in use first; only those that hold ``words``."""
    wanted, otherwise = fold(words), certainty_of(found.provenance)
    columns = {column.name: column for column in columns_of(found)}
    rows = Code.everything.filter(list=found).order_by("position")
    shown = []
    for entry in sorted(rows, key=lambda each: each.retired_on is not None):
        said = said_of(entry)
        text = " ".join((entry.code, said.name_th, said.name_en, said.mark, *said.columns.values()))
        if wanted in fold(text):
            shown.append(
                ShownEntry(
                    entry,
                    certainty_of(entry.mark) if entry.mark else otherwise,
                    was_edited(entry),
                    [
                        (label_of(name), columns[name].told(value))
                        for name, value in said.columns.items()
                    ],
                )
            )
    return shown


def changes_of(found: CodeList, query: Mapping[str, str]) -> tuple[list[Change], Page[Entry]]:
    """A page of what was changed in a list, the newest first."""
    rows = _changes_of(found)
    page = page_of(rows, order=("-at", "-id"), cursor=query.get(CURSOR))
    keys = {entry.object_id for entry in page.rows}
    codes = dict(Code.everything.filter(list=found).values_list("pk", "code"))
    latest = rows.filter(object_id__in=keys).order_by().values_list("object_id")
    newest = dict(latest.annotate(Max("at")))
    columns = {column.name: column for column in columns_of(found)}
    posts = Post.objects.select_related("body").in_bulk(
        [entry.post_id for entry in page.rows if entry.post_id]
    )
    return [
        Change(
            entry,
            codes.get(int(entry.object_id), "–"),
            posts.get(entry.post_id) if entry.post_id else None,
            _differs(entry, columns),
            is_last=newest[entry.object_id] == entry.at,
        )
        for entry in page.rows
    ], page


def _differs(entry: Entry, columns: Mapping[str, Column]) -> list[tuple[Words, str, str]]:
    before, after = dict(entry.before), dict(entry.after)
    found = []
    for key in {**before, **after}:
        name = key.removeprefix(EXTRA)
        column = columns.get(name, Column(name=name))
        pair = column.told(before.get(key, "")), column.told(after.get(key, ""))
        if before.get(key) != after.get(key):
            found.append((label_of(name), *pair))
    return found


def _changes_of(found: CodeList) -> QuerySet[Entry]:
    keys = Code.everything.filter(list=found).annotate(key=Cast("pk", CharField())).values("key")
    return Entry.objects.filter(object_kind=KIND, code__in=CHANGES, object_id__in=keys)


def _changed_at() -> dict[str, dt.datetime]:
    """When each list was changed last."""
    lists = {str(key): code for key, code in Code.everything.values_list("pk", "list_id")}
    changed = Entry.objects.filter(object_kind=KIND, code__in=CHANGES).order_by()
    found: dict[str, dt.datetime] = {}
    for key, at in changed.values_list("object_id").annotate(Max("at")):
        code = lists.get(key, "")
        found[code] = max(at, found.get(code, at))
    return found
