"""How many queries each list takes: the same with many records as with few, and as written down.

A page that needs more on purpose: run with ``ONEPLAN_WRITE_COUNTS=1`` and commit the file.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.needs.services import NeedDraft, record_needs
from oneplan.strategy.models import Target
from oneplan.threads.models import Circulation
from tests.budget.lines import make_line
from tests.cast import Cast, build_cast
from tests.strategy.lists import make_list
from tests.walking import signed_in

PINS = Path(__file__).with_name("query_counts.json")
PAGES = (
    "office:home", "office:country", "portal:front", "portal:country", "needs:need-list",
    "projects:activity-list", "plans:plan-list",
    "annual_plans:round-list", "committees:meeting-list", "screening:overlap-list",
    "threads:waiting", "coverage:country",
)  # fmt: skip
PLACES = (
    "office:place",
    "office:rows",
    "portal:place",
    "coverage:place",
    "coverage:rows",
    "analysis:situation",
    "analysis:theme",
)


def more_records(cast: Cast, count: int) -> None:
    """Needs between lines, so that the newest page always holds both."""
    drafts = [
        NeedDraft(
            wording=f"ขอถนนสายที่ {number}",
            owner=cast.district,
            origin=cast.village,
            fiscal_year=2571,
            places=("67070301",),
            circulation=Circulation.PUBLIC,
        )
        for number in range(count)
    ]
    last = count // 3
    more_lines(cast, count - last)
    record_needs(drafts, by=cast.district_officer)
    more_lines(cast, last)


def more_lines(cast: Cast, count: int) -> None:
    for number in range(count):
        make_line(cast.province, 100 + number, "670703" if number % 2 else "6703")


def counted(client: Client) -> dict[str, int]:
    addresses = {name: reverse(name) for name in PAGES}
    addresses |= {name: reverse(name, args=["67"]) for name in PLACES}
    target = Target.objects.get(list_version__code="goals_made_up").pk
    addresses["coverage:down"] = reverse("coverage:down", args=["67", target])
    addresses["coverage:country-target"] = reverse("coverage:country-target", args=[target])
    found = {}
    for name, address in addresses.items():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200, name
        found[name] = len(seen)
    return found


@pytest.mark.django_db
def test_lists_take_the_queries_written_down_however_much_there_is() -> None:
    cast = build_cast()
    client = signed_in(cast.strategist)
    make_list(("1", "เป้าหมายสมมติ"))
    more_records(cast, 30)  # more than a page: what is shown whole need not be counted
    counted(client)
    few = counted(client)
    more_records(cast, 30)
    many = counted(client)

    if os.environ.get("ONEPLAN_WRITE_COUNTS"):
        PINS.write_text(json.dumps(many, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    assert few == many
    pinned = json.loads(PINS.read_text(encoding="utf-8"))
    assert {name: many[name] for name in pinned} == pinned
