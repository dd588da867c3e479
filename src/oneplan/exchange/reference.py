"""All built-in reference data in one go, in the order its tables rest on each other."""

from __future__ import annotations

from django.db import transaction

from oneplan.areas.services import load_reference
from oneplan.audit.services import Acting, record
from oneplan.core.loading import Loaded
from oneplan.core.services import load_code_lists
from oneplan.cycles.services import load_cycles
from oneplan.funds.services import load_money_lists
from oneplan.indicators.services import load_indicators
from oneplan.screening.criteria import load_criteria
from oneplan.strategy.services import load_targets

Counts = dict[str, int]


@transaction.atomic
def load_all_reference(*, by: Acting | None = None) -> dict[str, Counts]:
    """Load areas, bodies, code lists and what is fed from them; counts by part.

    Idempotent, and all or nothing: a second run changes nothing and writes no audit entry.
    """
    areas = {name: changes.counts() for name, changes in load_reference(by=by).items()}
    rest = {
        "codes": _load_codes(by=by),
        "cycles": load_cycles(by=by),
        "funds": load_money_lists(by=by),
        "strategy": load_targets(by=by),
        "indicators": load_indicators(by=by),
        "screening": load_criteria(by=by),
    }
    return areas | {name: loaded.counts() for name, loaded in rest.items()}


def _load_codes(*, by: Acting | None) -> Loaded:
    """The code lists, with the audit entry that core, below the audit trail, cannot write."""
    loaded = load_code_lists()
    if not loaded.is_empty:
        after = loaded.counts()
        record("core.code_lists_loaded", by=by, kind="core.code_list", key="built-in", after=after)
    return loaded
