"""Builders of calls for tests: a province's call, sent to some of the cast."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from oneplan.areas.models import Body
from oneplan.calls.drafting import CallDraft, address, draft_call
from oneplan.calls.models import Addressee, Call, Purpose
from oneplan.calls.sending import send_call
from oneplan.plans.models import Edition, EditionKind, EditionState, ElementKind
from oneplan.plans.services import ElementDraft, open_edition, open_plan, seal, write_elements
from tests.cast import Cast

TODAY = dt.date(2026, 11, 20)
DUE = dt.date(2026, 12, 20)

WORDS = CallDraft(
    title="หนังสือแจ้งกรอบทิศทางสมมติ",
    fiscal_year=2571,
    purpose=Purpose.PROVINCE_YEAR,
    direction="เน้นแหล่งน้ำและความปลอดภัยของคนในพื้นที่",
    due_on=DUE,
    takes_activities=True,
    takes_needs=True,
    takes_declared=True,
)


def words(**changes: Any) -> CallDraft:
    return replace(WORDS, **changes)


def seal_plan(cast: Cast, *, titles: tuple[str, ...] = ("เกษตร", "น้ำ")) -> Edition:
    """A sealed development plan of the province with these issues, for FY2571."""
    plan = open_plan("P5", cast.province, title="แผนสมมติ", fiscal_year=2571, by=cast.strategist)
    edition = open_edition(plan, kind=EditionKind.FULL, year=2570, by=cast.strategist)
    write_elements(
        edition,
        [
            ElementDraft(kind=ElementKind.ISSUE, number=str(number), title=title)
            for number, title in enumerate(titles, start=1)
        ],
        by=cast.strategist,
    )
    sealed = seal(edition, item=None, by=cast.strategist)
    assert sealed.state == EditionState.SEALED
    return sealed


def drafted(cast: Cast, *bodies: Body, **changes: Any) -> Call:
    call = draft_call(cast.province, words(**changes), by=cast.strategist, on=TODAY)
    if bodies:
        address(call, bodies, by=cast.strategist)
    return call


def sent(cast: Cast, *bodies: Body, **changes: Any) -> Call:
    call = drafted(cast, *(bodies or (cast.district, cast.agency_planner.body)), **changes)
    return send_call(call, by=cast.strategist, on=TODAY)


def place_of(call: Call, body: Body) -> Addressee:
    return Addressee.objects.select_related("call__subject", "call__body", "body").get(
        call=call, body=body
    )
