"""Background work of the radar: a scan, and learning from verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from oneplan.screening.overlap.learning import retrain
from oneplan.screening.overlap.scanning import STEPS, scan_overlaps

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.jobs.handlers import Progress


def scan(facts: Mapping[str, Any], by: Post | None, progress: Progress) -> dict[str, Any]:
    """Scan a province; gives the counts and the address of the queue."""

    def told(done: int, total: int, note: str) -> None:
        words = {
            "reading": _("Reading the records of the province"),
            "comparing": _("Comparing them"),
            "keeping": _("Keeping what was found"),
        }
        progress(done, total, words.get(note, ""))

    told(0, STEPS, "reading")
    scanned = scan_overlaps(str(facts["province"]), by, told=told)
    return {**scanned.counts(), "address": reverse("screening:overlap-list")}


def learn(facts: Mapping[str, Any], by: Post | None, progress: Progress) -> dict[str, Any]:
    """Learn from people's verdicts; gives whether the outcome is used."""
    progress(0, 1, _("Learning from the verdicts"))
    made = retrain(by)
    progress(1, 1, "")
    return {"is_used": made.is_used, "address": reverse("screening:overlap-quality")}
