"""The page of a place: its figures add up, and every one leads to rows of the same sum."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.budget.place_figures import place_page
from oneplan.budget.place_rows import rows_page
from oneplan.budget.rules import Split
from oneplan.core.money import baht
from oneplan.funds.models import LineKind
from oneplan.office.views import OFFICE
from tests.budget.lines import make_line
from tests.cast import Cast, build_cast
from tests.walking import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = build_cast()
    make_line(cast.province, 1_00, "67070301")
    make_line(cast.province, 20_00, "6703", kind=LineKind.MINISTRY)
    make_line(cast.province, 300_00, "6707", "6703")
    make_line(cast.province, 4_000_00, "67")
    make_line(cast.pao, 50_000_00, kind=LineKind.PAO)
    make_line(cast.authority, 600_000_00, kind=LineKind.SUBSIDY)
    return cast


def query_of(url: str) -> dict[str, str]:
    query = url.partition("?")[2]
    return dict(part.split("=") for part in query.split("&"))


def test_placed_shared_and_unplaced_add_up_and_nothing_is_counted_twice(cast: Cast) -> None:
    page = place_page("67", {}, reach=None, surface=OFFICE)
    total = page.money.shares.total

    assert sum(segment.satang for segment in page.segments) == total.satang == 654_321_00
    assert sum(tile.figure.satang for tile in page.tiles) == total.satang
    assert sum(row.money.total.satang for row in page.parts) == page.money.shares.placed.satang


def test_every_figure_leads_in_one_click_to_rows_of_the_same_sum(cast: Cast) -> None:
    page = place_page("67", {}, reach=None, surface=OFFICE)
    figures = [(tile.url, tile.figure.satang) for tile in page.tiles]
    figures += [(segment.url, segment.satang) for segment in page.segments]
    figures += [(url, owner.figure.satang) for owner, _name, url in page.owners]
    figures += [(row.rows_url, row.money.total.satang) for row in page.parts]

    for url, satang in figures:
        code = url.split("/")[3]
        rows = rows_page(code, query_of(url), reach=None, surface=OFFICE)
        assert rows.total.satang == satang, url
        assert rows.total.satang == sum(row.satang for row in rows.page.rows)


def test_money_of_the_provincial_organisation_belongs_to_the_province_not_to_its_seat(
    cast: Cast,
) -> None:
    cast.pao.seat_id = "6707"
    cast.pao.save()
    rows = rows_page(
        "67", {"fiscal_year": "2565", "part": Split.UNPLACED}, reach=None, surface=OFFICE
    )
    assert 50_000_00 in {row.satang for row in rows.page.rows}


def test_the_page_shows_the_sum_and_a_row_leads_to_its_own_page(cast: Cast) -> None:
    client = signed_in(cast.strategist)
    page = client.get(reverse("office:place", args=["67"])).content.decode()
    assert baht(654_321_00) in page

    rows = client.get(reverse("office:rows", args=["67"]), {"fiscal_year": 2565, "kind": "pao"})
    line = rows.context["shown"].page.rows[0]
    assert reverse("office:line", args=[line.pk]) in rows.content.decode()
    assert client.get(reverse("office:line", args=[line.pk])).status_code == 200


def test_the_file_beside_the_figures_holds_every_row_of_the_shown_year(cast: Cast) -> None:
    make_line(cast.province, 9_00, "67070301", fiscal_year=2564)
    client = signed_in(cast.strategist)
    page = client.get(reverse("office:place", args=["67"])).context["place"]

    rows = list(
        csv.reader(io.StringIO(client.get(page.exports["csv"]).content.decode("utf-8-sig")))
    )

    assert sum(Decimal(row[-1]) for row in rows[1:]) == Decimal("654321.00")
    assert page.most_in_a_year == 654_321_00


def test_the_public_is_led_to_the_questions_about_a_place(cast: Cast) -> None:
    address = reverse("portal:questions", args=["67"])
    assert address in Client().get(reverse("portal:place", args=["67"])).content.decode()
    office = signed_in(cast.strategist).get(reverse("office:place", args=["67"]))
    assert address not in office.content.decode()


@pytest.mark.parametrize("output", ["csv", "xlsx"])
def test_the_file_holds_exactly_the_rows_that_are_seen(cast: Cast, output: str) -> None:
    client = signed_in(cast.strategist)
    asked = {"fiscal_year": 2565, "kind": "province", "format": output}
    answer = client.get(reverse("office:rows", args=["67"]), asked)

    assert "attachment" in answer["Content-Disposition"]
    if output == "csv":
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert sum(Decimal(row[-1]) for row in rows[1:]) == Decimal("4301.00")


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(cast: Cast) -> None:
    line = make_line(cast.province, 5_00, "6707")
    line.subject.title = '=HYPERLINK("http://evil.example")'
    line.subject.save()
    client = signed_in(cast.strategist)
    answer = client.get(
        reverse("office:rows", args=["6707"]), {"fiscal_year": 2565, "format": "csv"}
    )
    assert "'=HYPERLINK" in answer.content.decode("utf-8-sig")


def test_words_narrow_the_rows_and_their_total(cast: Cast) -> None:
    line = make_line(cast.province, 7_00, "6707")
    number = line.subject.title.rsplit(".", 1)[1]
    rows = rows_page(
        "67", {"fiscal_year": "2565", "q": f"test.{number}"}, reach=None, surface=OFFICE
    )
    assert rows.total.satang == 7_00


def test_what_is_no_place_is_not_there(cast: Cast) -> None:
    client = signed_in(cast.strategist)
    for code in ("99", "6", "67%25", "670799", "zz"):
        assert client.get(f"/office/places/{code}").status_code == 404


def test_the_public_reads_the_same_figures_without_the_menu_of_an_office(cast: Cast) -> None:
    page = Client().get(reverse("portal:place", args=["67"])).content.decode()
    assert baht(654_321_00) in page
    assert "side-menu" not in page


def test_more_rows_never_cost_more_queries(cast: Cast) -> None:
    client = signed_in(cast.strategist)
    paths = [
        reverse("office:place", args=["67"]),
        reverse("office:rows", args=["67"]) + "?fiscal_year=2565",
    ]
    before = [queries_of(client, path) for path in paths]
    for _ in range(8):
        make_line(cast.authority, 1_00, "670703")
        make_line(cast.district, 2_00, "6707", "6703")
    assert [queries_of(client, path) for path in paths] == before


def queries_of(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(path)
    return len(queries)
