"""Projects, main activities, their costs and money, and the lines of budget papers."""

from __future__ import annotations

from benchmarks.country.ground import Office, Subdistrict
from benchmarks.country.needs import DAY, Kept, Making
from benchmarks.country.rows import stamp
from benchmarks.country.sizes import ADOPTED_UNTIL, YEARS, season
from benchmarks.country.words import PROGRAMMES, work_title

SOURCES = {"1P": 58, "1C": 6, "2": 12, "3": 18, "32": 4, "5": 2}
WIDTHS = {"draft": 10, "consulted": 1, "circulated": 44, "public": 45}
SATANG = 100
LINE_KINDS = {"province": 34, "ministry": 42, "pao": 12, "subsidy": 12}


class Work(Kept):
    """An activity with what its listing needs."""

    __slots__ = ("nature", "satang", "source")
    satang: int
    source: str
    nature: str


def make_activities(making: Making, count: int, needs: dict[str, list[Kept]]) -> list[Work]:
    """``count`` activities in fewer projects, each answering needs of its sub-district."""
    rng, parts = making.rng, making.ground.subdistricts
    weights = [part.weight for part in parts]
    made: list[Work] = []
    project: Kept | None = None
    left = 0
    for year in sorted(rng.choices(list(YEARS), list(YEARS.values()), k=count)):
        if project is None or left == 0 or project.fiscal_year != year:
            part = rng.choices(parts, weights)[0]
            project, left = _project(making, part, year), rng.choice((1, 1, 1, 2, 3, 5))
        left -= 1
        made.append(_activity(making, part, project, needs[part.code]))
    return made


def _owner(making: Making, part: Subdistrict) -> Office:
    dice = making.rng.random()
    return part.authority if dice < 0.45 else part.district if dice < 0.65 else making.ground.office


def _project(making: Making, part: Subdistrict, year: int) -> Kept:
    rng = making.rng
    owner, moment = _owner(making, part), making.clock.between(*season(year))
    title = f"โครงการ{rng.choice(PROGRAMMES)} ตำบล{part.name} ปีงบประมาณ {year}"
    circulation = rng.choices(list(WIDTHS), list(WIDTHS.values()))[0]
    project = making.subject("P", title, owner, year, moment, area=part.code,
                             circulation=circulation)  # fmt: skip
    making.place(project.id, part.code, moment)
    making.sheets.add("projects_project", project.id, title, "f", rng.choice(PROGRAMMES), None,
                      "แก้ปัญหาของพื้นที่", "ให้ประชาชนได้รับประโยชน์", "", "", "", "", "{}")  # fmt: skip
    making.tell(project.id, "projects.begun", "{}", moment, owner.post)
    return project


def _activity(making: Making, part: Subdistrict, project: Kept, needs: list[Kept]) -> Work:
    rng, sheets, year = making.rng, making.sheets, project.fiscal_year
    code, village = part.villages[int(len(part.villages) * rng.random() ** 1.6)]
    places = [code]
    if rng.random() < 0.03:
        other = rng.choice(making.ground.subdistricts)
        places.append(other.villages[0][0])
    area = _common(places)
    title, owner, moment = work_title(rng, int(code[6:]), village), project.owner, project.moment
    kept = making.subject("A", title, owner, year, moment + 60_000, area=area,
                          circulation=project.circulation, search=project.title)  # fmt: skip
    for place in dict.fromkeys(places):
        making.place(kept.id, place, moment)
    work = Work(kept.id, kept.number, title, year, moment, owner, kept.circulation, area)
    work.source = rng.choices(list(SOURCES), list(SOURCES.values()))[0]
    nature = rng.random()
    work.nature = "management" if nature < 0.01 else "bundle" if nature < 0.05 else "item"
    lines = [
        int(rng.lognormvariate(12.8, 1.1)) // 100 * 100 * SATANG
        for _ in range(rng.choice((1, 1, 2, 3)))
    ]
    work.satang = sum(lines)
    is_withdrawn = rng.random() < 0.02
    preparation = (
        "withdrawn" if is_withdrawn else "draft" if kept.circulation == "draft" else "ready"
    )
    sheets.add("projects_activity", work.id, project.id, title, work.nature, preparation, year,
               owner.id, part.authority.id, "4", 1, 9, "แล้วเสร็จ 1 แห่ง", "ร้อยละ 80",
               rng.randrange(50, 5000), work.satang, "{}")  # fmt: skip
    for satang in lines:
        sheets.add("projects_costline", making.clock.key(moment), work.id, year, work.source, "4",
                   "ค่าก่อสร้าง", 1, "แห่ง", satang, satang)  # fmt: skip
    is_met = "t" if rng.random() < 0.6 else "f"
    sheets.add("projects_evidence", making.clock.key(moment), work.id, "R1", is_met, None, "", None)
    making.tie("part_of", kept, project, moment + 120_000)
    facts = f'{{"baht": "{work.satang // SATANG:,}", "fiscal_year": {year}}}'
    making.tell(work.id, "projects.begun_activity", facts, moment + 60_000, owner.post)
    making.widen(kept)
    if needs and rng.random() < 0.7:
        for need in {rng.randrange(len(needs)) for _ in range(rng.choice((1, 1, 2, 4)))}:
            making.tie("answers", kept, needs[need], moment + 180_000)
    _money(making, work)
    return work


