"""The page itself: what it says, on screen and on one sheet, and for whom."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.plan_pages.queries import Words, plan_page
from oneplan.plans.models import EditionKind, ElementKind, Side
from oneplan.plans.services import (
    ElementDraft,
    ListingDraft,
    open_edition,
    open_plan,
    seal,
    write_elements,
    write_listings,
)
from oneplan.projects.models import Activity, Project
from oneplan.threads.access import reach
from oneplan.threads.models import Circulation
from tests.budget.lines import make_source
from tests.cast import Cast, build_cast
from tests.plan_pages.plans import VISION, Told, make_plan
from tests.walking import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def told(cast: Cast) -> Told:
    return make_plan(cast)


def test_the_page_says_vision_issues_targets_money_and_what_changed(told: Told, cast: Cast) -> None:
    shown = plan_page(told.second, words=Words.OFFICIAL, reach=reach(cast.strategist))

    assert [each.words for each in shown.opening] == [VISION]
    rice, travel = shown.issues
    assert (rice.number, travel.number) == ("1", "")
    assert rice.measures[0].ends == ((2571, "110"), (2573, "130"))
    assert [each.words for each in rice.ways] == ["ส่งเสริมตลาด"]
    assert (rice.satang, rice.listed) == (5_000_000_00, 1)
    assert (travel.satang, travel.listed) == (0, 0)
    assert "1/2571" in shown.since
    assert len(shown.changed) == 3

    page = Client().get(reverse("plan_pages:page", args=[told.plan.pk])).content.decode()
    for words in (VISION, "ส่งเสริมตลาด", "5,000,000", "130"):
        assert words in page


def test_the_first_edition_has_nothing_to_be_compared_with(told: Told, cast: Cast) -> None:
    shown = plan_page(told.first, words=Words.OFFICIAL, reach=reach(cast.strategist))

    assert (shown.since, shown.changed, shown.listed) == ("", (), 0)


def test_a_yearly_plan_is_told_by_the_issues_its_works_serve(told: Told, cast: Cast) -> None:
    by = cast.strategist
    listing = told.second.listings.select_related("element__lineage", "subject").get()
    assert listing.element is not None
    project = Project.objects.create(
        subject=told.plan.subject, title="โครงการ", approach=listing.element.lineage
    )
    Activity.objects.create(
        subject=listing.subject, project=project, title=listing.title, fiscal_year=2571
    )
    yearly = open_plan("P1", cast.province, title="แผนประจำปีสมมติ", fiscal_year=2571, by=by)
    edition = open_edition(yearly, kind=EditionKind.FULL, year=2570, by=by)
    draft = ListingDraft(
        subject=listing.subject,
        title=listing.title,
        side=Side.WITHIN,
        money=((2571, make_source(), 700_00),),
    )
    write_listings(edition, [draft], by=by)
    seal(edition, item=None, by=by)

    shown = plan_page(edition, words=Words.OFFICIAL, reach=reach(by))

    assert "แผนพัฒนาสมมติ" in shown.rests_on
    assert [(each.satang, each.listed) for each in shown.issues] == [(700_00, 1), (0, 0)]


@pytest.mark.parametrize("words", Words)
def test_it_is_printed_on_one_sheet(told: Told, words: Words) -> None:
    address = reverse("plan_pages:print", args=[told.plan.pk, "pdf"])

    answer = Client().get(address, {"words": words})

    assert answer["Content-Type"] == "application/pdf"
    paper = pypdfium2.PdfDocument(io.BytesIO(answer.content))
    assert len(paper) == 1
    width, height = paper[0].get_size()
    assert (round(width), round(height)) == (842, 595)
    assert "ส่งเสริมตลาด" in paper[0].get_textpage().get_text_bounded()


def test_it_is_a_picture_for_a_chat_group(told: Told) -> None:
    answer = Client().get(reverse("plan_pages:print", args=[told.plan.pk, "png"]))

    assert answer["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")


def test_queries_do_not_grow_with_the_plan(told: Told, cast: Cast) -> None:
    client = signed_in(cast.strategist)
    address = reverse("plan_pages:page", args=[told.plan.pk])
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as first:
        client.get(address, {"edition": told.first.pk})
    with CaptureQueriesContext(connection) as second:
        client.get(address, {"edition": told.second.pk})

    assert len(second) - len(first) <= COMPARING


COMPARING = 12
"""Queries a comparison with the edition before takes; the first edition has none."""


def test_a_plan_in_a_circle_is_read_there_and_nowhere_else(cast: Cast) -> None:
    told = make_plan(cast, circulation=Circulation.CIRCULATED)
    pages = [
        reverse("plan_pages:page", args=[told.plan.pk]),
        reverse("plan_pages:print", args=[told.plan.pk, "pdf"]),
    ]

    for address in pages:
        assert signed_in(cast.charlie).get(address).status_code == 200
        assert signed_in(cast.stranger).get(address).status_code == 404
        assert Client().get(address).status_code == 404
    wrong = reverse("plan_pages:print", args=[told.plan.pk, "exe"])
    assert signed_in(cast.charlie).get(wrong).status_code == 404


def test_a_plan_of_many_long_texts_stays_on_one_sheet(cast: Cast) -> None:
    long = "ส่งเสริมการผลิตสินค้าเกษตรปลอดภัยมูลค่าสูงตลอดห่วงโซ่คุณค่าด้วยเทคโนโลยีและนวัตกรรม " * 4
    plan = open_plan("P5", cast.province, title=long[:290], fiscal_year=2571, by=cast.strategist)
    edition = open_edition(plan, kind=EditionKind.FULL, year=2571, by=cast.strategist)
    drafts = [ElementDraft(kind=ElementKind.VISION, number="ว", title=long)]
    drafts += [
        ElementDraft(kind=ElementKind.GOAL_INDICATOR, number=f"ก{n}", title=long) for n in range(9)
    ]
    for issue in range(12):
        drafts.append(ElementDraft(kind=ElementKind.ISSUE, number=str(issue), title=long))
        for kind, count in ((ElementKind.INDICATOR, 9), (ElementKind.APPROACH, 20)):
            drafts += [
                ElementDraft(kind=kind, number=f"{kind}{issue}.{n}", title=long, parent=str(issue),
                             targets=((2571, None, "ไม่น้อยกว่าร้อยละ 80"),))
                for n in range(count)
            ]  # fmt: skip
    write_elements(edition, drafts, by=cast.strategist)

    answer = signed_in(cast.strategist).get(reverse("plan_pages:print", args=[plan.pk, "pdf"]))

    assert len(pypdfium2.PdfDocument(io.BytesIO(answer.content))) == 1
