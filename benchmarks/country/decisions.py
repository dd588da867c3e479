"""What bodies decided: ranked lists, sealed editions, local books, committees and meetings."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from uuid import UUID

from benchmarks.country.ground import Office
from benchmarks.country.needs import DAY, Kept, Making
from benchmarks.country.rows import day_of, stamp
from benchmarks.country.sizes import ADOPTED_UNTIL, YEARS, season
from benchmarks.country.words import PROGRAMMES
from benchmarks.country.works import Work

ISSUES, APPROACHES = 5, 4
ITEMS = 12


def make_decisions(making: Making, works: list[Work], criteria_set: str) -> None:
    """The province's plans, rounds and meetings, and the books of its local authorities."""
    by_year: dict[int, list[Work]] = defaultdict(list)
    by_owner: dict[str, list[Work]] = defaultdict(list)
    for work in works:
        by_year[work.fiscal_year].append(work)
        by_owner[work.owner.id].append(work)
    office = making.ground.office
    _five_year_plan(making, office)
    for year in YEARS:
        _round(making, office, year, by_year[year], criteria_set)
    for authority in making.ground.authorities:
        _book(making, authority, by_owner[authority.id])
    for body in (office, *making.ground.districts):
        _committee(making, body, by_owner[body.id] or works[:ITEMS])


def _round(making: Making, office: Office, year: int, works: list[Work], criteria: str) -> None:
    """A run over the year's circulated works; adopted as a sealed edition in past years."""
    sheets, clock = making.sheets, making.clock
    moment = clock.between(season(year)[1], season(year)[1])
    ranked = [work for work in works if work.circulation in ("circulated", "public")]
    making.rng.shuffle(ranked)
    title = f"รายการจัดลำดับปีงบประมาณ {year} ของจังหวัด{making.ground.name} ครั้งที่ 1 (ข้อมูลสมมติ)"
    run = making.subject("R", title, office, year, moment, area=making.ground.code,
                         circulation="circulated")  # fmt: skip
    edition = (
        _annual_edition(making, office, year, ranked, moment) if year <= ADOPTED_UNTIL else None
    )
    sheets.add("annual_plans_round", run.id, "province", office.id, making.ground.code, year, 1,
               criteria, hashlib.sha256(run.id.encode()).hexdigest(), "f", "[]", office.post,
               stamp(moment), edition)  # fmt: skip
    position = 0
    for work in ranked:
        is_item = work.nature == "item"
        position += is_item
        scored = (position, "scored", f"{100 - position * 60 / len(ranked):.3f}")
        where = scored if is_item else (None, "not_ranked", None)
        sheets.add("annual_plans_rank", clock.key(moment), run.id, work.id,
                   *where, work.satang, "[]")  # fmt: skip
        if is_item:
            facts = f'{{"position": {position}, "of": {len(ranked)}, "round": "{title}"}}'
            making.tell(work.id, "annual_plans.ranked", facts, moment + 1000, office.post)
    frame = clock.key(moment)
    satang = sum(work.satang for work in ranked) * 6 // 10
    sheets.add("funds_frame", frame, office.id, year, None, satang, "draft", day_of(moment), None,
               stamp(moment))  # fmt: skip
    sheets.add("annual_plans_frameline", clock.key(moment), run.id, frame, office.post,
               stamp(moment))  # fmt: skip


def _plan(
    making: Making, kind: str, office: Office, title: str, year: int, moment: int, *, cycle: bool
) -> Kept:
    plan = making.subject("L", title, office, year, moment, area=office.seat or None,
                          circulation="public")  # fmt: skip
    making.place(plan.id, office.seat or making.ground.code, moment)
    time = (making.cycles[year], None) if cycle else (None, year)
    making.sheets.add("plans_plan", plan.id, kind, office.id, *time, title, "t")
    return plan


