"""A long analysis on paper: nothing is cut, and every sheet says of which plan it is."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests.analysis.plans import a_plan, a_point
from tests.browser.conftest import SignIn
from tests.cast import Cast
from tests.documents.reading import pdf_pages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
POINTS = 18
LONG = "ข้อความยาวของจุดที่กลุ่มเขียนไว้ " * 6


def test_a_long_analysis_prints_every_point_under_a_head_on_each_sheet(
    page: Page, live_server: Any, cast: Cast, sign_in: SignIn
) -> None:
    plan = a_plan(cast)
    path = live_server.url + reverse("analysis:swot", args=[plan.pk])
    sign_in(page, cast.strategist)
    a_point(cast, plan, "S", "P-S99 สั้น")
    page.goto(path)
    assert len(pdf_pages(page.pdf(prefer_css_page_size=True))) == 1

    names = {f"P-{field}{number:02}" for field in "SWOT" for number in range(POINTS)}
    for name in sorted(names):
        a_point(cast, plan, name[2], f"{name} {LONG}")
    page.goto(path)
    sheets = pdf_pages(page.pdf(prefer_css_page_size=True))

    assert len(sheets) >= 3
    assert all("SWOT ·" in sheet for sheet in sheets)
    assert set(re.findall(r"P-[SWOT]\d\d", " ".join(sheets))) == names | {"P-S99"}
