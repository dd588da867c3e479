"""The page of the whole country: exact sums by province, cluster and region, never a draft."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from oneplan.budget.keeping import fold
from oneplan.budget.whole_country import COLUMNS, PRINTED, WholeCountry, whole_country
from oneplan.funds.models import LineKind
from oneplan.needs.services import NeedDraft, record_need
from oneplan.office.views import OFFICE
from oneplan.threads.models import Circulation
from oneplan.threads.rules import Reach
from tests.budget.lines import make_line
from tests.cast import Cast, build_cast
from tests.factories import make_area
from tests.projects.works import make_activity
from tests.walking import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = build_cast()
    make_area("65")
    make_line(cast.province, 100_00, "67070301", fiscal_year=2570)
    make_line(cast.province, 20_00, "6703", fiscal_year=2570, kind=LineKind.MINISTRY)
    make_line(cast.province, 5_00, "67", "65", fiscal_year=2570)
    return cast


def printed(page: WholeCountry) -> dict[str, int]:
    at = COLUMNS.index(PRINTED)
    return {row.name: row.figures[at].satang for row in page.rows if row.figures[at].rows}


def test_provinces_clusters_and_what_lies_in_none_add_up_before_and_after_folding(
    cast: Cast,
) -> None:
    for _ in range(2):
        asked = {"fiscal_year": "2570"}
        provinces = whole_country(asked, reach=None, surface=OFFICE)
        clusters = whole_country({**asked, "by": "cluster"}, reach=None, surface=OFFICE)

        assert sorted(printed(provinces).values()) == [5_00, 120_00]
        assert sorted(printed(clusters).values()) == [5_00, 120_00]
        assert provinces.total[COLUMNS.index(PRINTED)].satang == 125_00
        assert provinces.total == clusters.total
        fold()


def test_unasked_the_last_year_with_printed_money_is_shown(cast: Cast) -> None:
    make_activity(
        cast.district, cast.district_officer, fiscal_year=2571, circulation=Circulation.PUBLIC
    )
    fold()

    page = whole_country({}, reach=None, surface=OFFICE)

    assert page.fiscal_year == 2570
    assert len(page.years) == 2


def test_needs_count_where_they_may_be_read_and_drafts_nowhere(cast: Cast) -> None:
    for circulation in Circulation:
        draft = NeedDraft(
            wording=f"ขอถนน {circulation}",
            owner=cast.district,
            origin=cast.village,
            fiscal_year=2570,
            places=("67070301",),
            circulation=circulation,
        )
        record_need(draft, by=cast.district_officer)
    readers = {None: 1, Reach(circle=frozenset({"65"})): 1, Reach(circle=frozenset({"67"})): 2}

    for reach, needs in {**readers, Reach(is_national=True): 2}.items():
        page = whole_country({"fiscal_year": "2570"}, reach=reach, surface=OFFICE)
        assert page.total[0].rows == needs


@pytest.mark.parametrize("by", ["province", "cluster", "region", "nonsense"])
def test_everybody_opens_it_and_officials_their_own(cast: Cast, by: str) -> None:
    public = Client().get(reverse("portal:country"), {"by": by, "fiscal_year": "2570"})
    own = signed_in(cast.strategist).get(reverse("office:country"), {"by": by})

    assert public.status_code == own.status_code == 200
    assert Client().get(reverse("office:country")).status_code == 302


def test_the_page_takes_a_fixed_number_of_queries(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(2):
        with django_assert_num_queries(5):
            whole_country({"fiscal_year": "2570"}, reach=None, surface=OFFICE)
        for number in range(5):
            make_line(cast.province, 1_00, "670703", fiscal_year=2570 + number % 2)
