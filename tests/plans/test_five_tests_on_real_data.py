"""The five tests of a real province's draft plan: what was read by hand stays as it was read."""

from __future__ import annotations

from collections import Counter

import pytest

from oneplan.exchange.reference import load_all_reference
from oneplan.exchange.services import take_in
from oneplan.exchange.storing.wish import Wish
from oneplan.plans.models import Edition
from oneplan.plans.tested import put_to_tests
from oneplan.threads.models import Circulation
from oneplan.threads.services import circulate
from tests.real_data import real_data

pytestmark = [pytest.mark.django_db, pytest.mark.real_data]


def test_every_finding_is_one_that_was_read_by_hand() -> None:
    folder = real_data("phetchabun")
    load_all_reference()
    take_in(folder, Wish(province="67", cycle="2571-2575"), by=None)
    edition = Edition.objects.select_related("plan__subject").get()
    circulate(edition.plan.subject, Circulation.PUBLIC, by=None)

    found = put_to_tests(edition, reach=None)

    assert found is not None
    counted = {
        str(test.test): dict(Counter(each.failed.code for each in test.findings))
        for test in found.tests
    }
    assert counted == {
        "clear": {
            "no_goal": 1, "baseline_zero_growth": 1, "no_targets": 1, "growth_below_one_unit": 2,
            "target_reading_unclear": 1, "unit_unclear": 1, "growth_on_level": 6,
            "price_basis_unsaid": 4, "standard_unnamed": 2,
        },
        "causal": {"no_works": 1},
        "current": {"no_source_anywhere": 1, "base_year_stale": 1},
        "consistent": {
            "nothing_serves_a_target": 1, "baseline_unit_contradicts_name": 1,
            "target_worse_than_baseline": 1, "shared_baseline": 2, "unit_contradicts_name": 7,
            "population_not_local": 1,
        },
        "past": {
            "nothing_measured": 1, "no_plan_before": 1, "baseline_missing": 3,
            "all_years_same": 1, "base_year_missing": 1, "target_jump": 1,
        },
    }  # fmt: skip
