"""Minutes of the example's meetings, certified at the next meeting as the rule asks."""

from __future__ import annotations

import datetime as dt
from itertools import groupby, pairwise

from oneplan.committees.minutes import certify_minutes
from oneplan.committees.models import Meeting, MeetingState
from oneplan.demo.words import table, written
from oneplan.demo.world import World


def certify_what_waits(world: World) -> None:
    """Each meeting that had a later one; the last of every committee still waits."""
    held = Meeting.objects.filter(state__in=(MeetingState.RESOLVED, MeetingState.CERTIFIED))
    rows = held.select_related("committee__body", "subject").order_by("committee", "held_on")
    keepers = {(row["body"], row["kind"]): row["keeper"] for row in table("committees")}
    keepers |= {("67", "KBJ"): "strategist", ("6707", "KBO"): "nongphai"}
    planner = written("local_plan")["planner"]
    keepers[str(world.posts[planner].body.code), "LDC"] = planner
    for committee, meetings in groupby(rows, key=lambda each: each.committee):
        keeper = keepers[str(committee.body.code), committee.kind]
        for earlier, later in pairwise(meetings):
            if earlier.state == MeetingState.RESOLVED and later.held_on > earlier.held_on:
                world.at(later.held_on + dt.timedelta(days=1))
                certify_minutes(earlier, at=later, by=world.posts[keeper])
