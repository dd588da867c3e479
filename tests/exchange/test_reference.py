"""All reference data in one go."""

import io
import json
import time

import pytest
from django.core.management import call_command

from oneplan.areas.models import Body
from oneplan.audit.models import Entry
from oneplan.exchange.reference import load_all_reference
from oneplan.indicators.models import Indicator

pytestmark = pytest.mark.django_db

PARTS = [
    "areas", "villages", "bodies", "codes", "cycles", "funds", "strategy", "indicators",
    "screening",
]  # fmt: skip


def test_a_second_run_changes_nothing_and_is_quick() -> None:
    load_all_reference()
    entries = Entry.objects.count()

    began = time.perf_counter()
    report = load_all_reference()

    assert time.perf_counter() - began < 3
    changed = {part: {k: n for k, n in counts.items() if n} for part, counts in report.items()}
    assert list(changed) == PARTS
    assert all(set(counts) == {"unchanged"} for counts in changed.values())
    assert Entry.objects.count() == entries


def test_each_load_leaves_one_entry() -> None:
    load_all_reference()

    codes = list(Entry.objects.values_list("code", flat=True))
    assert sorted(codes) == [
        "areas.reference_loaded",
        "core.code_lists_loaded",
        "cycles.cycle_opened",
        "cycles.cycle_opened",
        "cycles.cycle_opened",
        "funds.lists_loaded",
        "indicators.list_loaded",
        "screening.criteria_loaded",
        "strategy.targets_loaded",
    ]


def test_a_failing_part_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("oneplan.exchange.reference.load_criteria", fail)

    with pytest.raises(RuntimeError):
        load_all_reference()

    assert not Body.objects.exists()
    assert not Indicator.objects.exists()


def test_the_command_prints_its_counts() -> None:
    out = io.StringIO()
    call_command("reference", "--json", stdout=out)
    assert json.loads(out.getvalue())["areas"]["new"] == 77 + 11 + 117

    again = io.StringIO()
    call_command("reference", stdout=again)
    assert "areas: 205 unchanged" in again.getvalue()
