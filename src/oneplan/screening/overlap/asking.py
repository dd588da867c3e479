"""Asking for a scan: by a person who waits for it, after an intake, and every night."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oneplan.jobs.services import ask_for
from oneplan.screening.models import Scan
from oneplan.screening.overlap.known import comparable, provinces
from oneplan.screening.overlap.scanning import scan_overlaps
from oneplan.threads.models import Event

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.jobs.models import Job

SCAN, LEARN = "screening.scan", "screening.learn"


def ask_scan(province_code: str, by: Post) -> Job:
    """Queue a scan of a province in the caller's transaction: it starts when that commits."""
    return ask_for(SCAN, by=by, province=province_code)


def ask_to_learn(by: Post) -> Job:
    """Queue an attempt to learn from the verdicts."""
    return ask_for(LEARN, by=by)


def changed_provinces() -> list[str]:
    """Provinces with records whose stories went on since their last scan."""
    scanned = dict(Scan.objects.values_list("province_code", "scanned_at"))
    return [code for code in provinces() if _has_changed(code, scanned.get(code))]


def scan_changed() -> list[str]:
    """Scan every province that changed, one after the other; returns which.

    Each is a transaction of its own: one that fails leaves the earlier ones standing.
    """
    changed = changed_provinces()
    for code in changed:
        scan_overlaps(code, None)
    return changed


def _has_changed(province_code: str, since: object) -> bool:
    here = comparable(province_code)
    if since is None:
        return here.exists()
    placed = Event.objects.filter(subject__area__code__startswith=province_code, at__gte=since)
    return placed.exists()
