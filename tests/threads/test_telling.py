"""The sentence at the head of a record's page: the last decision about it, undone or not."""

from __future__ import annotations

import pytest

from oneplan.needs.models import Need
from oneplan.needs.services import NeedDraft, record_need
from oneplan.threads.access import reach
from oneplan.threads.queries import story
from oneplan.threads.services import merge, undo_merge
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
