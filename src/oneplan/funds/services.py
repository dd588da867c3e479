"""Loading the sources of money and the expense types from their code lists."""

from __future__ import annotations

from django.db import transaction

from oneplan.audit.services import Acting, record
from oneplan.core.loading import Loaded, bring_in
from oneplan.core.models import Code
from oneplan.funds.models import ExpenseType, Source

SOURCES_LIST = "funding_sources"
EXPENSES_LIST = "expense_categories"


@transaction.atomic
def load_money_lists(*, by: Acting | None = None) -> Loaded:
    """Bring sources and expense types in line with their code lists; none is ever removed.

    The code lists must be loaded.  An official changes a name in the code list, and this
    carries it over.  Writes one audit entry, and none when nothing changed.
    """
    report = _load_sources() + _load_expense_types()
    if not report.is_empty:
        after = report.counts()
        record("funds.lists_loaded", by=by, kind="funds.source", key=SOURCES_LIST, after=after)
    return report


def _load_sources() -> Loaded:
    rows = [
        {
            "code": entry.code,
            "name_th": entry.name_th,
            "name_en": entry.name_en,
            "group": entry.extra.get("group", "other"),
            "mark": entry.mark,
            "position": entry.position,
        }
        for entry in Code.objects.filter(list=SOURCES_LIST)
    ]
    return bring_in(Source.objects.all(), rows, key=["code"])


def _load_expense_types() -> Loaded:
    rows = [
        {
            "code": entry.code,
            "name_th": entry.name_th,
            "name_en": entry.name_en,
            "parent_id": entry.parent_code or None,
            "mark": entry.mark,
        }
        for entry in Code.objects.filter(list=EXPENSES_LIST)
    ]
    return bring_in(ExpenseType.objects.all(), rows, key=["code"])
