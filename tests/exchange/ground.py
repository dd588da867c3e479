"""The ground an intake stands on in tests: a province, its neighbour, code lists, a few bodies."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from django.apps import apps
from django.db import connection

from oneplan.areas.models import BodyKind
from oneplan.core.services import load_code_lists
from oneplan.exchange.models import IntakeRun
from oneplan.exchange.outcome import Outcome
from oneplan.exchange.services import take_in
from oneplan.exchange.storing.wish import Wish
from oneplan.funds.services import load_money_lists
from oneplan.screening.criteria import load_criteria
from tests.factories import make_area, make_body

PHETCHABUN = Wish(province="67", cycle="2571-2575")


def lay_ground() -> None:
    """Phetchabun with a district and a village, Phitsanulok beside it, their cluster, the lists."""
    load_code_lists()
    load_money_lists()
    load_criteria()
    make_area("67070301", "ซับสมมติ")
    for code in ("67", "65"):
        make_body(code, kind=BodyKind.PROVINCE_OFFICE, seat=code, areas=(code,))
    make_body("6707", kind=BodyKind.DISTRICT_OFFICE, seat="6707", areas=("6707",))
    make_body("N-L1", kind=BodyKind.CLUSTER, seat="65", areas=("65", "67"))


def taken(path: Path, wish: Wish = PHETCHABUN) -> Outcome:
    return take_in(path, wish, by=None)


def row_counts() -> Mapping[str, int]:
    """Rows of every table of ours, but for the journal of runs."""
    tables = set(connection.introspection.table_names())
    models = [
        model
        for model in apps.get_models()
        if model.__module__.startswith("oneplan.") and model._meta.db_table in tables
    ]
    return {
        model._meta.label: model._default_manager.count()
        for model in models
        if model is not IntakeRun
    }
