"""A large plan opens as an outline, each issue drawn when it is opened."""

from __future__ import annotations

import pytest
from django.urls import reverse

from oneplan.cycles.services import open_cycle
from oneplan.plans import outline
from oneplan.plans.models import Edition, EditionKind, ElementKind
from oneplan.plans.services import ElementDraft, open_edition, open_plan, write_elements
from tests.cast import Cast, build_cast
from tests.walking import signed_in

pytestmark = pytest.mark.django_db
WATER, ROADS = "ร้อยละของครัวเรือนที่มีน้ำใช้", "จำนวนถนนที่ซ่อมแล้ว"


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def edition(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Edition:
    """Two issues of one indicator each, in a world where two make a plan large."""
    monkeypatch.setattr(outline, "LARGE", 2)
    cycle = open_cycle("2571-2575", by=cast.strategist)
    plan = open_plan("P5", cast.province, title="แผนสมมติ", cycle=cycle, by=cast.strategist)
    made = open_edition(plan, kind=EditionKind.FULL, year=2571, by=cast.strategist)
    write_elements(
        made,
        [
            ElementDraft(kind=ElementKind.GOAL, number="ป", title="น้ำพอใช้ทุกหมู่บ้าน"),
            ElementDraft(kind=ElementKind.ISSUE, number="1", title="ประเด็นน้ำ"),
            ElementDraft(kind=ElementKind.INDICATOR, number="1.1", title=WATER, parent="1"),
            ElementDraft(kind=ElementKind.ISSUE, number="2", title="ประเด็นทาง"),
            ElementDraft(kind=ElementKind.INDICATOR, number="2.1", title=ROADS, parent="2"),
        ],
        by=cast.strategist,
    )
    return made


def asked(cast: Cast, edition: Edition, *, is_part: bool = False, **query: str) -> str:
    address = reverse("plans:plan", args=[edition.plan_id])
    headers = {"HX-Request": "true"} if is_part else {}
    return signed_in(cast.strategist).get(address, query, headers=headers).content.decode()


def key_of(edition: Edition, title: str) -> str:
    return str(edition.elements.get(title=title).pk)


def test_a_large_plan_names_its_issues_and_leaves_what_is_under_them_for_later(
    cast: Cast, edition: Edition
) -> None:
    page = asked(cast, edition)

    assert all(name in page for name in ("น้ำพอใช้ทุกหมู่บ้าน", "ประเด็นน้ำ", "ประเด็นทาง"))
    assert WATER not in page
    assert ROADS not in page
    assert reverse("plans:tests", args=[edition.plan_id]) in page


def test_an_issue_comes_by_itself_when_it_is_opened_and_the_advice_after_the_page(
    cast: Cast, edition: Edition
) -> None:
    issue = asked(cast, edition, is_part=True, row=key_of(edition, "ประเด็นทาง"))
    advice = asked(cast, edition, is_part=True)

    assert ROADS in issue
    assert WATER not in issue
    assert "<html" not in issue
    assert 'class="tests-strip"' in advice
    assert ROADS not in advice


def test_a_row_asked_for_opens_its_issue_and_everything_opens_to_print(
    cast: Cast, edition: Edition
) -> None:
    row = key_of(edition, WATER)
    page = asked(cast, edition, row=row)
    whole = asked(cast, edition, all="yes")

    assert f'id="row-{row}"' in page
    assert ROADS not in page
    assert all(name in whole for name in (WATER, ROADS, 'class="tests-strip"'))


def test_a_finding_of_a_large_plan_leads_to_its_row_in_the_opened_issue(
    cast: Cast, edition: Edition
) -> None:
    address = reverse("plans:tests", args=[edition.plan_id])
    page = signed_in(cast.strategist).get(address).content.decode()
    row = key_of(edition, ROADS)
    assert f"&amp;row={row}#row-{row}" in page


def test_a_small_plan_is_drawn_whole(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outline, "LARGE", 3)
    page = asked(cast, edition)
    assert WATER in page
    assert ROADS in page
