"""How far each post of the cast sees, on which day."""

from __future__ import annotations

import datetime as dt

import pytest

from oneplan.areas.models import BodyArea
from oneplan.threads.reaching import reach_of
from tests.cast import build_cast

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 28)
NORTH = {"53", "63", "64", "65", "67"}


def test_a_district_sees_its_villages_committees_and_the_provinces_of_its_cluster() -> None:
    cast = build_cast()
    seen = reach_of(cast.district_officer, on=TODAY)

    assert seen.body_ids == {cast.district.pk, cast.village.pk}
    assert seen.prefixes == ("6707",)
    assert seen.circle == NORTH
    assert not seen.is_national


def test_a_cluster_reaches_the_provinces_that_are_its_own_on_the_day() -> None:
    cast = build_cast()
    left = BodyArea.objects.filter(body=cast.cluster, area="53")
    left.update(valid_from=dt.date(2020, 1, 1), valid_to=TODAY)
    day_after = TODAY + dt.timedelta(days=1)

    assert set(reach_of(cast.cluster_officer, on=TODAY).prefixes) == NORTH
    assert set(reach_of(cast.cluster_officer, on=day_after).prefixes) == NORTH - {"53"}
    assert reach_of(cast.strategist, on=day_after).circle == NORTH - {"53"}


def test_who_sits_in_no_province_has_no_circle_and_a_far_province_another() -> None:
    cast = build_cast()
    national = reach_of(cast.reviewer, on=TODAY)

    assert national.is_national
    assert (national.prefixes, national.circle) == ((), frozenset())
    assert reach_of(cast.stranger, on=TODAY).circle == {"40", "44", "45", "46"}
