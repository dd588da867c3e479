"""Loading the built-in code lists beside what officials have edited.

Core lies below the audit trail, so whoever calls this writes the entry (``exchange.reference``).
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.db import transaction

from oneplan.core.code_files import CodeEntry, CodeListFile, read_code_lists
from oneplan.core.loading import Loaded, bring_in
from oneplan.core.models import Code, CodeList

LOADED_DIGEST = "_loaded"
"""Key in ``Code.extra``: the digest of the entry as it was loaded, to notice an edit."""


@transaction.atomic
def load_code_lists() -> Loaded:
    """Load every built-in list; a second run changes nothing.

    An entry that an official edited is kept as edited, and one that a newer version of the
    list no longer names stays: nothing is lost.
    """
    lists = read_code_lists()
    report = bring_in(
        CodeList.objects.all(),
        [
            {
                "code": each.code,
                "title_th": each.title_th,
                "title_en": each.title_en,
                "version": each.version,
                "provenance": each.provenance,
            }
            for each in lists
        ],
        key=["code"],
    )
    there = {(entry.list_id, entry.code): entry for entry in Code.everything.all()}
    edited = {key for key, entry in there.items() if was_edited(entry)}
    rows = [row for each in lists for row in _rows(each)]
    wanted = [row for row in rows if (row["list_id"], row["code"]) not in edited]
    kept = len(rows) - len(wanted)
    return (
        report
        + bring_in(Code.everything.all(), wanted, key=["list_id", "code"])
        + Loaded(kept=kept)
    )


def was_edited(entry: Code) -> bool:
    """Has somebody changed (or written) this entry by hand since it was loaded?"""
    extra = {name: value for name, value in entry.extra.items() if name != LOADED_DIGEST}
    now = _digest(entry.name_th, entry.name_en, entry.parent_code, entry.mark, extra)
    return bool(entry.extra.get(LOADED_DIGEST) != now)


def _rows(each: CodeListFile) -> list[dict[str, Any]]:
    return [
        {
            "list_id": each.code,
            "code": entry.code,
            "name_th": entry.name_th,
            "name_en": entry.name_en,
            "parent_code": entry.parent_code,
            "mark": entry.mark,
            "extra": {**entry.extra, LOADED_DIGEST: _digest_of(entry)},
            "position": position,
        }
        for position, entry in enumerate(each.entries, start=1)
    ]


def _digest_of(entry: CodeEntry) -> str:
    return _digest(entry.name_th, entry.name_en, entry.parent_code, entry.mark, dict(entry.extra))


def _digest(*values: object) -> str:
    text = json.dumps(values, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
