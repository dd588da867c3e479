"""The built-in criteria sets."""

from decimal import Decimal

import pytest

from oneplan.core.services import load_code_lists
from oneplan.screening.criteria import default_criteria_set, load_criteria
from oneplan.screening.models import CriteriaSet, Criterion

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded() -> None:
    load_code_lists()
    load_criteria()


def test_the_default_set_says_it_is_not_official() -> None:
    area = default_criteria_set()

    assert area.mark == "ค่าเริ่มต้นของระบบ ไม่ใช่ค่าทางการ"
    assert list(area.criteria.values_list("code", flat=True)) == [f"A{n}" for n in range(1, 8)]
    assert sum(area.criteria.values_list("weight", flat=True)) == 100
    assert CriteriaSet.objects.filter(is_default=True).get() == area


def test_the_national_criteria_keep_their_scales_and_their_gate() -> None:
    national = CriteriaSet.objects.get(code="NESDC-FY2569", fiscal_year=2569)

    scales = {
        each.code: (each.lowest, each.highest, each.step, each.is_gate)
        for each in national.criteria.all()
    }
    assert len(scales) == 10
    assert scales["N1"] == (0, 1, 1, True)
    assert scales["N2"] == (Decimal("0.875"), 5, Decimal("0.125"), False)
    assert scales["N5.1"] == (0, 1, 1, False)
    assert scales["N7"] == (0, 5, Decimal("0.25"), False)
    assert set(national.criteria.values_list("weight", flat=True)) == {Decimal(1)}


def test_only_for_clusters_is_benefit_beyond_one_province_a_gate() -> None:
    gates = Criterion.objects.filter(code="A7").values_list("criteria_set__code", "is_gate")
    assert dict(gates) == {"AREA": False, "AREA-CLUSTER": True}


def test_weights_an_official_changed_survive_loading_again() -> None:
    Criterion.objects.filter(criteria_set__code="AREA", code="A1").update(weight=30)

    report = load_criteria()

    assert report.is_empty
    assert default_criteria_set().criteria.get(code="A1").weight == 30
