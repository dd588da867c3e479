"""Adding, rewriting, retiring and putting back entries; undoing any of it.  Nothing is deleted."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max

from oneplan.accounts.overtaking import differing, overtaken
from oneplan.audit.models import Entry
from oneplan.audit.services import record
from oneplan.code_lists.described import columns_of, described, label_of, parent_column
from oneplan.code_lists.rules import Column, checked_cell, checked_code
from oneplan.core.errors import Refusal
from oneplan.core.models import Code, CodeList
from oneplan.core.services import LOADED_DIGEST

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

KIND = "core.code"
ADDED, WRITTEN = "code_lists.entry_added", "code_lists.entry_written"
RETIRED, RESTORED = "code_lists.entry_retired", "code_lists.entry_restored"
UNDONE = "code_lists.change_undone"
CHANGES = (ADDED, WRITTEN, RETIRED, RESTORED, UNDONE)
EXTRA = "x-"
"""What the names of a list's own columns begin with among the words of an entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySaid:
    """What an entry says, as typed; ``columns`` are the list's own by their names."""

    name_th: str
    name_en: str = ""
    parent: str = ""
    mark: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def add_entry(found: CodeList, code: str, said: EntrySaid, *, by: Post) -> Code:
    """A new entry at the end of a list.  Locks the list.

    Raises ``Refusal`` for a code the list has or had, and for cells their columns do not hold.
    """
    found = _locked(found)
    code, words = checked_code(code), _checked(found, said)
    if Code.everything.filter(list=found, code=code).exists():
        raise Refusal("code_lists.code_taken", value=code)
    last = Code.everything.filter(list=found).aggregate(last=Max("position"))["last"] or 0
    entry = _written(Code(list=found, code=code, position=last + 1), words)
    entry.save(force_insert=True)
    _record(ADDED, entry, by=by, after=words)
    return entry


@transaction.atomic
def rewrite_entry(entry: Code, said: EntrySaid, *, seen: str, by: Post) -> bool:
    """What an entry says, written anew; whether anything differed.

    ``seen`` is the digest of what the writer had read.  Locks the list.  Raises ``Refusal`` for
    cells their columns do not hold, and ``Overtaken`` with both texts where somebody wrote
    meanwhile; then nothing is changed.
    """
    found = _locked(entry.list)
    entry = Code.everything.get(pk=entry.pk)
    words, before = _checked(found, said), words_of(entry)
    if words == before:
        return False
    if seen != digest_of(entry):
        names = sorted({*before, *words})
        texts = {name: (before.get(name, ""), words.get(name, "")) for name in names}
        fields = differing(texts, version=digest_of(entry))
        raise overtaken(fields, *CHANGES, kind=KIND, key=entry.pk)
    stood = standing_of(entry)
    _written(entry, words).save()
    _record(WRITTEN, entry, by=by, before=stood, after=standing_of(entry))
    return True


@transaction.atomic
def retire_entry(entry: Code, *, on: dt.date, by: Post) -> None:
    """Take an entry out of use; it stays with its history.  Locks the list."""
    _locked(entry.list)
    entry = Code.everything.get(pk=entry.pk)
    if entry.retired_on is not None:
        raise Refusal("code_lists.retired_already")
    entry.retired_on = on
    entry.save(update_fields=["retired_on"])
    words = words_of(entry)
    _record(RETIRED, entry, by=by, before=words, after=words | {"retired_on": on.isoformat()})


@transaction.atomic
def restore_entry(entry: Code, *, by: Post) -> None:
    """Put a retired entry back in use.  Locks the list."""
    _locked(entry.list)
    entry = Code.everything.get(pk=entry.pk)
    if entry.retired_on is None:
        raise Refusal("code_lists.in_use_already")
    before = words_of(entry) | {"retired_on": entry.retired_on.isoformat()}
    entry.retired_on = None
    entry.save(update_fields=["retired_on"])
    _record(RESTORED, entry, by=by, before=before, after=words_of(entry))