def _money(making: Making, work: Work) -> None:
    rng, year = making.rng, work.fiscal_year
    stages = ["requested"]
    if work.circulation in ("circulated", "public") and rng.random() < 0.65:
        stages.append("endorsed")
        if year <= ADOPTED_UNTIL and rng.random() < 0.5:
            stages += ["appropriated", "allotted"]
            if year < ADOPTED_UNTIL and rng.random() < 0.8:
                stages += ["committed", "disbursed"]
    for number, stage in enumerate(stages):
        moment = work.moment + (30 + 60 * number) * DAY
        satang = work.satang if number < 4 else work.satang * 97 // 100
        making.sheets.add("budget_amount", making.clock.key(moment), work.id, year, work.source,
                          stage, satang, stamp(moment)[:10], None, "", stamp(moment))  # fmt: skip
        if stage in ("appropriated", "disbursed"):
            paid = f'"baht": "{satang // SATANG:,}", "fiscal_year": {year}'
            facts = f'{{"source": "{work.source}", {paid}}}'
            making.tell(work.id, f"budget.recorded_{stage}", facts, moment, work.owner.post)
    if "committed" in stages:
        making.sheets.add("monitoring_report", making.clock.key(work.moment + 400 * DAY), work.id,
                          year, 2, rng.randrange(101), "", work.owner.post,
                          stamp(work.moment + 400 * DAY))  # fmt: skip


def make_lines(making: Making, count: int) -> None:
    """Lines of the budget papers of the adopted years, a fifth of them without a place."""
    rng, ground = making.rng, making.ground
    years = [year for year in YEARS if year <= ADOPTED_UNTIL]
    weights = [part.weight for part in ground.subdistricts]
    numbers: dict[tuple[str, int], int] = {}
    for kind, year in zip(
        rng.choices(list(LINE_KINDS), list(LINE_KINDS.values()), k=count),
        rng.choices(years, [YEARS[year] for year in years], k=count),
        strict=True,
    ):
        part = rng.choices(ground.subdistricts, weights)[0]
        owner = {
            "province": ground.office, "ministry": rng.choice(ground.agencies),
            "pao": ground.pao, "subsidy": part.authority,
        }[kind]  # fmt: skip
        code, village = rng.choice(part.villages)
        dice = rng.random()
        places = (
            [code]
            if dice < 0.75
            else []
            if dice < 0.93
            else [code, rng.choice(ground.subdistricts).code]
        )
        moment = making.clock.between(f"{year - 544}-01-10", f"{year - 544}-05-30")
        title = work_title(rng, int(code[6:]), village)
        line = making.subject("B", title, owner, year, moment, area=_common(places) or None,
                              circulation="public")  # fmt: skip
        for place in dict.fromkeys(places):
            making.place(line.id, place, moment)
        number = numbers[kind, year] = numbers.get((kind, year), 0) + 1
        satang = int(rng.lognormvariate(14, 1.2)) // 100 * 100 * SATANG
        nature = "item" if places else rng.choice(("management", "bundle"))
        making.sheets.add("funds_publishedline", line.id, kind, f"งบประมาณ {year} (ข้อมูลสมมติ)",
                          str(number // 20 + 1), f"{kind}-{number}", owner.id, ground.code, year,
                          rng.choice(PROGRAMMES), "", "งบลงทุน", title, nature, satang)  # fmt: skip


def _common(codes: list[str]) -> str:
    """The longest area that holds all places of one province."""
    if not codes:
        return ""
    for length in (8, 6, 4, 2):
        if len({code[:length] for code in codes}) == 1:
            return codes[0][:length]
    return ""
