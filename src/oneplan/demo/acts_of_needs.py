"""What stories do with needs: hear them, join them, send them on, answer, show them."""

from __future__ import annotations

from typing import Any

from oneplan.cycles.queries import cycle_of
from oneplan.demo.telling import Act, Telling
from oneplan.needs.models import Doer, Forum
from oneplan.needs.services import NeedDraft, change_wording, hold_forum, record_need
from oneplan.screening.overlap.deciding import join
from oneplan.threads.models import Circulation, Referral, ReferralKind, Subject, TieKind
from oneplan.threads.referrals import answer_referral, refer
from oneplan.threads.services import merge, share, tie, undo_merge, widen_to


def forum(telling: Telling, act: Act) -> Forum:
    area = telling.world.areas[act["village"]]
    return hold_forum(
        telling.world.body(area.code[:4]),
        area,
        title=act.get("title", f"ประชาคมบ้าน{area.name_th} (สมมติ)"),
        held_on=act.on,
        cycle=cycle_of(act["year"]),
        households=act["households"],
        people=act["people"],
        is_made_up=True,
        by=act.by,
    )


def need(telling: Telling, act: Act) -> Subject:
    heard: Forum | None = telling.made(act["at"]) if "at" in act else None
    places = tuple(act.get("places", ())) or (heard.area_id if heard else "",)
    district = telling.world.body(places[0][:4])
    made = record_need(
        NeedDraft(
            wording=act["words"],
            owner=telling.world.body(act["owner"]) if "owner" in act else district,
            origin=telling.world.body(act["origin"]) if "origin" in act else district,
            fiscal_year=act["year"],
            places=places,
            forum=heard,
            cycle=cycle_of(act["year"]),
            place_words=act.get("place", ""),
            people=act.get("people"),
            households=act.get("households"),
            doer=Doer(act.get("doer", "for_us")),
            proposer_kind=act.get("asker", "ประชาคมหมู่บ้าน"),
            circulation=Circulation(act.get("open", "circulated")),
            id=telling.world.clock.key_of(f"{telling.name} {act['as']}"),
        ),
        by=act.by,
    )
    return made.subject


def reword(telling: Telling, act: Act) -> None:
    found = telling.subject(act["what"]).need
    change_wording(found, act["words"], seen_version=found.version, by=act.by)


def join_twins(telling: Telling, act: Act) -> None:
    """Say that two needs are the same work and merge them, as the overlap page does."""
    join(telling.subject(act["what"]), telling.subject(act["into"]), by=act.by)


def merge_needs(telling: Telling, act: Act) -> None:
    merge(telling.subject(act["what"]), telling.subject(act["into"]), by=act.by)


def take_merge_back(telling: Telling, act: Act) -> None:
    undo_merge(telling.subject(act["what"]), by=act.by)


def split(telling: Telling, act: Act) -> None:
    tie(telling.subject(act["what"]), TieKind.SPLIT_FROM, telling.subject(act["from"]), by=act.by)


def send_on(telling: Telling, act: Act) -> Referral:
    return refer(
        telling.subject(act["what"]),
        telling.world.body(act["to"]),
        kind=ReferralKind(act.get("kind", "refer")),
        reason=act["reason"],
        due=act.get("due"),
        on=act.on,
        by=act.by,
    )


def answer(telling: Telling, act: Act) -> Any:
    return answer_referral(
        telling.made(act["what"]), accepts=act["yes"], answer=act["words"], on=act.on, by=act.by
    )


def show(telling: Telling, act: Act) -> None:
    for name in act["what"]:
        widen_to(telling.subject(name), Circulation(act.get("to", "public")), by=act.by)


def consult(telling: Telling, act: Act) -> None:
    share(telling.subject(act["what"]), telling.world.body(act["with"]), by=act.by)


DOINGS = {
    "forum": forum,
    "need": need,
    "reword": reword,
    "join": join_twins,
    "merge": merge_needs,
    "undo-merge": take_merge_back,
    "split": split,
    "refer": send_on,
    "answer": answer,
    "show": show,
    "consult": consult,
}
