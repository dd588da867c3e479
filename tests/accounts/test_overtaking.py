"""Two people saving one record at the same moment: one text stands, the other is handed back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from oneplan.accounts.models import Post
from oneplan.committees.founding import found_committee
from oneplan.committees.models import AgendaItem, Decision
from oneplan.committees.services import add_item, call_meeting, decide
from oneplan.core.errors import Overtaken
from oneplan.core.templatetags.official import be_date
from oneplan.needs.models import Need
from oneplan.needs.services import change_wording
from oneplan.projects.models import Activity
from oneplan.projects.writing import change_activity
from oneplan.threads.models import Referral, ReferralKind
from oneplan.threads.referrals import answer_referral, refer
from tests.cast import Cast, build_cast
from tests.projects.works import make_activity
from tests.questions.world import a_need

pytestmark = pytest.mark.django_db(transaction=True)
DAY = dt.date(2026, 11, 20)
TEXTS = ("ข้อความของคนแรก", "ข้อความของคนที่สอง")


def at_once(writers: list[Post], save: Callable[[Post, str], object]) -> Overtaken:
    """Both save on connections of their own; the refusal the slower one got."""
    together = Barrier(2)

    def one(post: Post, text: str) -> Overtaken | None:
        try:
            together.wait(timeout=20)
            save(post, text)
        except Overtaken as overtaken:
            return overtaken
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(2) as pool:
        refused = [found for found in pool.map(one, writers, TEXTS) if found]
    (refusal,) = refused
    return refusal


def check(refusal: Overtaken, field: str, standing: str, writers: list[Post]) -> None:
    """One text stands, the other is in the refusal beside it, with who wrote the first."""
    texts: Any = refusal.facts["fields"]
    assert {texts[field]["theirs"], texts[field]["yours"]} == set(TEXTS)
    assert texts[field]["theirs"] == standing
    first = writers[TEXTS.index(standing)]
    assert str(refusal.facts["who"]).startswith(first.title_th)
    assert be_date(timezone.localdate()) in str(refusal.facts["at"])


def writers_of(cast: Cast) -> list[Post]:
    return [cast.district_officer, cast.strategist]


def test_two_wordings_of_one_need() -> None:
    cast = build_cast()
    need = a_need(cast, "ขอถนน").need

    refusal = at_once(
        writers_of(cast), lambda by, text: change_wording(need, text, seen_version=1, by=by)
    )

    check(refusal, "wording", Need.objects.get().wording, writers_of(cast))


def test_two_texts_of_one_field_of_an_activity() -> None:
    cast = build_cast()
    activity = make_activity(cast.district, cast.district_officer)

    refusal = at_once(
        writers_of(cast),
        lambda by, text: change_activity(activity, {"output": text}, seen={}, by=by),
    )

    check(refusal, "output", Activity.objects.get().output, writers_of(cast))


def test_two_resolutions_of_one_item() -> None:
    cast = build_cast()
    committee = found_committee(
        cast.province, kind="KBJ", name="คณะกรรมการสมมติ", short_name="ก.บ.จ.", by=cast.strategist
    )
    meeting = call_meeting(committee, number=1, year=2570, held_on=DAY, by=cast.strategist)
    item = add_item(meeting, title="เรื่องทดลอง", by=cast.strategist)

    refusal = at_once(
        writers_of(cast),
        lambda by, text: decide(item, Decision.NOTED, resolution=text, by=by, seen_version=0),
    )

    check(refusal, "resolution", AgendaItem.objects.get().resolution, writers_of(cast))


def test_two_answers_to_one_request() -> None:
    cast = build_cast()
    need = a_need(cast, "ขอถนน").need
    asked = refer(
        need.subject, cast.pao, kind=ReferralKind.JOINT, reason="x", by=cast.strategist, on=DAY
    )

    refusal = at_once(
        writers_of(cast),
        lambda by, text: answer_referral(asked, accepts=True, answer=text, by=by, on=DAY),
    )

    check(refusal, "answer", Referral.objects.get().answer, writers_of(cast))
