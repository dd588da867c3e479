"""The common area indicators."""

import pytest

from oneplan.core.services import load_code_lists
from oneplan.indicators.models import Direction, Indicator
from oneplan.indicators.services import load_indicators

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def code_lists() -> None:
    load_code_lists()


def test_common_indicators_have_unit_direction_and_mark() -> None:
    load_indicators()

    assert Indicator.objects.count() == 25
    poverty = Indicator.objects.get(code="POV")
    assert (poverty.unit, poverty.direction, poverty.owner) == ("ร้อยละ", Direction.DOWN, None)
    assert not Indicator.objects.filter(mark="").exists()


def test_a_direction_an_official_set_survives_loading_again() -> None:
    load_indicators()
    Indicator.objects.filter(code="VIL").update(direction=Direction.UP)

    report = load_indicators()

    assert report.is_empty
    assert Indicator.objects.get(code="VIL").direction == Direction.UP
