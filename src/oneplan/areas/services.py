"""Loading the built-in areas and bodies, and importing newer official lists."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from oneplan.areas import reference
from oneplan.areas.rows import Changes
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


def _legacy_budget_codes() -> dict[str, str]:
    """The Budget Bureau's former codes by province name; its former clusters are no bodies."""
    entries = read_code_list(LEGACY_BUDGET_LIST).entries
    return {entry.name_th: entry.code for entry in entries if entry.parent_code}
