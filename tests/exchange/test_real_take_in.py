"""The real province and the real country are stored to the baht, and a second run is quiet."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from django.db.models import Count, Sum

from oneplan.areas.models import Body
from oneplan.exchange.reference import load_all_reference
from oneplan.exchange.storing.wish import Wish
from oneplan.funds.models import PublishedLine
from oneplan.plans.models import Edition, Element
from oneplan.projects.models import Activity, Project
from tests.exchange.ground import PHETCHABUN, row_counts, taken
from tests.exchange.tables import real_data

pytestmark = [pytest.mark.real_data, pytest.mark.django_db]

BAHT = 100


def test_phetchabun_is_stored_to_the_baht_and_a_second_run_changes_nothing() -> None:
    folder = real_data("phetchabun")
    load_all_reference()

    outcome = taken(folder, PHETCHABUN)

    sums = PublishedLine.objects.values_list("kind").annotate(Count("pk"), Sum("satang"))
    assert {kind: (count, satang // BAHT) for kind, count, satang in sums} == {
        "province": (14, 192_192_400),
        "cluster": (4, 102_500_000),
        "ministry": (57, 724_617_500),
        "pao": (34, 575_039_291),
        "subsidy": (86, 505_519_000),
    }
    own = Project.objects.filter(subject__owner__code="67", is_umbrella=True)
    assert own.count() == 5
    never_ranked = Activity.objects.filter(project__in=own, nature="management")
    assert never_ranked.aggregate(total=Sum("satang"))["total"] == 10_000_000 * BAHT
    assert Body.objects.filter(code__startswith="dla:", seat__code__startswith="67").count() == 128
    assert Counter(Element.objects.values_list("kind", flat=True)) == {
        "issue": 5, "programme": 5, "indicator": 17, "sub_plan": 22, "approach": 55,
    }  # fmt: skip
    assert not outcome.has_errors
    assert outcome.rows_read == outcome.stored + outcome.reported

    before = row_counts()
    again = taken(folder, PHETCHABUN)
    assert (again.stored, again.changed, again.missing) == (0, 0, 0)
    assert row_counts() == before
    assert Edition.objects.count() == 1


def test_the_whole_country_is_stored_in_time_and_five_subtotals_disagree() -> None:
    folder = real_data("province_budget_fy2565")
    load_all_reference()

    started = time.monotonic()
    outcome = taken(folder, Wish())
    seconds = time.monotonic() - started

    assert seconds < 20
    lines = PublishedLine.objects.aggregate(rows=Count("pk"), satang=Sum("satang"))
    assert lines == {"rows": 1159, "satang": 10_340_947_223 * BAHT}
    assert Activity.objects.aggregate(total=Sum("satang"))["total"] == lines["satang"]
    assert {
        (check.owner_code, check.budget_type): check.difference // BAHT
        for check in outcome.differing
    } == {
        ("S-G", "งบลงทุน"): -48_297_000,
        ("84", "งบรายจ่ายอื่น"): 10_000_000,
        ("26", "งบลงทุน"): -23_819_977,
        ("NE-M", "งบดำเนินงาน"): 4_050_000,
        ("55", "งบลงทุน"): 4_700_000,
    }
    ours = [check for check in outcome.checks if check.owner_code == "67"]
    assert len(ours) == 7
    assert not [check for check in ours if check in outcome.differing]

    before = row_counts()
    assert taken(folder, Wish()).unchanged == outcome.rows_read
    province = taken(real_data("phetchabun"), PHETCHABUN)
    assert province.unchanged == 14 + 4
    assert province.changed == 0
    assert row_counts()["funds.PublishedLine"] == before["funds.PublishedLine"] + 57 + 34 + 86
