"""The sentence at the head of a record's page: the last decision about it, undone or not."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from oneplan.accounts.models import User
from oneplan.needs.models import Need
from oneplan.needs.services import NeedDraft, record_need
from oneplan.threads.access import reach
from oneplan.threads.queries import LONGEST_STORY, TOLD_ON_A_PAGE, story
from oneplan.threads.services import merge, tell, undo_merge
from oneplan.threads.telling import where_it_stands
from tests.cast import Cast, build_cast

pytestmark = pytest.mark.django_db


def a_need(cast: Cast, wording: str) -> Need:
    draft = NeedDraft(
        wording=wording,
        owner=cast.district,
        origin=cast.village,
        fiscal_year=2571,
        places=("67070301",),
    )
    return record_need(draft, by=cast.district_officer)


def test_a_need_nothing_was_decided_about_has_no_such_sentence() -> None:
    cast = build_cast()
    need = a_need(cast, "ขอถนน")
    assert where_it_stands(story(need.subject, reach=reach(cast.district_officer))) is None


def test_a_merge_stands_at_the_head_until_it_is_undone() -> None:
    cast = build_cast()
    kept, other = a_need(cast, "ขอถนน"), a_need(cast, "ขอถนนสายเดียวกัน")
    merge(other.subject, kept.subject, by=cast.district_officer)
    joined = where_it_stands(story(other.subject, reach=reach(cast.district_officer)))
    undo_merge(other.subject, by=cast.district_officer)
    parted = where_it_stands(story(other.subject, reach=reach(cast.district_officer)))

    assert joined is not None
    assert parted is not None
    assert "รวม" in str(joined.words)
    assert "ยกเลิก" in str(parted.words)


def test_a_page_tells_the_newest_of_a_long_story_and_leads_to_the_whole_of_it(
    client: Client,
) -> None:
    cast = build_cast()
    kept, other = a_need(cast, "ขอถนน"), a_need(cast, "ขอถนนสายเดียวกัน")
    merge(other.subject, kept.subject, by=cast.district_officer)
    for number in range(TOLD_ON_A_PAGE):
        tell(other.subject, "needs.changed", by=cast.district_officer, old="ก", new=f"ข{number}")
    seen = reach(cast.district_officer)

    short = story(other.subject, reach=seen)
    whole = story(other.subject, reach=seen, most=LONGEST_STORY)

    assert short.has_earlier
    assert [event.pk for event in short.events] == [
        event.pk for event in whole.events[-TOLD_ON_A_PAGE:]
    ]
    assert where_it_stands(short) == where_it_stands(whole)
    client.force_login(User.objects.get(person__holdings__post=cast.district_officer))
    page = client.get(reverse("needs:need", args=[other.pk])).content.decode()
    assert reverse("threads:story", args=[other.pk]) in page
    assert (
        "ขอถนนสายเดียวกัน" in client.get(reverse("threads:story", args=[other.pk])).content.decode()
    )
