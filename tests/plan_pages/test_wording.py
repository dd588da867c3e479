"""Plain words stand beside an edition: also of a sealed one, and only for the wording they say."""

from __future__ import annotations

import pytest
from django.urls import reverse

from oneplan.audit.models import Entry
from oneplan.plan_pages.models import PlainWords
from oneplan.plan_pages.queries import Words, elements_told, plan_page
from oneplan.plan_pages.wording import Typed, write_plain_words
from oneplan.plans.models import EditionKind, Element
from oneplan.plans.rewriting import rewrite_element
from oneplan.plans.services import open_edition
from oneplan.threads.access import reach
from tests.cast import Cast, build_cast
from tests.plan_pages.plans import VISION, Told, make_plan
from tests.walking import signed_in

pytestmark = pytest.mark.django_db

PLAIN = "ข้าวดี เที่ยวสนุก คนแข็งแรง"


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def told(cast: Cast) -> Told:
    return make_plan(cast)


def told_by(told: Told, cast: Cast) -> list[Element]:
    shown = plan_page(told.second, words=Words.OFFICIAL, reach=reach(cast.strategist))
    return elements_told(shown)


def write(told: Told, cast: Cast, words: str, *, version: int = 0) -> dict:  # type: ignore[type-arg]
    elements = told_by(told, cast)
    return write_plain_words(elements, {elements[0].pk: Typed(words, version)}, by=cast.strategist)


def vision_of(told: Told, cast: Cast, words: Words) -> tuple[str, bool]:
    shown = plan_page(told.second, words=words, reach=reach(cast.strategist))
    return shown.opening[0].words, shown.opening[0].is_official


def test_a_sealed_edition_gets_plain_words_and_keeps_its_own(told: Told, cast: Cast) -> None:
    before = told.second.content_hash

    write(told, cast, f"  {PLAIN} ")

    told.second.refresh_from_db()
    assert told.second.content_hash == before
    assert vision_of(told, cast, Words.OFFICIAL) == (VISION, False)
    assert vision_of(told, cast, Words.PLAIN) == (PLAIN, False)
    entry = Entry.objects.get(code="plan_pages.worded")
    assert (entry.after["words"], entry.post_id) == (PLAIN, cast.strategist.pk)


def test_a_text_without_plain_words_shows_its_own_and_says_so(told: Told, cast: Cast) -> None:
    assert vision_of(told, cast, Words.PLAIN) == (VISION, True)
    shown = plan_page(told.second, words=Words.PLAIN, reach=reach(cast.strategist))
    assert shown.lacking == shown.elements == 6


def test_plain_words_follow_an_unchanged_wording_and_leave_a_changed_one(
    told: Told, cast: Cast
) -> None:
    write(told, cast, PLAIN)
    third = open_edition(told.plan, kind=EditionKind.FULL, year=2573, by=cast.strategist)
    kept = plan_page(third, words=Words.PLAIN, reach=reach(cast.strategist))
    rewrite_element(third.elements.get(number="ว"), by=cast.strategist, title="วิสัยทัศน์ใหม่")

    shown = plan_page(third, words=Words.PLAIN, reach=reach(cast.strategist))

    assert kept.opening[0].words == PLAIN
    assert (shown.opening[0].words, shown.opening[0].is_official) == ("วิสัยทัศน์ใหม่", True)
    assert vision_of(told, cast, Words.PLAIN) == (PLAIN, False)


def test_the_second_writer_overwrites_nothing_and_sees_what_stands(told: Told, cast: Cast) -> None:
    write(told, cast, PLAIN)
    entries = Entry.objects.count()

    overtaken = write(told, cast, "อีกคนเขียน", version=0)

    assert [row.words for row in overtaken.values()] == [PLAIN]
    assert PlainWords.objects.get().words == PLAIN
    assert Entry.objects.count() == entries


def test_the_same_words_again_change_nothing_and_none_take_them_back(
    told: Told, cast: Cast
) -> None:
    write(told, cast, PLAIN)
    entries = Entry.objects.count()
    write(told, cast, PLAIN, version=1)
    assert Entry.objects.count() == entries

    write(told, cast, "", version=1)

    assert Entry.objects.filter(code="plan_pages.words_taken_back").count() == 1
    assert vision_of(told, cast, Words.PLAIN) == (VISION, True)


def test_the_form_saves_all_at_once_and_keeps_what_was_typed_when_overtaken(
    told: Told, cast: Cast
) -> None:
    first, second = told_by(told, cast)[:2]
    address = reverse("plan_pages:words", args=[told.plan.pk])
    client = signed_in(cast.strategist)
    sent = {f"words-{first.pk}": PLAIN, f"version-{first.pk}": "0", f"words-{second.pk}": "เงินเพิ่ม"}

    assert client.get(address).status_code == 200
    assert client.post(address, sent).status_code == 302
    assert PlainWords.objects.count() == 2

    answer = client.post(address, sent | {f"words-{first.pk}": "ของฉัน"})

    assert answer.status_code == 409
    assert "ของฉัน" in answer.content.decode()
    assert PLAIN in answer.content.decode()


def test_only_planners_of_the_plans_own_body_write(told: Told, cast: Cast) -> None:
    address = reverse("plan_pages:words", args=[told.plan.pk])

    assert signed_in(cast.governor).get(address).status_code == 403
    assert signed_in(cast.district_officer).post(address, {}).status_code == 403
