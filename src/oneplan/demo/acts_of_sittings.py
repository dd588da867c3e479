"""What stories do in the open: run a list, draw the frame, hold a meeting, certify its minutes."""

from __future__ import annotations

from oneplan.annual_plans.models import Level, Round
from oneplan.annual_plans.services import draw_frame, run_round
from oneplan.committees.minutes import certify_minutes
from oneplan.committees.models import Decision, Meeting
from oneplan.committees.queries import what_waits
from oneplan.core.money import SATANG_PER_BAHT
from oneplan.demo.sittings import AGREED, Item, Sitting, make_list_public, sit
from oneplan.demo.telling import Act, Telling
from oneplan.funds.models import FrameState
from oneplan.threads.models import Circulation
from oneplan.threads.services import widen_to


def rank(telling: Telling, act: Act) -> Round:
    body = telling.world.body(act["body"])
    return run_round(Level(act["level"]), body, fiscal_year=act["year"], by=act.by, on=act.on)


def frame(telling: Telling, act: Act) -> None:
    satang = act["baht"] * SATANG_PER_BAHT
    state = FrameState(act["state"])
    draw_frame(telling.made(act["what"]), satang, state=state, by=act.by, on=act.on)


def meeting(telling: Telling, act: Act) -> Meeting:
    """A whole meeting; an item with ``adopts`` puts the list or plan of that name on the agenda."""
    committee = telling.world.committee(*act["committee"])

    def items() -> list[Item]:
        return [_item(telling, act, written) for written in act["items"]]

    sitting = Sitting(
        committee=committee,
        number=act["number"],
        year=act["year"],
        held_on=act.on,
        place=act.get("place", ""),
        by=act.by,
        absent=act.get("absent", 2),
        is_circular=act.get("is_circular", False),
    )
    return sit(telling.world, sitting, items)


def _item(telling: Telling, act: Act, written: dict[str, str]) -> Item:
    waiting = None
    if "adopts" in written:
        wanted = telling.made(written["adopts"]).pk
        found = what_waits(telling.world.committee(*act["committee"]))
        waiting = next(each for each in found if each.subject.pk == wanted)
    return Item(
        waiting=waiting,
        title=written.get("title", ""),
        subject=telling.subject(written["what"]) if "what" in written else None,
        part=int(written.get("part", 4)),
        proposal=written.get("proposal", ""),
        decision=Decision(written.get("decision", "approved")),
        resolution=written.get("resolution", AGREED),
    )


def certify(telling: Telling, act: Act) -> None:
    certify_minutes(telling.made(act["what"]), at=telling.made(act["at"]), by=act.by)


def publish_list(telling: Telling, act: Act) -> None:
    """Everybody may read an adopted list, its plan and its activities."""
    round_ = telling.made(act["what"])
    make_list_public(round_, by=act.by)
    for rank_ in round_.ranks.select_related("subject"):
        widen_to(rank_.subject, Circulation.PUBLIC, by=act.by)


DOINGS = {
    "rank": rank,
    "frame": frame,
    "meeting": meeting,
    "certify": certify,
    "publish-list": publish_list,
}
