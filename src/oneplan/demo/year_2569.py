"""FY2569 of the example, closed: what the province refused, what was built, what is stuck."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from random import Random

from oneplan.assets.rules import NEEDS_A_REASON
from oneplan.assets.services import move_docket, open_docket, record_consent
from oneplan.budget.models import Stage
from oneplan.committees.models import Decision
from oneplan.demo.forums import hold_forums
from oneplan.demo.money import record, tell_progress
from oneplan.demo.sittings import Item, Sitting, sit
from oneplan.demo.words import table
from oneplan.demo.works import Wish, propose_works
from oneplan.demo.world import PROVINCE, World
from oneplan.projects.models import Activity
from oneplan.projects.proposing import propose_again
from oneplan.threads.models import Circulation
from oneplan.threads.services import widen_to

FISCAL_YEAR = 2569
BETWEEN_STEPS = dt.timedelta(days=19)
END_OF_YEAR = dt.date(2026, 9, 25)
QUARTERS = (
    dt.date(2026, 1, 9), dt.date(2026, 4, 8), dt.date(2026, 7, 8), dt.date(2026, 9, 28),
)  # fmt: skip


def hear_and_refuse(world: World) -> None:
    """The forums of 2567, the works they led to, and the meeting that refused some of them."""
    voices = hold_forums(world, 2567)
    wish = Wish(
        fiscal_year=FISCAL_YEAR,
        count=64,
        on=dt.date(2024, 10, 28),
        circulation=Circulation.CIRCULATED,
    )
    works = propose_works(world, wish, voices)
    of_province = [work for work in works if work.subject.owner.code == PROVINCE]
    chance = Random("refusals 2569")  # noqa: S311 - a seed, not a secret
    refused = chance.sample(of_province, k=min(16, len(of_province)))
    _refuse(world, refused)
    _propose_again(world, [work for work in refused if chance.random() < 0.5])


def _refuse(world: World, refused: Sequence[Activity]) -> None:
    """ก.บ.จ. says no to each with its reason, and puts two off."""
    reasons = table("refusals")
    strategist = world.posts["strategist"]

    def items() -> list[Item]:
        return [
            Item(
                title=f"ขอบรรจุ “{work.title}” ในแผนปฏิบัติราชการประจำปี {FISCAL_YEAR}",
                subject=work.subject,
                proposal=reason["proposal"],
                decision=Decision(reason["decision"]),
                resolution=reason["resolution"],
            )
            for work, reason in zip(refused, reasons * len(refused), strict=False)
        ]

    sitting = Sitting(
        committee=world.committee("KBJ", PROVINCE),
        number=1,
        year=2568,
        held_on=dt.date(2024, 11, 27),
        place="ห้องประชุมเพชบุระ ศาลากลางจังหวัด",
        by=strategist,
    )
    sit(world, sitting, items)


def _propose_again(world: World, refused: Sequence[Activity]) -> None:
    """What was refused and mended stands again for the next year, as a candidate of its own."""
    world.at(dt.date(2025, 8, 21))
    for work in refused:
        again = propose_again(work, FISCAL_YEAR + 1, by=world.posts["strategist"])
        widen_to(again.project.subject, Circulation.CIRCULATED, by=world.posts["strategist"])
        widen_to(again.subject, Circulation.CIRCULATED, by=world.posts["strategist"])


def build_and_hand_over(world: World) -> None:
    """The printed lines and the works local authorities paid themselves: contracts to results."""
    chance = Random("year 2569")  # noqa: S311 - a seed, not a secret
    by = world.posts["strategist"]
    works = _paid()
    for work in works:
        widen_to(work.subject, Circulation.PUBLIC, by=by)
    own = [work for work in works if work.subject.owner.code != PROVINCE]
    record(world, Stage.APPROPRIATED, [(w, 100) for w in own], on=dt.date(2025, 10, 8), by=by)
    record(world, Stage.ALLOTTED, [(w, 100) for w in works], on=dt.date(2025, 10, 27), by=by)
    bought = {work: chance.choice((88, 91, 94, 96, 98, 99)) for work in works}
    half = len(works) // 2
    for part, on in ((works[:half], dt.date(2025, 12, 19)), (works[half:], dt.date(2026, 2, 13))):
        record(world, Stage.COMMITTED, [(w, bought[w]) for w in part], on=on, by=by)
    late = set(works[3::9])
    for on, share in ((dt.date(2026, 4, 24), 30), (dt.date(2026, 7, 10), 40)):
        paid = [(w, bought[w] * share // 100) for w in works if w not in late]
        record(world, Stage.DISBURSED, paid, on=on, by=by)
    last = [(w, bought[w] - bought[w] * 30 // 100 - bought[w] * 40 // 100) for w in works]
    finished = [(w, share) for w, share in last if w not in late]
    record(world, Stage.DISBURSED, finished, on=END_OF_YEAR, by=by)
    carried = [(w, bought[w]) for w in sorted(late, key=lambda w: w.pk)]
    record(world, Stage.CARRIED, carried, on=END_OF_YEAR, by=by)
    _report(world, works, late)
    _hand_over(world, works, late)


def _paid() -> list[Activity]:
    """The year's activities that somebody paid: printed lines of items, and own money."""
    rows = Activity.objects.filter(
        fiscal_year=FISCAL_YEAR,
        nature="item",
        subject__area__code__startswith=PROVINCE,
        subject__docket=None,
    ).exclude(cost_lines__source="1P", subject__ties_up__kind="answers")
    return list(
        rows.filter(cost_lines__isnull=False)
        .distinct()
        .select_related("subject__owner", "receiver", "project")
        .order_by("pk")
    )


def _report(world: World, works: Sequence[Activity], late: set[Activity]) -> None:
    steps = table("progress")
    for quarter, on in enumerate(QUARTERS, start=1):
        row = {each["quarter"]: each for each in steps if each["kind"] == "done"}[str(quarter)]
        slow = {each["quarter"]: each for each in steps if each["kind"] == "late"}[str(quarter)]
        told = [
            (work.subject, int(each["percent"]), each["words"])
            for work in works
            for each in [slow if work in late else row]
        ]
        by = world.posts["strategist"]
        tell_progress(world, told, fiscal_year=FISCAL_YEAR, quarter=quarter, on=on, by=by)


def _hand_over(world: World, works: Sequence[Activity], late: set[Activity]) -> None:
    """Dockets of what was built: handed over and used, refused, stuck, or waiting for a letter."""
    by = world.posts["strategist"]
    ends = table("handovers")
    built = [work for work in works if work.receiver is not None and work not in late]
    for number, work in enumerate(built):
        docket = open_docket(work, by=by, on=world.at(dt.date(2026, 1, 20)))
        end = ends[number % len(ends)]
        if end["answer"]:
            on = world.at(dt.date(2026, 2, 17))
            consents = end["answer"] == "yes"
            docket = record_consent(docket, consents=consents, words=end["words"], by=by, on=on)
        day = dt.date(2026, 7, 20)
        for to in filter(None, end["steps"].split()):
            words = end["why"] if to in NEEDS_A_REASON else ""
            docket = move_docket(docket, to, words=words, by=by, on=world.at(day))
            day += BETWEEN_STEPS
