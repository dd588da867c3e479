"""Two of one body answering one request through the page."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from oneplan.threads.models import Referral, ReferralKind, ReferralState
from oneplan.threads.referrals import answer_referral, refer
from tests.cast import Cast, build_cast
from tests.threads.test_services import a_need
from tests.walking import signed_in

DAY = dt.date(2026, 11, 20)


@pytest.fixture
def cast(db: None) -> Cast:
    return build_cast()


@pytest.fixture
def answered(cast: Cast) -> Referral:
    asked = refer(
        a_need(cast),
        cast.pao,
        kind=ReferralKind.REFER,
        reason="x",
        by=cast.district_officer,
        on=DAY,
    )
    return answer_referral(asked, accepts=True, answer="รับไว้", by=cast.pao_planner, on=DAY)


def answer(cast: Cast, referral: Referral, accepts: str, **more: Any) -> Any:
    where = reverse("threads:answer", args=[referral.pk])
    words = {"answer": "รับไว้ ทำปี 2571", "accepts": accepts, **more}
    return signed_in(cast.pao_planner).post(where, words)


def test_who_answers_second_sees_both_answers_and_may_let_his_words_stand(
    cast: Cast, answered: Referral
) -> None:
    late = answer(cast, answered, "yes")

    assert late.status_code == 409
    assert [(each.theirs, each.yours) for each in late.context["both"]] == [
        ("รับไว้", "รับไว้ ทำปี 2571")
    ]
    assert cast.pao_planner.title_th in late.context["words"]
    answered.refresh_from_db()
    assert answered.answer == "รับไว้"

    version = late.context["form"].initial["seen_version"]
    assert answer(cast, answered, "yes", seen_version=version).status_code == 302
    answered.refresh_from_db()
    assert answered.answer == "รับไว้ ทำปี 2571"


def test_who_declines_what_a_colleague_accepted_keeps_his_words_and_is_told_it_stands(
    cast: Cast, answered: Referral
) -> None:
    late = answer(cast, answered, "no")

    assert late.status_code == 409
    assert "รับไว้ ทำปี 2571" in late.content.decode()
    assert "<textarea" not in late.content.decode()
    answered.refresh_from_db()
    assert (answered.state, answered.answer) == (ReferralState.ACCEPTED, "รับไว้")


def test_another_body_finds_no_request_to_answer(cast: Cast, answered: Referral) -> None:
    where = reverse("threads:answer", args=[answered.pk])
    assert signed_in(cast.stranger).post(where, {"answer": "x"}).status_code == 404
