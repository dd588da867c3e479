"""What the editable lists settle: a book's steps, and which columns are substance."""

from __future__ import annotations

from oneplan.core.models import Code
from oneplan.local_plans.rules import Step

ROUTES, COLUMNS, DAYS = "local_plan_routes", "local_plan_columns", "local_plan_days"
TRANSFERS, PROGRAMMES = "local_transfer_routes", "lao_programmes"


def steps() -> list[Step]:
    """The steps a book may need, in the order of the list."""
    return [
        Step(
            code=row.code,
            name=row.name_th,
            kinds=frozenset(str(row.extra.get("kinds", "")).split()),
            bodies=frozenset(str(row.extra.get("bodies", "")).split()),
        )
        for row in Code.objects.filter(list=ROUTES).order_by("position")
    ]


def substance() -> frozenset[str]:
    """The columns a correction must leave alone."""
    rows = Code.objects.filter(list=COLUMNS)
    return frozenset(row.code for row in rows if row.extra.get("is_substance") == "yes")


def days(code: str) -> int:
    """How many days a deadline of the list ``local_plan_days`` leaves."""
    return int(Code.objects.get(list=DAYS, code=code).extra["days"])


def names(code_list: str) -> list[tuple[str, str]]:
    """Codes and Thai names of a list, for choices."""
    rows = Code.objects.filter(list=code_list).order_by("position")
    return list(rows.values_list("code", "name_th"))
