"""What local authorities and agencies propose for a year in answer to the forums' needs."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from oneplan.areas.models import Body
from oneplan.core.money import SATANG_PER_BAHT
from oneplan.demo.forums import Voice
from oneplan.demo.words import Ask, table
from oneplan.demo.world import PROVINCE, World
from oneplan.projects.drafts import ActivityDraft, CostDraft, ProjectDraft
from oneplan.projects.evidence import meet_items
from oneplan.projects.models import Activity
from oneplan.projects.services import begin_works
from oneplan.screening.queries import default_criteria_set
from oneplan.screening.services import Given, record_scores
from oneplan.threads.models import Circulation, Subject

READINESS = ("R1", "R2", "R3", "R5", "R6", "R7", "R8", "R9", "R10", "R11")
OWN_MONEY = 0.22
"""Which part of the works local authorities pay from their own ordinance."""
ASSESSORS = ("strategist", "head", "developer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How many works of a fiscal year, when they were written, and who may read them."""

    fiscal_year: int
    count: int
    on: dt.date
    circulation: Circulation
    scored: float = 0.9


def propose_works(world: World, wish: Wish, voices: Sequence[Voice]) -> list[Activity]:
    """Works for some of what was said, in projects by approach; with readiness and scores."""
    chance = Random(f"works {wish.fiscal_year}")  # noqa: S311 - a seed, not a secret
    world.at(wish.on)
    heard = [voice for voice in voices if voice.draft.circulation != Circulation.DRAFT]
    chosen = chance.sample(heard, k=min(wish.count, len(heard)))
    needs = Subject.objects.select_related("owner").in_bulk([each.draft.id for each in chosen])
    works = [_draft(world, wish, each, needs[each.draft.id], chance) for each in chosen]
    drafts = _projects(world, wish, works)
    begin_works(drafts, by=world.posts["strategist"])
    keys = [work.id for draft in drafts for work in draft.activities]
    found = Activity.objects.select_related("subject__owner", "receiver").in_bulk(keys)
    activities = [found[key] for key in keys]
    _make_ready(world, activities, chance)
    _score(world, wish, activities, chance)
    return activities


@dataclass(frozen=True, slots=True)
class _Work:
    owner: Body
    approach: str
    draft: ActivityDraft


def _draft(world: World, wish: Wish, voice: Voice, need: Subject, chance: Random) -> _Work:
    ask, place = voice.ask, voice.draft.places[0]
    implementer = world.implementer(ask.by, place)
    is_own = ask.by == "village" or (ask.by == "lao" and chance.random() < OWN_MONEY)
    owner = (implementer or need.owner) if is_own else world.body(PROVINCE)
    quantity = _quantity(ask, chance)
    source = "5" if ask.by == "village" else "31" if is_own else "1P"
    price = ask.price * SATANG_PER_BAHT
    leaves = ask.expense.startswith("3")
    return _Work(
        owner,
        ask.approach,
        ActivityDraft(
            title=ask.work.format(**voice.slots),
            costs=(
                CostDraft(
                    source=world.sources[source],
                    satang=quantity * price,
                    expense_type=world.expenses[ask.expense],
                    words=ask.topic,
                    quantity=Decimal(quantity),
                    unit=ask.unit,
                    unit_price_satang=price,
                ),
            ),
            places=(place,),
            fiscal_year=wish.fiscal_year,
            owner=owner,
            implementer=implementer or need.owner,
            receiver=world.authority(place) if leaves and ask.to == "lao" else None,
            expense_type=world.expenses[ask.expense],
            first_month=ask.months[0],
            last_month=ask.months[1],
            output=f"{ask.output} {quantity:,} {ask.unit}" if quantity > 1 else ask.output,
            indicator=ask.outcome,
            people_helped=voice.draft.people,
            needs=(need,),
            circulation=wish.circulation,
            id=world.clock.key_of(f"activity {need.pk}"),
        ),
    )


def _quantity(ask: Ask, chance: Random) -> int:
    low, high = ask.quantity
    step = 10 if high >= 100 else 1
    return chance.randrange(low, high + 1, step)


def _projects(world: World, wish: Wish, works: Sequence[_Work]) -> list[ProjectDraft]:
    """One project for each owner and approach, named after the approach."""
    grouped: dict[tuple[str, str], list[_Work]] = defaultdict(list)
    for work in works:
        grouped[work.owner.code, work.approach].append(work)
    titles = {row["approach"]: row for row in table("projects")}
    drafts = []
    for (code, approach), members in sorted(grouped.items()):
        row = titles[approach]
        drafts.append(
            ProjectDraft(
                title=f"{row['title']} ปี {wish.fiscal_year} (ข้อมูลสมมติ)",
                owner=members[0].owner,
                fiscal_year=wish.fiscal_year,
                circulation=wish.circulation,
                approach=world.approaches.get(approach) if wish.fiscal_year > 2570 else None,
                rationale=row["rationale"],
                objectives=row["objective"],
                indicators=row["indicator"],
                target_group=row["target_group"],
                output=f"{len(members)} กิจกรรม",
                outcome=row["outcome"],
                activities=tuple(work.draft for work in members),
                id=world.clock.key_of(f"project {wish.fiscal_year} {code} {approach}"),
            )
        )
    return drafts


def _make_ready(world: World, activities: Sequence[Activity], chance: Random) -> None:
    """Most papers are there; land is what is missing most often."""
    met: dict[Activity, Sequence[str]] = {}
    for activity in activities:
        missing = {code for code in READINESS if chance.random() < 0.12}
        missing |= {"R1"} if chance.random() < 0.16 else set()
        met[activity] = [code for code in READINESS if code not in missing]
    meet_items(met, words="เอกสารแนบของหน่วยดำเนินการ (สมมติ)", by=world.posts["strategist"])


def _score(world: World, wish: Wish, activities: Sequence[Activity], chance: Random) -> None:
    """Three assessors, who differ; some activities are not scored yet."""
    criteria_set = default_criteria_set(fiscal_year=wish.fiscal_year)
    codes = list(criteria_set.criteria.order_by("position").values_list("code", flat=True))
    given = []
    for activity in activities:
        if chance.random() > wish.scored:
            continue
        good = chance.choice((2, 3, 3, 4, 4))
        for name in ASSESSORS:
            for code in codes:
                value = max(0, min(5, good + chance.choice((-1, 0, 0, 0, 1))))
                given.append(
                    Given(
                        subject=activity.subject,
                        criterion=code,
                        value=Decimal(value),
                        assessor=world.posts[name],
                    )
                )
    record_scores(given, criteria_set, by=world.posts["strategist"])
