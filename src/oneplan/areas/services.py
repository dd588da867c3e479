"""Loading the built-in areas and bodies, and importing newer official lists."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from oneplan.areas import reference
from oneplan.areas.fetching import fetch, named_files
from oneplan.areas.importing import import_rows
from oneplan.areas.reading import read_rows
from oneplan.areas.rows import AreaImport, Changes, FileRows
from oneplan.areas.writing import write_areas
from oneplan.areas.writing_bodies import write_bodies
from oneplan.audit.services import Acting, record
from oneplan.core.code_files import read_code_list

LEGACY_BUDGET_LIST = "budget_agency_codes_legacy"


@transaction.atomic
def load_reference(*, by: Acting | None = None, on: dt.date | None = None) -> dict[str, Changes]:
    """Load the built-in areas and bodies; a second run changes nothing.

    What an import has renamed or closed since is left as the import said.  Writes one audit
    entry, and none when nothing changed.
    """
    day = on or timezone.localdate()
    report = {
        "areas": write_areas(
            reference.real_areas(), source=reference.SOURCE, on=day, keeps_imports=True
        ),
        "villages": write_areas(
            reference.made_up_villages(),
            source=reference.MADE_UP_SOURCE,
            on=day,
            is_made_up=True,
            keeps_imports=True,
        ),
        "bodies": write_bodies(
            reference.bodies(legacy_codes=_legacy_budget_codes()),
            source=reference.SOURCE,
            keeps_imports=True,
        ),
    }
    counts = {name: changes.counts() for name, changes in report.items()}
    if not all(changes.is_empty for changes in report.values()):
        record(
            "areas.reference_loaded", by=by, kind="areas.reference", key="built-in", after=counts
        )
    return report


@transaction.atomic
def import_areas(
    source: str | Path,
    *,
    by: Acting | None = None,
    is_complete: bool = False,
    origin: str = "",
    version: str = "",
    on: dt.date | None = None,
) -> list[AreaImport]:
    """Import lists of areas, authorities or boundaries; one report a file, larger areas first.

    ``source`` is a CSV, JSON or GeoJSON file, a folder of them, or an http(s) address.  A bad
    row is left out and told; the rest is written.  A name that changed is kept as a former
    name until the day before ``on`` (today).  ``origin`` and ``version`` say where boundaries
    come from; they are shown under each map.  Only a list declared complete closes areas: those
    of its kind, in the provinces it names, that it no longer holds.  The same file twice
    changes nothing.  Writes one audit entry a file that changed something.

    Raises ``Refusal`` when a file cannot be had or read; then nothing is written at all.
    """
    day = on or timezone.localdate()
    files = [_read(name, origin=origin, version=version) for name in named_files(source)]
    reports = []
    for rows in sorted(files, key=_smallness):
        report = import_rows(rows, is_complete=is_complete, on=day)
        if not report.changes.is_empty:
            record(
                "areas.imported",
                by=by,
                kind="areas.area",
                key=report.file[:60],
                after=_summary(report),
            )
        reports.append(report)
    return reports


IMPORT_ORDER = (
    "province", "district", "subdistrict", "village", "community", "area", "authority", "boundary",
)  # fmt: skip


def _smallness(rows: FileRows) -> int:
    return IMPORT_ORDER.index(rows.kind)


def _read(name: str, *, origin: str, version: str) -> FileRows:
    data = fetch(name)
    rows = read_rows(data, file=_file_name(name))
    rows.sha256 = hashlib.sha256(data).hexdigest()
    rows.origin, rows.version = origin[:200], version[:60]
    return rows


def _file_name(source: str) -> str:
    return source.rstrip("/").rsplit("/", 1)[-1]


def _summary(report: AreaImport) -> dict[str, Any]:
    changes = report.changes
    return {
        "kind": report.kind,
        "counts": changes.counts(),
        "renamed": [[each.code, each.was, each.now] for each in changes.renamed],
        "closed": changes.closed,
        "findings": len(report.findings),
    }


def _legacy_budget_codes() -> dict[str, str]:
    """The Budget Bureau's former codes by province name; its former clusters are no bodies."""
    entries = read_code_list(LEGACY_BUDGET_LIST).entries
    return {entry.name_th: entry.code for entry in entries if entry.parent_code}
