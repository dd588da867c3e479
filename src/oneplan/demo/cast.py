"""Everybody else of the example: the whole cast in post, and the committees beside ก.บ.จ."""

from __future__ import annotations

import datetime as dt

from oneplan.committees.founding import add_seat, found_committee
from oneplan.committees.models import SeatDuty
from oneplan.cycles.services import lay_calendar
from oneplan.demo.words import table
from oneplan.demo.world import World

FOUNDED_ON = dt.date(2021, 10, 18)
CALENDARS = (2568, 2569, 2570, 2572)


def seat_everybody(world: World) -> None:
    """Committees of three more kinds and of every district told of, with seats by category."""
    world.at(FOUNDED_ON)
    for row in table("committees"):
        keeper = world.posts[row["keeper"]]
        committee = found_committee(
            world.body(row["body"]),
            kind=row["kind"],
            name=f"{row['name']} (ข้อมูลสมมติ)",
            short_name=row["short_name"],
            order_number=row["order"],
            by=keeper,
        )
        if committee.seats.exists():
            continue
        for seat in table("seats"):
            if seat["kind"] == row["kind"]:
                add_seat(
                    committee,
                    title=seat["title"],
                    category=seat["category"],
                    duty=SeatDuty(seat["duty"]),
                    post=keeper if seat["duty"] == SeatDuty.SECRETARY else None,
                    by=keeper,
                )
    for fiscal_year in CALENDARS:
        lay_calendar(fiscal_year, by=world.posts["strategist"])
