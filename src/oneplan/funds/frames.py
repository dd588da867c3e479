"""Announcing ceilings (กรอบวงเงิน): each is a dated fact beside those before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from oneplan.audit.services import Acting, record
from oneplan.funds.models import Frame, FrameState, Source

if TYPE_CHECKING:
    from oneplan.areas.models import Body


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameDraft:
    """A ceiling of a body for a fiscal year (B.E.), in satang; ``source`` None: all of it."""

    body: Body
    fiscal_year: int
    satang: int
    state: FrameState
    source: Source | None = None


@transaction.atomic
def announce_frames(
    drafts: Sequence[FrameDraft], *, dated: dt.date, by: Acting | None
) -> list[Frame]:
    """Record ceilings as announced on a day, unless the last one said the same already."""
    standing: dict[tuple[object, ...], int] = {}
    bodies = {draft.body for draft in drafts}
    for frame in Frame.objects.filter(body__in=bodies).order_by("made_at", "pk"):
        standing[frame.body_id, frame.fiscal_year, frame.source_id, frame.state] = frame.satang
    fresh = [
        Frame(
            body=draft.body,
            fiscal_year=draft.fiscal_year,
            source=draft.source,
            satang=draft.satang,
            state=draft.state,
            dated=dated,
        )
        for draft in drafts
        if standing.get((draft.body.pk, draft.fiscal_year, _key(draft.source), draft.state.value))
        != draft.satang
    ]
    Frame.objects.bulk_create(fresh)
    if fresh:
        after = {"frames": len(fresh), "satang": sum(frame.satang for frame in fresh)}
        record("funds.frames_announced", by=by, kind="funds.frame", key=fresh[0].pk, after=after)
    return fresh


def _key(source: Source | None) -> str | None:
    return source.pk if source else None
