"""A local plan of the example through a base, two supplements, a change and a correction.

``data/local_plan.toml`` tells it; then the ordinance of the year, a transfer, and ผด.02.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from oneplan.committees.founding import add_seat, found_committee
from oneplan.committees.models import Committee
from oneplan.committees.queries import what_waits
from oneplan.core.money import SATANG_PER_BAHT
from oneplan.cycles.services import open_cycle
from oneplan.demo.sittings import Item, Sitting, sit
from oneplan.demo.words import written
from oneplan.demo.world import World
from oneplan.local_plans.books import (
    COMMITTEE_STEP,
    announce_book,
    open_book,
    open_local_plan,
    pass_step,
    route_of,
)
from oneplan.local_plans.models import Book
from oneplan.local_plans.operating import draw_up_operational
from oneplan.local_plans.ordinances import (
    ORDINANCE_MONEY,
    bring_into_force,
    give,
    move_money,
    open_ordinance,
)
from oneplan.local_plans.writing import RowDraft, put_row, withdraw_row
from oneplan.plans.models import EditionKind, Plan
from oneplan.plans.rules.columns import COLUMNS
from oneplan.projects.drafts import ActivityDraft, CostDraft, ProjectDraft
from oneplan.projects.models import Activity
from oneplan.projects.services import begin_works
from oneplan.threads.models import Circulation, Subject

Told = Mapping[str, Any]


def keep_a_local_plan(world: World) -> None:
    """Books one after the other, each passed by committee and council, then the year's money."""
    told = written("local_plan")
    by = world.posts[told["planner"]]
    world.at(told["book"][0]["on"])
    plan = open_local_plan(by.body, cycle=open_cycle(told["cycle"]), by=by)
    works = _works(world, told)
    committee = _committee(world, told)
    for number, book in enumerate(told["book"], start=1):
        _issue(world, plan, committee, book, works, number=number)
    _pay(world, plan, told["ordinance"], works)


def _works(world: World, told: Told) -> dict[str, Subject]:
    """The works the books list, entered once by the planner."""
    by, drafts, keys = world.posts[told["planner"]], [], {}
    money = _money_by_work(told)
    for name, work in told["works"].items():
        key = world.clock.key_of(f"local work {name}")
        keys[name] = key
        first, last = work["months"]
        costs = tuple(
            CostDraft(source=world.sources[ORDINANCE_MONEY], satang=satang)
            for year, satang in money[name].items()
            if year == "2570"
        )
        activity = ActivityDraft(
            title=work["title"],
            costs=costs,
            places=(by.body.seat_id or "",),
            fiscal_year=2570,
            owner=by.body,
            implementer=by.body,
            first_month=first,
            last_month=last,
            output=work["output"],
            indicator=work["indicator"],
            circulation=Circulation.PUBLIC,
            id=key,
        )
        drafts.append(
            ProjectDraft(
                title=f"{work['title']} (ข้อมูลสมมติ)",
                owner=by.body,
                fiscal_year=2570,
                circulation=Circulation.PUBLIC,
                objectives=work["objective"],
                outcome=work["result"],
                activities=(activity,),
                id=world.clock.key_of(f"local project {name}"),
            )
        )
    begin_works(drafts, by=by)
    found = Activity.objects.select_related("subject").in_bulk(keys.values())
    return {name: found[key].subject for name, key in keys.items()}


def _money_by_work(told: Told) -> dict[str, dict[str, int]]:
    """What the last book prints for each work, in satang by fiscal year."""
    return {
        row["work"]: {year: baht * SATANG_PER_BAHT for year, baht in row["money"].items()}
        for book in told["book"]
        for row in book["row"]
    }


def _committee(world: World, told: Told) -> Committee:
    by = world.posts[told["planner"]]
    made = found_committee(
        by.body,
        kind="LDC",
        name=f"คณะกรรมการพัฒนาท้องถิ่น {by.body.name_th} (ข้อมูลสมมติ)",
        short_name=f"กก.พัฒนาท้องถิ่น {by.body.name_th}",
        by=by,
    )
    for title, category in told["seats"]:
        add_seat(made, title=title, category=category, by=by)
    return made


def _issue(
    world: World,
    plan: Plan,
    committee: Committee,
    told: Told,
    works: Mapping[str, Subject],
    *,
    number: int,
) -> None:
    """One book, from its reason to its announcement."""
    day, by = told["on"], world.posts[written("local_plan")["planner"]]
    world.at(day)
    book = open_book(
        plan, kind=EditionKind(told["kind"]), year=told["year"], reason=told["reason"], by=by
    )
    for row in told["row"]:
        put_row(book, works[row["work"]], _row(world, row), by=by)
    for name, reason in told.get("withdrawn", ()):
        withdraw_row(book, works[name], reason=reason, by=by)
    _pass(world, book, committee, told, number=number)
    world.at(day, hour=16)
    announcement = f"ประกาศ อบต. (สมมติ) ลงวันที่ {day.day}/{day.month}/{day.year + 543}"
    executive = world.posts[written("local_plan")["executive"]]
    announce_book(book, on=day, announcement=announcement, by=executive)


def _pass(world: World, book: Book, committee: Committee, told: Told, *, number: int) -> None:
    by = world.posts[written("local_plan")["planner"]]
    for step in route_of(book):
        if step.code != COMMITTEE_STEP:
            world.at(told["on"], hour=11)
            words = f"ครั้งที่ {number}/{told['on'].year + 543} (สมมติ)"
            pass_step(book, step.code, on=told["on"], words=words, by=by)
            continue
        sitting = Sitting(
            committee=committee,
            number=number,
            year=told["on"].year + 543,
            held_on=told["on"],
            by=by,
            place="ห้องประชุม อบต.",
        )
        sit(world, sitting, lambda: [Item(waiting=each) for each in what_waits(committee)])


def _row(world: World, told: Told) -> RowDraft:
    work = written("local_plan")["works"][told["work"]]
    page, item = told["at"]
    said = {**work, **told}
    return RowDraft(
        title=said["title"],
        printed={name: said[name] for name in COLUMNS},
        money=tuple(
            (int(year), world.sources[ORDINANCE_MONEY], baht * SATANG_PER_BAHT)
            for year, baht in told["money"].items()
        ),
        page=page,
        item=item,
    )


def _pay(world: World, plan: Plan, told: Told, works: Mapping[str, Subject]) -> None:
    """The ordinance, its operational plan, a transfer, and the plan drawn up again."""
    by, year = world.posts[written("local_plan")["planner"]], told["fiscal_year"]
    world.at(told["on"])
    budget = open_ordinance(plan, fiscal_year=year, by=by)
    lines = {
        name: give(
            budget,
            works[name],
            source=world.sources[ORDINANCE_MONEY],
            satang=baht * SATANG_PER_BAHT,
            on=told["on"],
            by=by,
        )
        for name, baht in told["give"].items()
    }
    bring_into_force(budget, on=told["on"], words=told["words"], by=by)
    draw_up_operational(plan, year, on=world.at(told["works_on"]), by=by)
    moved = told["transfer"]
    move_money(
        lines[moved["giver"]],
        works[moved["to"]],
        satang=moved["baht"] * SATANG_PER_BAHT,
        on=world.at(moved["on"]),
        approver=moved["approver"],
        words=moved["words"],
        by=by,
    )
    draw_up_operational(plan, year, on=moved["on"], by=by)
