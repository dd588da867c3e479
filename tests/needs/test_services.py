"""Forums held and needs written down."""

import datetime as dt
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oneplan.core.errors import Overtaken, Refusal
from oneplan.needs.models import Need
from oneplan.needs.services import NeedDraft, change_wording, hold_forum, record_need, record_needs
from oneplan.threads.models import Subject
from oneplan.threads.services import merge
from tests.cast import Cast, build_cast
from tests.factories import make_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def a_draft(cast: Cast, **facts: object) -> NeedDraft:
    told = {
        "wording": "ขอขุดลอกหนองสมมติ",
        "owner": cast.district,
        "origin": cast.village,
        "fiscal_year": 2571,
        "places": ("67070301",),
        **facts,
    }
    return NeedDraft(**told)  # type: ignore[arg-type]


def test_a_need_keeps_the_words_the_village_and_the_forum(cast: Cast) -> None:
    forum = hold_forum(
        cast.village,
        make_area("67070301"),
        title="ประชาคมหมู่บ้าน",
        held_on=dt.date(2026, 6, 12),
        by=cast.district_officer,
        households=40,
        people=95,
    )
    need = record_need(a_draft(cast, forum=forum, people=120), by=cast.district_officer)

    assert need.subject.origin == cast.village
    assert list(need.subject.events.values_list("code", flat=True)) == [
        "threads.received",
        "needs.heard",
    ]


def test_the_same_need_sent_twice_from_the_field_is_one_need(cast: Cast) -> None:
    draft = a_draft(cast, id=uuid4())
    first = record_need(draft, by=cast.district_officer)
    assert record_need(draft, by=cast.district_officer) == first
    assert Need.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"wording": "  "}, "needs.wording_is_missing"),
        ({"wording": "ก" * 2001}, "needs.wording_is_long"),
        ({"places": ()}, "needs.place_is_missing"),
        ({"people": 3, "households": 4}, "needs.more_households_than_people"),
    ],
)
def test_a_need_that_says_too_little_is_refused_and_nothing_is_written(
    cast: Cast, facts: dict[str, object], code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        record_needs([a_draft(cast), a_draft(cast, **facts)], by=cast.district_officer)
    assert refused.value.code == code
    assert not Subject.objects.filter(kind="N").exists()


def test_many_needs_cost_as_many_queries_as_a_few(cast: Cast) -> None:
    def queries(count: int) -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            record_needs([a_draft(cast) for _ in range(count)], by=cast.district_officer)
        return len(caught)

    assert queries(40) == queries(2)


def test_two_people_changing_one_need_never_overwrite_each_other(cast: Cast) -> None:
    need = record_need(a_draft(cast), by=cast.district_officer)
    change_wording(need, "ขุดลอกหนองสมมติ ๓ ไร่", seen_version=1, by=cast.district_officer)

    with pytest.raises(Overtaken) as overtaken:
        change_wording(need, "ถมหนอง", seen_version=1, by=cast.district_officer)

    assert overtaken.value.facts["fields"] == {
        "wording": {"theirs": "ขุดลอกหนองสมมติ ๓ ไร่", "yours": "ถมหนอง", "version": 2}
    }
    assert str(overtaken.value.facts["who"]).startswith(cast.district_officer.title_th)
    same = change_wording(need, "ขุดลอกหนองสมมติ ๓ ไร่", seen_version=1, by=cast.strategist)
    assert same.version == 2


def test_a_merged_need_is_changed_through_the_one_it_stands_in(cast: Cast) -> None:
    need, other = record_needs([a_draft(cast), a_draft(cast)], by=cast.district_officer)
    merge(need.subject, other.subject, by=cast.district_officer)
    with pytest.raises(Refusal, match="merged_away"):
        change_wording(need, "ใหม่", seen_version=1, by=cast.district_officer)
