"""The village forums of the example: hundreds of needs in villagers' words, some said twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from oneplan.areas.models import Area, Body
from oneplan.cycles.models import Cycle
from oneplan.cycles.queries import cycle_of
from oneplan.demo.words import Ask, Land, asks, lands, words_for
from oneplan.demo.world import World
from oneplan.needs.models import Doer, Forum
from oneplan.needs.services import NeedDraft, hold_forum, record_needs
from oneplan.threads.models import Circulation
from oneplan.threads.services import merge

SHARES = {2567: 0.26, 2568: 0.36, 2569: 0.68}
"""Which part of the villages held a forum, by B.E. year; it asks for the year after the next."""
SAID_TWICE = 0.05
ADDS_A_WORD = 0.55
CIRCULATIONS = (
    *[Circulation.PUBLIC] * 5, *[Circulation.CIRCULATED] * 4, Circulation.DRAFT,
)  # fmt: skip
HOUSEHOLD = 3.4
"""People to a household, to keep the two counts of a need in step."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One thing said at a forum: the need as written down, its kind, and the words of its place."""

    draft: NeedDraft
    ask: Ask
    slots: Mapping[str, str]


def hold_forums(world: World, year: int) -> list[Voice]:
    """Every forum of a B.E. year, district by district; what was said and not merged away."""
    return [voice for district in lands() for voice in _hold_forums(world, district, year)]


def _hold_forums(world: World, district: str, year: int) -> list[Voice]:
    """One district's forums: held, written down, the doubles merged."""
    chance = Random(f"forums {district} {year}")  # noqa: S311 - a seed, not a secret
    officer = world.officer(district)
    cycle = cycle_of(year + 2)
    world.at(dt.date(year - 543, 9, 24))
    held_already = set(
        Forum.objects.filter(held_on__year=year - 543).values_list("area", flat=True)
    )
    voices: list[Voice] = []
    twice: list[tuple[NeedDraft, NeedDraft]] = []
    for village in world.villages[district]:
        if chance.random() > SHARES[year] or village.pk in held_already:
            continue
        forum = _hold(world, village, year, cycle, chance)
        chosen = chance.sample(_fitting(lands()[district]), k=chance.choice((1, 1, 1, 2, 2, 3)))
        for ask in chosen:
            voice = _say(world, village, forum, ask, chance)
            voices.append(voice)
            if chance.random() < SAID_TWICE:
                again = _say(world, village, forum, ask, chance, again=True)
                voices.append(again)
                twice.append((again.draft, voice.draft))
    needs = record_needs([voice.draft for voice in voices], by=officer)
    made = {need.pk: need for need in needs}
    world.at(dt.date(year - 543, 10, 6), hour=14)
    for double, first in twice:
        merge(made[double.id].subject, made[first.id].subject, by=officer)
    gone = {double.id for double, _first in twice}
    return [voice for voice in voices if voice.draft.id not in gone]


def _fitting(land: Land) -> list[Ask]:
    return [ask for ask in asks() if ask.lands & land.lands]


def _hold(world: World, village: Area, year: int, cycle: Cycle | None, chance: Random) -> Forum:
    households = chance.randint(48, 190)
    present = round(households * chance.uniform(0.34, 0.82))
    return hold_forum(
        world.body(village.code[:4]),
        village,
        title=f"ประชาคมบ้าน{village.name_th} (สมมติ)",
        held_on=dt.date(year - 543, chance.choice((7, 8, 8, 9)), chance.randint(1, 20)),
        cycle=cycle,
        households=present,
        people=round(present * chance.uniform(1.1, 1.7)),
        is_made_up=True,
        by=world.officer(village.code[:4]),
    )


def _say(
    world: World,
    village: Area,
    forum: Forum,
    ask: Ask,
    chance: Random,
    *,
    again: bool = False,
) -> Voice:
    land = lands()[village.code[:4]]
    local = Random(f"{village.code} {ask.code}")  # noqa: S311 - the same pond each time
    slots = {
        "village": f"บ้าน{village.name_th}",
        "stream": local.choice(words_for("stream")),
        "pond": local.choice(words_for("pond")),
        "crop": local.choice(land.crops),
        "sight": local.choice(land.sights),
        "river": land.river,
    }
    tellings = ask.wording if not again else ask.wording[::-1]
    people = chance.randint(*ask.people)
    district = world.body(village.code[:4])
    draft = NeedDraft(
        wording=_words(tellings, slots, chance, again=again),
        owner=district,
        origin=_asker(world, village, district),
        fiscal_year=forum.held_on.year + 545,
        places=(village.code,),
        forum=forum,
        cycle=forum.cycle,
        place_words=f"{ask.place.format(**slots)} บ้าน{village.name_th}",
        people=people,
        households=max(1, round(people / HOUSEHOLD)),
        doer=Doer(ask.doer),
        proposer_kind=chance.choice(words_for("asker")),
        circulation=chance.choice(CIRCULATIONS),
        id=world.clock.key_of(f"need {village.code} {forum.held_on} {ask.code} {again}"),
    )
    return Voice(draft, ask, slots)


def _words(
    tellings: Sequence[str], slots: Mapping[str, str], chance: Random, *, again: bool
) -> str:
    """One telling, often with a word more: people say why now, or who suffers most."""
    telling = (tellings[0] if again else chance.choice(tellings)).format(**slots)
    ending = chance.choice(words_for("ending")) if chance.random() < ADDS_A_WORD else ""
    return f"{telling} {ending}".strip()


def _asker(world: World, village: Area, district: Body) -> Body:
    try:
        return world.body(f"village:{village.code}")
    except LookupError:
        return district
