"""The shared parts: what they say, that they escape, and that nothing inline slips in."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.http import QueryDict
from django.template import engines
from django.test import Client, RequestFactory
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from oneplan.core import statuses
from oneplan.core.page_parts import Crumb, Fact, Segment, Told
from oneplan.core.paging import Page
from oneplan.core.statuses import Tone
from oneplan.core.templatetags.figures import percent, stacked_bar
from tests.architecture.floors import PACKAGE


def drawn(template: str, **context: object) -> str:
    request = RequestFactory().get("/list", context.pop("query", {}))  # type: ignore[arg-type]
    return engines["django"].from_string(template).render({**context}, request)


def test_money_shows_figure_and_unit_and_the_exact_amount() -> None:
    assert "192,192,400" in drawn("{% money 19219240000 %}")
    assert "บาท" in drawn("{% money 100 %}")
    assert 'title="213,818,800 บาท"' in drawn('{% money 21381880000 "million" %}')
    assert "–" in drawn("{% money none %}", none=None)


def test_an_unknown_unit_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="dollars"):
        drawn('{% money 1 "dollars" %}')


def test_a_badge_has_an_icon_and_words_and_its_tone() -> None:
    html = drawn('{% status "failed" "ไม่สำเร็จ" %}')
    assert "status-bad" in html
    assert "#cross" in html
    assert "ไม่สำเร็จ" in html


def test_an_unknown_state_is_a_plain_fact() -> None:
    assert statuses.tone_of("no such state") is Tone.NOTE


def test_every_tone_has_its_own_icon() -> None:
    assert len(set(statuses.ICONS.values())) == len(Tone)


def test_every_icon_a_template_names_is_drawn() -> None:
    sheet = (PACKAGE / "core/static/core/icons.svg").read_text(encoding="utf-8")
    known = set(re.findall(r'<symbol id="([a-z]+)"', sheet))
    named = {
        name
        for template in PACKAGE.glob("*/templates/**/*.html")
        for name in re.findall(r"""\{% icon ["']([a-z]+)["']""", template.read_text("utf-8"))
    }
    assert named <= known
    assert set(statuses.ICONS.values()) <= known


def test_what_people_wrote_is_escaped_in_every_part() -> None:
    evil = "<script>alert(1)</script>"
    html = drawn(
        "{% crumbs crumbs %}{% facts facts %}{% story told %}{% status 'ok' evil %}"
        "{% empty_state evil evil evil '/x' %}{% figure evil 1 '/x' evil %}"
        "{% stacked_bar bar evil %}"
        "{% confirm_button evil evil %}{% frame_line evil 1 3 evil %}",
        evil=evil,
        crumbs=[Crumb(evil, "/")],
        facts=[Fact(evil, evil)],
        told=[Told(None, evil, evil)],
        bar=[Segment(evil, 100, "placed")],
    )
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 12


def test_a_pager_keeps_the_filters_and_goes_on() -> None:
    page: Page[object] = Page([], newer="n-1", older="o-1")
    html = drawn("{% pager page %}", page=page, query={"q": "น้ำ", "at": "here"})
    links = [
        QueryDict(query.replace("&amp;", "&")) for query in re.findall(r'href="\?([^"]+)"', html)
    ]
    assert [link["at"] for link in links] == ["n-1", "o-1"]
    assert {link["q"] for link in links} == {"น้ำ"}


@given(st.lists(st.integers(0, 10**14), min_size=1, max_size=6))
def test_a_stacked_bar_is_always_full_or_empty(amounts: list[int]) -> None:
    bar = stacked_bar([Segment("x", amount, "other") for amount in amounts], "all")
    assert sum(row["width"] for row in bar["rows"]) == (bar["bar_width"] if any(amounts) else 0)


@given(part=st.integers(0, 10**15), whole=st.integers(1, 10**15))
def test_a_share_is_off_by_at_most_half_a_tenth(part: int, whole: int) -> None:
    shown = round(float(percent(part, whole)) * 10)
    assert abs(shown * whole - 1000 * part) * 2 <= whole


TAG = re.compile(r"\{[%#{].*?[%#}]\}", re.DOTALL)


class Inline(HTMLParser):
    """Collects what a strict content security policy would block."""

    def __init__(self) -> None:
        super().__init__()
        self.blocked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        self.blocked += [f"{tag} {name}" for name in names if name == "style" or name[:2] == "on"]
        if tag == "style" or (tag == "script" and "src" not in names):
            self.blocked.append(tag)
        self.blocked += [name for name in names if name.startswith("hx-on")]


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_design_page_draws_every_part_without_inline_style_or_script(
    client: Client, language: str
) -> None:
    client.cookies["django_language"] = language
    answer = client.get("/design")

    inline = Inline()
    inline.feed(answer.content.decode())

    assert answer.status_code == 200
    assert inline.blocked == []
    assert "unsafe" not in answer["Content-Security-Policy"]


def test_no_template_of_ours_is_blocked_by_the_policy() -> None:
    for template in PACKAGE.glob("*/templates/**/*.html"):
        inline = Inline()
        inline.feed(TAG.sub("", template.read_text(encoding="utf-8")))
        assert inline.blocked == [], template


def test_every_template_opens_by_saying_what_it_is() -> None:
    for template in PACKAGE.glob("*/templates/**/*.html"):
        first = template.read_text(encoding="utf-8").lstrip()
        assert first.startswith(("{#", "{% comment")), template


def test_the_design_page_speaks_english_too() -> None:
    with translation.override("en"):
        assert "million baht" in drawn('{% money 100 "million" %}')
