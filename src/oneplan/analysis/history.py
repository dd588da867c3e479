"""What became of a point or a strategy, as the audit trail tells it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.audit.models import Entry

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

ACTS: Mapping[str, _StrPromise] = {
    "analysis.point_put": _("Put"),
    "analysis.point_carried": _("Carried from the plan before"),
    "analysis.point_read_again": _("Evidence read again, the point holds"),
    "analysis.point_written": _("Rewritten"),
    "analysis.point_withdrawn": _("Withdrawn"),
    "analysis.point_restored": _("Put back"),
    "analysis.strategy_put": _("Put"),
    "analysis.strategy_written": _("Rewritten"),
    "analysis.strategy_withdrawn": _("Withdrawn"),
    "analysis.strategy_restored": _("Put back"),
    "analysis.cited": _("Evidence cited"),
    "analysis.citation_taken_back": _("Evidence taken back"),
    "analysis.asked": _("Asked by a sector"),
    "analysis.answered": _("Answered"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One change: what was done, by whom, and the words that stand since or stood until then."""

    act: _StrPromise | str
    at: dt.datetime
    post: Post | None
    words: str
    group: str = ""


def history_of(kind: str, key: UUID) -> list[Step]:
    """Every change of a record, the newest first; two queries."""
    entries = list(
        Entry.objects.filter(object_kind=kind, object_id=str(key)).order_by("-at", "-id")
    )
    posts = Post.objects.select_related("body").in_bulk(
        {each.post_id for each in entries if each.post_id}
    )
    return [
        Step(
            act=ACTS.get(each.code, each.code),
            at=each.at,
            post=posts.get(each.post_id) if each.post_id else None,
            words=_words(each),
            group=str(each.after.get("group", "")),
        )
        for each in entries
    ]


def _words(entry: Entry) -> str:
    told = {**entry.before, **entry.after}
    return str(told.get("text") or told.get("answer") or told.get("said") or "")
