"""Two people at once: a pair is decided by one of them, and a scan runs once after the other."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection

from oneplan.core.errors import Refusal
from oneplan.screening.models import Verdict, VerdictState
from oneplan.screening.overlap.deciding import Decision, decide
from oneplan.screening.overlap.scanning import scan_overlaps
from oneplan.threads.models import Event
from tests.cast import build_cast
from tests.screening.overlaps import scanned_pair, two_needs

pytestmark = pytest.mark.django_db(transaction=True)


def both(act: Callable[[], object]) -> list[object]:
    """Do something in two threads at the same moment; what each gave or refused."""
    ready, came = Barrier(2), []

    def one() -> None:
        try:
            ready.wait(10)
            came.append(act())
        except Refusal as refusal:
            came.append(refusal.code)
        finally:
            connection.close()

    threads = [Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return came


def test_two_verdicts_at_once_are_one_verdict_and_one_refusal() -> None:
    cast = build_cast()
    two_needs(cast)
    pair = scanned_pair(cast)
    decision = Decision(kind="different", act="keep")

    came = both(lambda: decide(pair, decision, by=cast.district_officer).state)

    assert sorted(map(str, came)) == sorted([VerdictState.DECIDED, "screening.decided_already"])
    assert Event.objects.filter(code="screening.judged_different").count() == 2


def test_two_scans_at_once_find_a_pair_once() -> None:
    cast = build_cast()
    two_needs(cast)

    came = both(lambda: scan_overlaps("67", None).new)

    assert sorted(map(int, map(str, came))) == [0, 1]
    assert Verdict.objects.count() == 1
