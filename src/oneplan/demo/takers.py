"""Who should take each line of a district's list in the example, and first answers to it."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from oneplan.annual_plans.models import Round
from oneplan.apportioning.models import Taker, Taking
from oneplan.apportioning.services import Wish, say_who_takes
from oneplan.demo.words import table
from oneplan.demo.world import World
from oneplan.threads.models import ReferralState, Subject
from oneplan.threads.referrals import answer_referral

PAO = "dla:2670101"


def apportion(world: World, round_: Round) -> None:
    """Every line of the list has a taker: the first row of ``takers`` whose words it bears."""
    ranks = round_.ranks.select_related("subject")
    wishes = {rank.subject_id: _wish(world, rank.subject) for rank in ranks}
    say_who_takes(round_, wishes, by=world.officer(str(round_.body.code)))


def _wish(world: World, subject: Subject) -> Wish:
    for row in table("takers"):
        if row["words"] in subject.title:
            taker = Taker(row["taker"])
            body = world.body(row["body"]) if row["body"] else None
            if taker == Taker.LOCAL:
                body = world.authority(_subdistrict(subject))
            return Wish(taker, body, row["because"])
    return Wish(Taker.PROVINCE, world.body("67"), "วงเงินและงานเกินศักยภาพของ อปท.")


def _subdistrict(subject: Subject) -> str:
    place = subject.area_id or ""
    return place if len(place) >= 6 else f"{place[:4]}01"


def answer_first(world: World, districts: list[str], *, on: dt.date) -> None:
    """The PAO takes the first line each district sent it; the others wait for its answer."""
    by = world.posts["pao"]
    for code in districts:
        asked = Taking.objects.filter(
            body__code=code, to_body__code=PAO, referral__state=ReferralState.OPEN
        )
        first: UUID | None = asked.order_by("pk").values_list("referral_id", flat=True).first()
        if first is None:
            continue
        words = "รับไว้ในร่างแผนพัฒนา อบจ. เพิ่มเติม ครั้งที่ 1/2570 จะแจ้งผลเมื่อสภาอนุมัติ"
        taking = asked.select_related("referral").get(referral_id=first)
        if taking.referral is not None:
            world.at(on)
            answer_referral(taking.referral, accepts=True, answer=words, by=by, on=on)
