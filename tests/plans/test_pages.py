"""The page of a plan: what an edition says, to whom, and that drafts of others stay unread."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from oneplan.core.models import Code, CodeList
from oneplan.indicators.models import Indicator
from oneplan.plans.models import EditionKind, EditionState, ElementKind, Plan, Side
from oneplan.plans.queries import PLAN_TYPES
from oneplan.plans.services import (
    ElementDraft,
    ListingDraft,
    open_edition,
    open_plan,
    write_elements,
    write_listings,
)
from oneplan.threads.models import Circulation, SubjectKind
from oneplan.threads.services import Draft, begin, circulate
from tests.budget.lines import make_source
from tests.cast import Cast, build_cast
from tests.walking import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = open_plan("P5", cast.province, title="แผนพัฒนาสมมติ", fiscal_year=2571, by=cast.strategist)
    edition = open_edition(made, kind=EditionKind.FULL, year=2571, by=cast.strategist)
    indicator = Indicator.objects.create(name_th="รายได้", unit="ร้อยละ")
    write_elements(
        edition,
        [
            ElementDraft(kind=ElementKind.ISSUE, number="1", title="ประเด็นสมมติ"),
            ElementDraft(kind=ElementKind.APPROACH, number="1.1", title="แนวทางสมมติ", parent="1"),
            ElementDraft(
                kind=ElementKind.INDICATOR,
                number="ช1.1",
                title="รายได้เพิ่มขึ้น",
                parent="1",
                indicator=indicator,
                baseline_year=2568,
                baseline_words="12 ล้านบาท",
                targets=((2571, Decimal(5), "5"), (2572, Decimal(6), "6")),
            ),
        ],
        by=cast.strategist,
    )
    write_listings(
        edition,
        [
            ListingDraft(
                subject=activity(cast, title, width),
                title=title,
                side=Side.UNDRAWN,
                rank=rank,
                money=((2571, make_source(), 100_00),),
            )
            for rank, (title, width) in enumerate(
                [("กิจกรรมเปิดเผย", Circulation.PUBLIC), ("กิจกรรมร่าง", Circulation.DRAFT)], start=1
            )
        ],
        by=cast.strategist,
    )
    return made


def activity(cast: Cast, title: str, width: Circulation):  # type: ignore[no-untyped-def]
    return begin(
        Draft(
            kind=SubjectKind.ACTIVITY,
            title=title,
            owner=cast.district,
            fiscal_year=2571,
            places=("6707",),
            circulation=width,
        ),
        by=cast.district_officer,
    )


@pytest.mark.parametrize(
    ("query", "count", "chips"),
    [
        ("fiscal_year=๒๕๗๑", 1, ["fiscal_year"]),
        ("fiscal_year=2572", 0, ["fiscal_year"]),
        ("type=P5&q=สมมติ", 1, ["q", "type"]),
        ("type=P1", 0, ["type"]),
        ("type=%00&fiscal_year=x", 1, []),
    ],
)
def test_the_list_is_narrowed_by_type_and_year_and_says_so(
    cast: Cast, plan: Plan, query: str, count: int, chips: list[str]
) -> None:
    types = CodeList.objects.create(code=PLAN_TYPES, title_th="ประเภทแผน", title_en="Plan types")
    for position, code in enumerate(("P1", "P5")):
        Code.objects.create(list=types, code=code, name_th=f"แผน {code}", position=position)
    answer = signed_in(cast.strategist).get(f"{reverse('plans:plan-list')}?{query}")
    listed = answer.context["listed"]
    assert len(listed.page.rows) == count
    assert [chip.name for chip in listed.chips] == chips


def test_issues_indicators_targets_and_approaches_are_shown(cast: Cast, plan: Plan) -> None:
    page = signed_in(cast.charlie).get(reverse("plans:plan", args=[plan.pk])).content.decode()
    for words in ("ประเด็นสมมติ", "แนวทางสมมติ", "รายได้เพิ่มขึ้น", "12 ล้านบาท", "2572"):
        assert words in page


def test_what_lists_a_draft_of_others_says_how_many_and_not_what(cast: Cast, plan: Plan) -> None:
    answer = signed_in(cast.charlie).get(reverse("plans:plan", args=[plan.pk]))
    shown = answer.context["shown"]
    assert "กิจกรรมร่าง" not in answer.content.decode()
    assert (shown.listed, shown.hidden, shown.listed_satang) == (1, 1, 100_00)


def test_the_public_reads_a_public_plan_from_its_sealing_on(cast: Cast, plan: Plan) -> None:
    path = reverse("plans:plan", args=[plan.pk])
    assert Client().get(path).status_code == 404
    circulate(plan.subject, Circulation.PUBLIC, by=cast.strategist)
    assert "ประเด็นสมมติ" not in Client().get(path).content.decode()

    plan.editions.update(state=EditionState.SEALED, sealed_at=timezone.now())
    page = Client().get(path).content.decode()
    assert "ประเด็นสมมติ" in page
    assert "กิจกรรมร่าง" not in page


def test_the_page_costs_the_same_however_much_is_listed(cast: Cast, plan: Plan) -> None:
    client, path = signed_in(cast.charlie), reverse("plans:plan", args=[plan.pk])
    before = queries_of(client, path)
    write_listings(
        plan.editions.get(),
        [
            ListingDraft(
                subject=activity(cast, f"อีกกิจกรรม {rank}", Circulation.CIRCULATED),
                title=f"อีกกิจกรรม {rank}",
                side=Side.UNDRAWN,
                rank=rank,
            )
            for rank in range(3, 12)
        ],
        by=cast.strategist,
    )
    assert queries_of(client, path) == before


def queries_of(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)
