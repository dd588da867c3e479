"""One pair ready for its page: both sides, what differs, the proposed act and its effect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from oneplan.accounts.permissions import may
from oneplan.areas.maps import Pin, where_map
from oneplan.core.maps.parts import Map
from oneplan.screening.models import OverlapAct, OverlapKind, VerdictState
from oneplan.screening.overlap.deciding import may_do
from oneplan.screening.overlap.differing import Piece, differences
from oneplan.screening.overlap.listing import Pair, pairs_as_read
from oneplan.screening.overlap.rules import ACTS, proposed_act
from oneplan.screening.overlap.wording import EFFECTS, ONLY_RECORDED
from oneplan.threads.access import reach

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from oneplan.accounts.models import Post
    from oneplan.screening.models import Verdict


MARKS = ("A", "B")
"""Letters of the two records, on the page and on its map."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """An act open for the pair: what it is called and what it will do if this post presses it."""

    act: str
    label: str
    effect: str | _StrPromise
    is_proposed: bool


@dataclass(frozen=True, slots=True)
class Judging:
    """What the page of a pair shows one reader."""

    pair: Pair
    texts: tuple[list[Piece], list[Piece]]
    consequences: list[Consequence]
    proposed: str
    may_judge: bool
    may_undo: bool
    effect_words: str
    map: Map | None
    """Pin the two lie; None where a record names no place."""


def judging(verdict: Verdict, post: Post) -> Judging:
    """The pair as the post may see and judge it, in a fixed number of queries."""
    (pair,) = pairs_as_read([verdict], reach(post))
    kinds = (verdict.a.kind, verdict.b.kind)
    differ = verdict.a.owner_id != verdict.b.owner_id
    proposed = proposed_act(verdict.kind, kinds=kinds, owners_differ=differ)
    is_decided = verdict.state == VerdictState.DECIDED
    judges = may(post, "screening.judge_overlap") and not pair.is_hidden
    by_own = verdict.decided_by is not None and verdict.decided_by.body_id == post.body_id
    first, second = pair.sides
    return Judging(
        pair=pair,
        texts=differences(first.title, second.title) if not pair.is_hidden else ([], []),
        consequences=_consequences(verdict, post, proposed, kinds),
        proposed=proposed,
        may_judge=judges and not is_decided,
        may_undo=judges and is_decided and by_own,
        effect_words=str(OverlapAct(verdict.act).label) if verdict.act else "",
        map=_map(pair),
    )


def _map(pair: Pair) -> Map | None:
    if not all(side.area_code for side in pair.sides):
        return None
    places = [
        Pin(side.area_code, mark, side.place, url=side.url)
        for mark, side in zip(MARKS, pair.sides, strict=True)
    ]
    return where_map(places, key="pair", title=_("Where the two are"))


def _consequences(
    verdict: Verdict, post: Post, proposed: str, kinds: tuple[str, str]
) -> list[Consequence]:
    """The acts that may follow from any kind, the proposed one first, with their effects."""
    possible = {act for kind in OverlapKind.values for act in ACTS[kind]}
    if set(kinds) != {"N"}:
        possible.discard(OverlapAct.MERGE)
    if verdict.a.owner_id == verdict.b.owner_id:
        possible.discard(OverlapAct.COFUND)
    acts = sorted(possible, key=lambda act: (act != proposed, OverlapAct.values.index(act)))
    doing = (OverlapAct.MERGE, OverlapAct.COFUND)
    return [
        Consequence(
            act=act,
            label=str(OverlapAct(act).label),
            effect=ONLY_RECORDED
            if act in doing and not may_do(act, verdict, post)
            else EFFECTS[act],
            is_proposed=act == proposed,
        )
        for act in acts
    ]
