"""Sources of money and expense types from their code lists."""

import pytest

from oneplan.core.models import Code
from oneplan.core.services import load_code_lists
from oneplan.funds.models import ExpenseType, Source, SourceGroup
from oneplan.funds.services import load_money_lists

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def code_lists() -> None:
    load_code_lists()


def test_every_source_stands_in_a_column_of_the_form() -> None:
    load_money_lists()

    columns = dict(Source.objects.values_list("code", "group"))
    assert columns["1P"] == columns["1C"] == SourceGroup.AREA
    assert columns["2"] == SourceGroup.MINISTRY
    assert columns["32"] == SourceGroup.LOCAL
    assert columns["4"] == SourceGroup.PRIVATE
    assert columns["5"] == SourceGroup.COMMUNITY
    assert columns["6"] == SourceGroup.OTHER
    assert len(columns) == 14


def test_expense_types_know_the_category_they_belong_to() -> None:
    load_money_lists()

    assert ExpenseType.objects.get(code="32").parent.name_th == "งบลงทุน"
    assert ExpenseType.objects.filter(parent=None).count() == 5


def test_what_an_official_wrote_in_the_code_list_reaches_the_source() -> None:
    load_money_lists()
    Code.objects.filter(list="funding_sources", code="33").update(name_th="เงินสะสม อปท.")

    load_code_lists()
    report = load_money_lists()

    assert (report.new, report.changed) == (0, 1)
    assert Source.objects.get(code="33").name_th == "เงินสะสม อปท."
