"""The page of every province: sums by province, one address for the office and one for all."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from oneplan.areas.services import load_reference
from oneplan.budget.country import country_page
from oneplan.office.views import OFFICE
from tests.budget.lines import make_line
from tests.cast import Cast, build_cast
from tests.walking import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = build_cast()
    load_reference()
    make_line(cast.province, 7_000_000_00, "6703")
    make_line(cast.province, 1_50, "67")
    return cast


def test_the_sum_of_a_province_is_that_of_its_own_page(cast: Cast) -> None:
    page = country_page({}, surface=OFFICE)

    (row,) = page.rows
    assert row.figure.satang == page.total.satang == 7_000_001_50
    assert page.unknown == 76
    assert page.map is not None
    assert len(page.map.shapes) == 77


def test_the_page_takes_the_same_queries_however_many_lines(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for satang in range(5):
        make_line(cast.province, 1_00 + satang, "6707")
    with django_assert_num_queries(5):
        country_page({}, surface=OFFICE)


def test_the_public_and_the_office_read_the_same_figures(cast: Cast) -> None:
    public = Client().get(reverse("portal:places"))
    office = signed_in(cast.strategist).get(reverse("office:places"))

    assert public.status_code == office.status_code == 200
    assert "/places/67?" in public.content.decode()
    assert "/office/places/67?" in office.content.decode()
    assert Client().get(reverse("office:places")).status_code == 302


def test_a_year_without_papers_says_so(cast: Cast) -> None:
    page = Client().get(reverse("portal:places"), {"fiscal_year": "2590"}).content.decode()
    assert "ยังไม่ได้นำเข้าเอกสารงบประมาณของปีนี้" in page