def _annual_edition(
    making: Making, office: Office, year: int, ranked: list[Work], moment: int
) -> str:
    title = f"แผนปฏิบัติราชการประจำปี {year} จังหวัด{making.ground.name} (ข้อมูลสมมติ)"
    plan = _plan(making, "P1", office, title, year, moment, cycle=False)
    return _sealed(making, plan, ranked, year, moment, within=len(ranked) * 6 // 10)


def _book(making: Making, authority: Office, works: list[Work]) -> None:
    """The five-year book of a local authority, listing what it owns."""
    if not works:
        return
    moment = making.clock.between("2022-06-01", "2022-08-31")
    title = f"แผนพัฒนาท้องถิ่น {authority.name} (ข้อมูลสมมติ)"
    plan = _plan(making, "L5", authority, title, 2571, moment, cycle=True)
    _sealed(making, plan, works, 2571, moment, within=0)


def _sealed(
    making: Making, plan: Kept, works: list[Work], year: int, moment: int, *, within: int
) -> str:
    """A full edition, listed and then sealed with the product's hash; ``within``: ranked ones."""
    sheets, clock = making.sheets, making.clock
    edition, listed = clock.key(moment), []
    for rank, work in enumerate(works, start=1):
        key = clock.key(moment)
        side = "outside" if not within else "within" if rank <= within else "over"
        position = rank if within else None
        listed.append((key, work, side, position))
        sheets.add("plans_listing", key, edition, work.id, None, work.title, position, side, "", "")
        sheets.add("plans_listingyear", clock.key(moment), key, work.fiscal_year, work.source,
                   work.satang)  # fmt: skip
        facts = f'{{"plan": "{plan.title}", "rank": {position or 0}}}'
        code = "plans.listed" if within else "plans.listed_unranked"
        making.tell(work.id, code, facts, moment + 2000, plan.owner.post)
    listed.sort(key=lambda each: each[0])
    content = [
        [],
        [],
        [[UUID(work.id), work.title, rank, side] for _key, work, side, rank in listed],
        [[UUID(key), work.fiscal_year, work.source, work.satang] for key, work, _s, _r in listed],
    ]
    printed = json.dumps(content, ensure_ascii=False, default=str)
    seal = ("sealed", stamp(moment), None, hashlib.sha256(printed.encode()).hexdigest())
    row = (edition, plan.id, "full", 1, year, *(seal if works else ("draft", None, None, "")))
    sheets.add("plans_edition", *row, stamp(moment))
    return edition


def _five_year_plan(making: Making, office: Office) -> None:
    """Issues and approaches of the province's five years, in preparation."""
    sheets, clock = making.sheets, making.clock
    moment = clock.between("2026-02-01", "2026-06-30")
    title = f"แผนพัฒนาจังหวัด{making.ground.name} พ.ศ. 2571-2575 (ข้อมูลสมมติ)"
    plan = _plan(making, "P5", office, title, 2571, moment, cycle=True)
    edition = clock.key(moment)
    sheets.add("plans_edition", edition, plan.id, "full", 1, 2571, "draft", None, None, "",
               stamp(moment))  # fmt: skip
    position = 0
    for issue in range(1, ISSUES + 1):
        above = None
        for number in range(APPROACHES + 1):
            label = f"{issue}.{number}" if number else str(issue)
            words = f"{PROGRAMMES[issue - 1]} {'แนวทางที่' if number else 'ประเด็นที่'} {label}"
            lineage = making.subject("E", words, office, 2571, moment, area=making.ground.code,
                                     circulation="circulated")  # fmt: skip
            key = clock.key(moment)
            kind = "approach" if number else "issue"
            sheets.add("plans_element", key, edition, lineage.id, kind, label, above, words, None,
                       None, "", position)  # fmt: skip
            above, position = above or key, position + 1


def _committee(making: Making, body: Office, works: list[Work]) -> None:
    sheets, clock = making.sheets, making.clock
    is_province = body.kind != "district_office"
    kind, short = ("KBJ", "ก.บ.จ.") if is_province else ("KBO", "ก.บ.อ.")
    committee = clock.key(0)
    name = f"คณะกรรมการ {short} {body.name} (ข้อมูลสมมติ)"
    sheets.add("committees_committee", committee, body.id, kind, name, f"{short}{body.name}"[:60],
               None, "คำสั่งสมมติ", 50, "2020-10-01", None)  # fmt: skip
    for position, duty in enumerate(("chair", "member", "member", "member", "secretary")):
        sheets.add("committees_seat", clock.key(0), committee, "ราชการ", f"ตำแหน่งที่ {position + 1}",
                   duty, body.post or None, position, None, None)  # fmt: skip
    for number in range(1, 5 if is_province else 2):
        moment = clock.between(f"202{number + 1}-11-01", f"202{number + 1}-11-20")
        year = 2565 + number
        title = f"การประชุม {short}{body.name} ครั้งที่ {number}/{year}"
        meeting = making.subject("M", title, body, year, moment, area=body.seat or None,
                                 circulation="circulated")  # fmt: skip
        sheets.add("committees_meeting", meeting.id, committee, number, year, day_of(moment),
                   "ศาลากลาง", "f", "resolved", None, None, "")  # fmt: skip
        for place, work in enumerate(works[:ITEMS], start=1):
            sheets.add("committees_agendaitem", clock.key(moment), meeting.id, 4, place,
                       f"พิจารณา {work.title}", work.id, "", "{}", "เห็นควรเห็นชอบ", "approved",
                       "เห็นชอบ", "{}", stamp(moment), None, "[]")  # fmt: skip
            facts = f'{{"meeting": "{title}", "resolution": "เห็นชอบ"}}'
            making.tell(work.id, "committees.resolved_approved", facts, moment + DAY, body.post)
