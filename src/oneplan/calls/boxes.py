"""The two boxes of calls: those sent by a body, and those it received, a page at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from oneplan.calls.models import Addressee, Call, CallState
from oneplan.calls.queries import bodies_spoken_for, how_far, stands
from oneplan.calls.table import STANDING_WORDS
from oneplan.core.paging import CURSOR, Page, page_of

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@dataclass(frozen=True, slots=True)
class Box:
    """A page of calls; each row carries what is known of its answers."""

    page: Page[Any]
    rows: list[tuple[Any, str]]


def sent_box(post: Post, query: Mapping[str, str], *, on: dt.date) -> Box:
    """The calls of the post's body, the newest first, with how far their answers are."""
    calls = Call.objects.filter(body_id=post.body_id).select_related("subject", "body")
    page = page_of(calls, order=("-pk",), cursor=query.get(CURSOR))
    return Box(page, [(each, "") for each in how_far(page.rows, on=on)])


def received_box(post: Post, query: Mapping[str, str], *, on: dt.date) -> Box:
    """The calls addressed to the post's body and its villages, with how each stands."""
    rows = Addressee.objects.filter(body__in=bodies_spoken_for(post))
    rows = rows.exclude(call__state=CallState.DRAFT)
    rows = rows.select_related("call__subject", "call__body", "body")
    page = page_of(rows, order=("-pk",), cursor=query.get(CURSOR))
    found = stands(page.rows, on=on)
    return Box(page, [(each, str(STANDING_WORDS[each.standing])) for each in found])
