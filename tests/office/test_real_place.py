"""The real province: each budget paper's money on its page, and every figure opens its rows."""

from __future__ import annotations

import pytest

from oneplan.budget.place_figures import place_page
from oneplan.budget.place_rows import rows_page
from oneplan.budget.surfaces import Surface
from oneplan.exchange.reference import load_all_reference
from oneplan.exchange.services import take_in
from oneplan.exchange.storing.wish import Wish
from oneplan.office.views import OFFICE
from oneplan.portal.views import PORTAL
from tests.real_data import real_data

pytestmark = [pytest.mark.django_db, pytest.mark.real_data]

IN_THE_PROVINCE = {
    "province": (14, 192_192_400),
    "cluster": (1, 50_000_000),
    "ministry": (57, 724_617_500),
    "pao": (34, 575_039_291),
    "subsidy": (86, 505_519_000),
}
"""Rows and baht by budget paper; the cluster's other lines lie elsewhere or name no province."""


@pytest.fixture
def _phetchabun() -> None:
    folder = real_data("phetchabun")
    load_all_reference()
    take_in(folder, Wish(province="67", cycle="2571-2575", fiscal_year=2565), by=None)


@pytest.mark.usefixtures("_phetchabun")
@pytest.mark.parametrize("surface", [OFFICE, PORTAL], ids=["office", "portal"])
def test_every_figure_of_phetchabun_opens_rows_of_the_same_sum(surface: Surface) -> None:
    page = place_page("67", {}, reach=None, surface=surface)
    found = {each.key: each.shares.total for each in page.money.keys}
    assert {key: (each.rows, each.satang // 100) for key, each in found.items()} == IN_THE_PROVINCE

    total = page.money.shares.total
    assert sum(segment.satang for segment in page.segments) == total.satang
    assert sum(tile.figure.satang for tile in page.tiles) == total.satang
    assert sum(row.money.total.satang for row in page.parts) == page.money.shares.placed.satang

    figures = [(tile.url, tile.figure.satang) for tile in page.tiles]
    figures += [(segment.url, segment.satang) for segment in page.segments]
    figures += [(row.rows_url, row.money.total.satang) for row in page.parts]
    for url, satang in figures:
        path, _mark, query = url.partition("?")
        asked = dict(pair.split("=") for pair in query.split("&"))
        rows = rows_page(
            path.split("/places/")[1].split("/")[0], asked, reach=None, surface=surface
        )
        assert rows.total.satang == satang, url
