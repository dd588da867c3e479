"""The steps the example province is built in: each in one transaction, done once, in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone

from oneplan.demo import aligned, between, round_2571, year_2569, year_2570
from oneplan.demo.analysed import analyse_the_plan
from oneplan.demo.cast import seat_everybody
from oneplan.demo.certifying import certify_what_waits
from oneplan.demo.clock import showing
from oneplan.demo.district_plan import plan_by_district
from oneplan.demo.local_plan import keep_a_local_plan
from oneplan.demo.models import BuiltStep
from oneplan.demo.people import people_everybody
from oneplan.demo.plan_page import tell_on_one_page
from oneplan.demo.promised import promise_and_answer
from oneplan.demo.sourced_plans import quote_plans
from oneplan.demo.stories import tell_story
from oneplan.demo.value_chain import draw_a_value_chain
from oneplan.demo.words import story_names
from oneplan.demo.world import World

Told = Callable[[str], None]
ENDED_AFTER = dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its code, what it says while it is built, and the building."""

    code: str
    words: str
    build: Callable[[World], None]


def all_steps() -> list[Step]:
    """Every step after the small province, in the order they are built."""
    return [
        Step("cast", "ผู้คนและคณะกรรมการ · people and committees", seat_everybody),
        *_stories(story_names()),
        Step("2569:hear", "เวทีปี 2567 · the forums of 2567", year_2569.hear_and_refuse),
        Step("2569:build", "ปีงบประมาณ 2569 · fiscal year 2569", year_2569.build_and_hand_over),
        Step("2570:hear", "เวทีปี 2568 · the forums of 2568", year_2570.hear_and_rank),
        Step("2570:spend", "ปีงบประมาณ 2570 · fiscal year 2570", year_2570.spend),
        Step("2571:hear", "เวทีปี 2569 · the forums of 2569", round_2571.hear),
        Step("2571:district", "ก.บ.อ. สามอำเภอ · three districts", round_2571.choose_by_district),
        Step("2571:rank", "จัดลำดับอีกครั้ง · ranking once more", round_2571.rank_again),
        Step("2571:between", "ส่งต่อและตอบกลับ · sent on and answered", between.send_on),
        Step("plans:local", "แผนพัฒนาท้องถิ่นทุกเล่ม · a local plan", keep_a_local_plan),
        Step("plans:chain", "กระดานห่วงโซ่คุณค่า · a value chain", draw_a_value_chain),
        Step("plans:page", "แผนหนึ่งหน้า · a plan on one page", tell_on_one_page),
        Step("plans:district", "แผนพัฒนาอำเภอ · district plans", plan_by_district),
        Step("plans:quoted", "แผนที่ยกมาจากเอกสารสาธารณะ · plans quoted", quote_plans),
        Step("2571:overlap", "เรื่องที่อาจซ้ำ · possible overlaps", between.judge_overlaps),
        Step("2571:certify", "รับรองรายงานการประชุม · minutes certified", certify_what_waits),
        Step("2571:complete", "กิจกรรมที่เขียนครบ · activities in full", round_2571.complete_some),
        Step("2571:aligned", "ความสอดคล้องพร้อมเหตุผล · aligned because", aligned.claim_and_ask),
        Step("plans:analysis", "จุดแข็ง จุดอ่อน โอกาส อุปสรรค · the analysis", analyse_the_plan),
        Step("2571:promised", "ผลที่งานเพิ่มให้ตัวชี้วัด · what works add", promise_and_answer),
        *_stories(story_names(last=True)),
    ]


def _stories(names: list[str]) -> list[Step]:
    return [
        Step(f"story:{name}", f"เรื่อง {name} · the story “{name}”", tell_story(name))
        for name in names
    ]


def build_rest(told: Told, *, only: frozenset[str] | None = None) -> int:
    """Build every step that is not built yet; how many were built now.

    A step is claimed by its row in the transaction that builds it: an interrupted step leaves
    nothing, and of two builders at once one waits and finds it done.  ``only`` names the steps
    wanted.
    """
    steps = [step for step in all_steps() if only is None or step.code in only]
    done = set(BuiltStep.objects.values_list("code", flat=True))
    built = 0
    world: World | None = None
    for number, step in enumerate(steps):
        if step.code in done:
            continue
        told(f"{step.words} ({number * 100 // len(steps)} %)")
        world = world or World(people_everybody())
        with transaction.atomic():
            _row, is_mine = BuiltStep.objects.get_or_create(code=step.code)
            if not is_mine:
                continue
            with showing(world.clock):
                step.build(world)
            built += 1
    return built


def percent_growing() -> int | None:
    """How far a building that goes on just now is, in percent; None when none does.

    One that has built nothing for a while was ended, and goes on at the next start.
    """
    newest = BuiltStep.objects.aggregate(count=Count("code"), last=Max("built_at"))
    count, wanted = newest["count"], len(all_steps())
    if not count or count >= wanted or timezone.now() - newest["last"] > ENDED_AFTER:
        return None
    return int(count) * 100 // wanted
