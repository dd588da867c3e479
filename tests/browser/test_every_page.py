"""Every main page, at a desk and on a phone, as each reader: no fault, no overflow, all in Thai."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from oneplan.annual_plans.models import Round
from oneplan.committees.models import Meeting
from oneplan.exchange.models import IntakeRun
from oneplan.needs.models import Need
from oneplan.plans.models import Plan
from oneplan.projects.models import Activity, Project
from oneplan.threads.models import Circulation
from tests.browser.conftest import accessibility_faults, overflow
from tests.browser.province import PUBLIC, WIDTHS, Opener, as_reader, province

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
__all__ = ["as_reader", "province"]

WORD = re.compile(r"\b[a-z]{3,}\b")
NAMES = {"csv", "docx", "json", "pdf", "xlsx", "zip"} | {"phetchabun", "demo"}
"""File formats, and the name of the example folder."""

THAI_TEXT = """() => {
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const said = [];
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (!parent.closest('[lang=en], code, script, template')) said.push(walk.currentNode.data);
  }
  return said;
}"""


def first_of(model: type, **asked: object) -> str:
    return str(model.objects.filter(**asked).order_by("pk").values_list("pk", flat=True)[0])  # type: ignore[attr-defined]


PUBLIC_ROW = {"subject__circulation": Circulation.PUBLIC}
ADDRESSES: dict[str, Callable[[], str]] = {
    "front": lambda: "/",
    "public place": lambda: "/places/67",
    "public rows": lambda: "/places/67/rows?fiscal_year=2569&kind=province&of=lines",
    "public search": lambda: "/search?q=ถนน",
    "papers": lambda: "/papers",
    "words": lambda: "/knowledge/",
    "calendar": lambda: "/knowledge/calendar?fiscal_year=2571",
    "sign-in": lambda: "/accounts/sign-in",
    "home": lambda: "/office/",
    "place": lambda: "/office/places/67",
    "district": lambda: "/office/places/6707",
    "rows": lambda: "/office/places/67/rows?fiscal_year=2569&kind=province&of=lines",
    "search": lambda: "/office/search?q=ถนน",
    "nothing found": lambda: "/office/search?q=ฮฮฮฮฮฮฮฮ",
    "needs": lambda: "/needs/",
    "need": lambda: reverse("needs:need", args=[first_of(Need, **PUBLIC_ROW)]),
    "new need": lambda: "/needs/new",
    "activities": lambda: "/activities/",
    "activity": lambda: reverse("projects:activity", args=[first_of(Activity, **PUBLIC_ROW)]),
    "activity edit": lambda: reverse("projects:activity-edit", args=[own_activity()]),
    "new activity": lambda: "/activities/new",
    "project": lambda: reverse("projects:project", args=[first_of(Project, **PUBLIC_ROW)]),
    "ranked lists": lambda: "/rounds/",
    "ranked list": lambda: reverse("annual_plans:round", args=[first_of(Round)]),
    "meetings": lambda: "/committees/",
    "meeting held": lambda: reverse("committees:meeting", args=[first_of(Meeting, number=1)]),
    "meeting to come": lambda: reverse("committees:meeting", args=[first_of(Meeting, number=2)]),
    "plans": lambda: "/plans/",
    "development plan": lambda: reverse("plans:plan", args=[first_of(Plan)]),
    "annual plan": lambda: reverse("plans:plan", args=[yearly_plan()]),
    "forms": lambda: "/forms/67/2571",
    "send files": lambda: "/intakes/new",
    "intakes": lambda: "/intakes/",
    "intake": lambda: reverse("exchange:intake", args=[first_of(IntakeRun)]),
    "waiting": lambda: "/threads/waiting",
    "overlaps": lambda: "/overlaps/",
}
READ_BY = {
    PUBLIC: "front|public place|public rows|public search|papers|words|calendar|sign-in|need"
    "|activity|annual plan",
    "strategist": "home|place|rows|nothing found|needs|need|activities|activity|activity edit"
    "|new activity|project|ranked lists|ranked list|meetings|meeting held|meeting to come|plans"
    "|development plan|annual plan|forms|send files|intakes|intake",
    "nongphai": "home|district|search|new need|waiting|overlaps",
    "pao": "waiting",
    "reviewer": "home|project",
}
VISITS = [(who, name) for who, names in READ_BY.items() for name in names.split("|")]


def own_activity() -> str:
    return first_of(Activity, subject__owner__code="67")


def yearly_plan() -> str:
    return first_of(Plan, editions__from_round__isnull=False)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("who", "name"), VISITS, ids=[f"{w or 'public'}-{n}" for w, n in VISITS])
def test_a_page_is_whole(as_reader: Opener, province: str, who: str, name: str, width: str) -> None:
    page = as_reader(who, width=width)
    complaints: list[str] = []
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    answer = page.goto(province + address_of(name))

    assert answer is not None
    assert answer.status == 200
    assert overflow(page) <= 0
    assert accessibility_faults(page) == []
    assert english_words(page) == set()
    assert complaints == []
    page.close()


def address_of(name: str) -> str:
    return ADDRESSES[name]()


def english_words(page: Page) -> set[str]:
    """Words of a Thai page's main part that are small Latin letters and no file format."""
    said = page.evaluate(THAI_TEXT)
    return {word for text in said for word in WORD.findall(text)} - NAMES
