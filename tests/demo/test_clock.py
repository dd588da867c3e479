"""The clock of the example: set while a step is built, put back after, nowhere else."""

import datetime as dt
from pathlib import Path

import pytest
from django.utils import timezone

import oneplan
from oneplan.demo.clock import Clock, showing

DAY = dt.date(2022, 8, 14)


def test_djangos_clock_shows_the_day_of_the_act_and_is_put_back() -> None:
    clock = Clock()
    with showing(clock):
        clock.turn_to(DAY, hour=9)
        assert timezone.localdate() == DAY
        first, second = timezone.now(), timezone.now()
        assert first < second
    assert timezone.localdate() > DAY


def test_the_clock_is_put_back_after_a_failure() -> None:
    true_clock = timezone.now
    with pytest.raises(ZeroDivisionError), showing(Clock()):
        _ = 1 / 0
    assert timezone.now is true_clock


def test_keys_are_uuid7_of_their_moment_and_the_same_each_time() -> None:
    clock = Clock()
    clock.turn_to(DAY)
    early = clock.key_of("สระน้ำ")
    clock.turn_to(DAY + dt.timedelta(days=1))
    late = clock.key_of("สระน้ำ")
    assert (early.version, early.variant) == (7, "specified in RFC 4122")
    assert early < late
    clock.turn_to(DAY)
    assert clock.key_of("สระน้ำ") == early != clock.key_of("ถนน")


def test_nothing_but_the_example_sets_a_clock() -> None:
    root = Path(oneplan.__file__).parent
    setting = [
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if "timezone.now =" in path.read_text(encoding="utf-8")
        or "demo.clock" in path.read_text(encoding="utf-8")
    ]
    assert setting
    assert all(name.startswith("demo/") for name in setting)
