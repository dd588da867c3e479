"""What the example's works are claimed to serve and why, and what the reviewer asked of that."""

from __future__ import annotations

import datetime as dt

from oneplan.accounts.models import Post
from oneplan.accounts.permissions import may
from oneplan.demo.words import Row, table
from oneplan.demo.world import PROVINCE, World
from oneplan.projects.models import Activity, Preparation
from oneplan.strategy.challenging import answer_challenge, challenge_alignment
from oneplan.strategy.models import Alignment
from oneplan.strategy.queries import SUB_PLANS, targets_of
from oneplan.strategy.services import align_subject
from oneplan.threads.models import Circulation

FIRST_YEAR = 2570
CLAIMED_ON, ASKED_ON, ANSWERED_ON = (
    dt.date(2026, 11, 19), dt.date(2026, 11, 23), dt.date(2026, 11, 25),
)  # fmt: skip
ASKED = (
    "ผลที่เขียนเป็นสิ่งที่เกิดกับพื้นที่นี้จริงหรือเป็นผลทั่วไปของงานประเภทนี้ ขอตัวเลขก่อนเริ่มงานของหมู่บ้านนี้",
    "ขอเหตุผลว่าใครเปลี่ยนไปอย่างไร ไม่ใช่เพียงว่าตรงกับแผนแม่บทใด",
)
ANSWER = "เพิ่มตัวเลขก่อนเริ่มงานจากเวทีประชาคมของหมู่บ้านไว้ในหลักการและเหตุผลของโครงการแล้ว (ข้อมูลสมมติ)"


def claim_and_ask(world: World) -> None:
    """Most works say which target they serve; the reviewer doubts some and is partly answered."""
    world.at(CLAIMED_ON)
    rows, targets = table("alignments"), {each.code: each for each in targets_of(SUB_PLANS)}
    for activity in _works():
        row = next((each for each in rows if each["words"] in activity.title), None)
        planner = planner_of(world, activity)
        if row and planner:
            align_subject(
                activity.subject,
                target=targets[row["target"]],
                strength=int(row["strength"]),
                because=row["because"],
                evidence=row["evidence"],
                by=planner,
            )
    _ask(world, rows)


def _works() -> list[Activity]:
    """Works of the running and the next year that others read already."""
    found = Activity.objects.filter(
        fiscal_year__gte=FIRST_YEAR,
        subject__area__code__startswith=PROVINCE,
        subject__circulation__in=(Circulation.CIRCULATED, Circulation.PUBLIC),
    ).exclude(preparation=Preparation.WITHDRAWN)
    return list(found.select_related("subject__owner").order_by("pk"))


def planner_of(world: World, activity: Activity) -> Post | None:
    """Who writes the works of the body that answers for this one; some have nobody here."""
    owner = activity.subject.owner_id
    posts = (each for each in world.posts.values() if each.body_id == owner)
    return next((each for each in posts if may(each, "strategy.align")), None)


def _ask(world: World, rows: list[Row]) -> None:
    """Of each weak claim without evidence one is asked about; every second has its answer."""
    world.at(ASKED_ON)
    doubted = {row["because"]: row for row in rows if not row["evidence"]}
    claims = Alignment.objects.filter(because__in=doubted).select_related("judged_by", "subject")
    first = {each.because: each for each in claims.order_by("-pk")}
    asked = [
        challenge_alignment(each, words=ASKED[each.strength == 1], by=world.posts["reviewer"])
        for each in sorted(first.values(), key=lambda claim: claim.pk)
    ]
    world.at(ANSWERED_ON)
    for each in asked[::2]:
        answer_challenge(each, words=ANSWER, by=each.alignment.judged_by)