@transaction.atomic
def undo_change(change: Entry, *, on: dt.date, by: Post) -> Code:
    """Take one change of an entry back; the undoing is a change of its own.

    An added entry is retired, for nothing is deleted.  Locks the list.  Raises ``Refusal`` where
    the entry was changed again since.
    """
    entry = Code.everything.select_related("list").get(pk=change.object_id)
    _locked(entry.list)
    entry = Code.everything.get(pk=entry.pk)
    standing = standing_of(entry)
    if standing != dict(change.after):
        raise Refusal("code_lists.changed_since", value=entry.code)
    wanted = dict(change.before or standing | {"retired_on": on.isoformat()})
    retired = wanted.pop("retired_on", "")
    entry.retired_on = dt.date.fromisoformat(retired) if retired else None
    _written(entry, wanted).save()
    _record(UNDONE, entry, by=by, before=standing, after=standing_of(entry))
    return entry


def words_of(entry: Code) -> dict[str, str]:
    """What an entry says, by the names of its columns; empty cells left out."""
    own = {f"{EXTRA}{name}": str(value) for name, value in entry.extra.items()}
    own.pop(f"{EXTRA}{LOADED_DIGEST}", None)
    fixed = {
        "name_th": entry.name_th,
        "name_en": entry.name_en,
        "parent": entry.parent_code,
        "mark": entry.mark,
    }
    return {name: value for name, value in (fixed | own).items() if value}


def standing_of(entry: Code) -> dict[str, str]:
    """The same, with the day it was retired on."""
    retired = {"retired_on": entry.retired_on.isoformat()} if entry.retired_on else {}
    return words_of(entry) | retired


def said_of(entry: Code) -> EntrySaid:
    words = words_of(entry)
    return EntrySaid(
        name_th=entry.name_th,
        name_en=entry.name_en,
        parent=entry.parent_code,
        mark=entry.mark,
        columns={
            name.removeprefix(EXTRA): value
            for name, value in words.items()
            if name.startswith(EXTRA)
        },
    )


def digest_of(entry: Code) -> str:
    """A short digest of an entry as it stands, for forms and exported sheets."""
    text = json.dumps(standing_of(entry), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _checked(found: CodeList, said: EntrySaid) -> dict[str, str]:
    """The words of an entry.  Raises ``Refusal`` for the first cell its column does not hold."""
    name = Column(name=str(label_of("name_th")), is_required=True)
    plain = Column(name=str(label_of("name_en")))
    words = {
        "name_th": checked_cell(name, said.name_th),
        "name_en": checked_cell(plain, said.name_en),
        "parent": checked_cell(_called(parent_column(found)), said.parent),
        "mark": checked_cell(Column(name=str(label_of("mark"))), said.mark),
    }
    for column in columns_of(found):
        cell = checked_cell(_called(column), said.columns.get(column.name, ""))
        words[f"{EXTRA}{column.name}"] = cell
    return {key: value for key, value in words.items() if value}


def _called(column: Column) -> Column:
    """The column by the name people know it by, for what a refusal says."""
    return Column(
        name=str(label_of(column.name)),
        kind=column.kind,
        lowest=column.lowest,
        highest=column.highest,
        is_required=column.is_required,
        choices=column.choices,
    )


def _written(entry: Code, words: Mapping[str, Any]) -> Code:
    """The entry with these words; the digest of how it was loaded stays, so edits are known."""
    loaded = {LOADED_DIGEST: entry.extra[LOADED_DIGEST]} if LOADED_DIGEST in entry.extra else {}
    own = {
        name.removeprefix(EXTRA): value for name, value in words.items() if name.startswith(EXTRA)
    }
    entry.name_th, entry.name_en = words["name_th"], words.get("name_en", "")
    entry.parent_code, entry.mark = words.get("parent", ""), words.get("mark", "")
    entry.extra = own | loaded
    return entry


def _locked(found: CodeList) -> CodeList:
    return CodeList.objects.select_for_update().get(pk=found.pk)


def _record(
    code: str,
    entry: Code,
    *,
    by: Post,
    after: Mapping[str, str],
    before: Mapping[str, str] | None = None,
) -> None:
    """The audit entry, and what is fed from the list brought in line in the same transaction."""
    record(code, by=by, kind=KIND, key=entry.pk, before=before, after=after)
    feed = described(entry.list_id).feed
    if feed is not None:
        feed(by=by)
