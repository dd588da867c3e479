"""The list of needs: filters that combine and can be taken away, and the same rows as a file."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.needs.models import Doer, Need
from oneplan.needs.services import NeedDraft, record_need
from oneplan.threads.models import Circulation
from tests.cast import Cast, build_cast
from tests.walking import signed_in

pytestmark = pytest.mark.django_db
LIST = "needs:need-list"


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def a_need(cast: Cast, wording: str, **given: object) -> Need:
    draft = NeedDraft(
        wording=wording,
        owner=cast.district,
        origin=cast.village,
        places=("67070301",),
        **({"fiscal_year": 2571, "circulation": Circulation.CIRCULATED} | given),  # type: ignore[arg-type]
    )
    return record_need(draft, by=cast.district_officer)


def test_filters_combine_and_each_can_be_taken_away(cast: Cast) -> None:
    a_need(cast, "ขอถนน", people=5, doer=Doer.FOR_US)
    a_need(cast, "ขอถนนใหญ่", people=500, doer=Doer.OURSELVES)
    a_need(cast, "ขอถนนปีก่อน", fiscal_year=2570)
    client = signed_in(cast.charlie)

    asked = {"q": "ถนน", "fiscal_year": "๒๕๗๑", "doer": "for_us", "at": "x"}
    answer = client.get(reverse(LIST), asked)
    listed = answer.context["listed"]
    assert [need.wording for need in listed.page.rows] == ["ขอถนน"]
    assert [chip.name for chip in listed.chips] == ["q", "fiscal_year", "doer"]
    shown = answer.content.decode()
    assert "?q=%E0%B8%96%E0%B8%99%E0%B8%99&amp;doer=for_us" in shown

    ordered = client.get(reverse(LIST), {"order": "people"}).context["listed"].page.rows
    assert ordered[0].wording == "ขอถนนใหญ่"
    alone = client.get(reverse(LIST), {"alone": "yes"}).context["listed"].page.rows
    assert len(alone) == 3


def test_the_file_holds_what_is_asked_and_nothing_outside_the_circle(cast: Cast) -> None:
    a_need(cast, "=ขอถนน")
    a_need(cast, "ขอไฟ")
    a_need(cast, "ร่างขอถนน", circulation=Circulation.DRAFT)
    asked = {"q": "ถนน", "format": "csv"}
    theirs = signed_in(cast.charlie).get(reverse(LIST), asked).content.decode("utf-8-sig")
    own = signed_in(cast.district_officer).get(reverse(LIST), asked).content.decode("utf-8-sig")
    assert len(theirs.strip().splitlines()) == 2
    assert "'=ขอถนน" in theirs
    assert "ร่างขอถนน" in own


def test_every_page_of_an_ordered_list_is_reached_once(cast: Cast) -> None:
    for number in range(30):
        a_need(cast, f"ขอถนน {number}", people=number % 3 or None)
    client = signed_in(cast.charlie)
    first = client.get(reverse(LIST), {"order": "people"}).context["listed"].page
    second = (
        client.get(reverse(LIST), {"order": "people", "at": first.older}).context["listed"].page
    )
    keys = [need.pk for need in [*first.rows, *second.rows]]
    assert len(set(keys)) == len(keys) == 30


def test_the_list_costs_the_same_however_long_it_is(cast: Cast) -> None:
    client = signed_in(cast.charlie)
    client.get(reverse(LIST))
    counts = []
    for _ in range(2):
        for number in range(5):
            a_need(cast, f"ขอถนน {number}")
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(LIST), {"alone": "yes", "order": "people"})
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 22
