"""Loading the common area indicators from their code list."""

from __future__ import annotations

from django.db import transaction

from oneplan.audit.services import Acting, record
from oneplan.core.loading import Loaded, bring_in
from oneplan.core.models import Code
from oneplan.indicators.models import Combine, Direction, Indicator

INDICATORS_LIST = "indicator_sets"


@transaction.atomic
def load_indicators(*, by: Acting | None = None) -> Loaded:
    """Bring in the indicators of the code list, which belong to nobody's plan in particular.

    Direction and the way children combine are set once and are the officials' afterwards.
    The code lists must be loaded.  Writes one audit entry, and none when nothing changed.
    """
    rows = [
        {
            "code": entry.code,
            "name_th": entry.name_th,
            "name_en": entry.name_en,
            "unit": entry.extra.get("unit", ""),
            "direction": entry.extra.get("direction", Direction.UNKNOWN.value),
            "combine": entry.extra.get("combine", Combine.NONE.value),
            "data_owner": entry.extra.get("source", ""),
            "mark": entry.mark,
        }
        for entry in Code.objects.filter(list=INDICATORS_LIST)
    ]
    common = Indicator.objects.filter(owner=None).exclude(code="")
    report = bring_in(common, rows, key=["code"], once=["direction", "combine"])
    if not report.is_empty:
        after = report.counts()
        record(
            "indicators.list_loaded",
            by=by,
            kind="indicators.indicator",
            key=INDICATORS_LIST,
            after=after,
        )
    return report
