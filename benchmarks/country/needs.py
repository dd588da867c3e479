"""The needs of one province: heard in forums, circulated, merged, sent on."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from benchmarks.country.ground import Ground, Office, Subdistrict
from benchmarks.country.rows import Clock, Sheets, day_of, stamp
from benchmarks.country.sizes import YEARS, season
from benchmarks.country.words import work_title
from oneplan.threads.rules import public_number

WIDTHS = {"draft": 8, "consulted": 2, "circulated": 52, "public": 38}
MERGED, SENT_ON, DOUBTED = 0.06, 0.02, 0.012
LONG_STORY = 480
"""Sentences in the longest story of a province."""
DAY = 86_400_000


@dataclass(slots=True)
class Numbers:
    """Public numbers, and the counters they leave behind.

    Bodies without a seat share one unit over all provinces, so each province gives theirs from
    ``first`` on.
    """

    first: int
    last: dict[tuple[str, str, int], int] = field(default_factory=dict)

    def next(self, letter: str, office: Office, fiscal_year: int) -> str:
        key = (letter, office.seat or "00", fiscal_year)
        serial = self.last.get(key, 0 if office.seat else self.first) + 1
        self.last[key] = serial
        return public_number(letter=letter, unit=key[1], fiscal_year=fiscal_year, serial=serial)


@dataclass(slots=True)
class Kept:
    """A record others will be tied to."""

    id: str
    number: str
    title: str
    fiscal_year: int
    moment: int
    owner: Office
    circulation: str
    area: str


@dataclass(slots=True)
class Making:
    """What every maker of a province's records works with."""

    ground: Ground
    sheets: Sheets
    rng: Random
    clock: Clock
    numbers: Numbers
    cycles: dict[int, str]

    def subject(
        self, letter: str, title: str, owner: Office, year: int, moment: int, *,
        area: str | None, circulation: str, search: str = "", post: str | None = None,
    ) -> Kept:  # fmt: skip
        """A subject with its first sentence."""
        number = self.numbers.next(letter, owner, year)
        key = self.clock.key(moment)
        folded = f"{number} {title} {search}".lower().strip()
        self.sheets.add("threads_subject", key, letter, number, title, folded, area, owner.id,
                        owner.id, circulation, "", year, "local", "t", stamp(moment))  # fmt: skip
        kept = Kept(key, number, title, year, moment, owner, circulation, area or "")
        facts = f'{{"title": "{title}"}}'
        self.tell(key, "threads.received", facts, moment, post or owner.post, (area or "")[:2])
        return kept

    def tell(
        self,
        subject: str,
        code: str,
        facts: str,
        moment: int,
        post: str = "",
        province: str | None = None,
    ) -> None:
        row = (self.clock.key(moment), subject, code, facts, stamp(moment), post or None, None, "t")
        told_in = self.ground.code if province is None else province
        self.sheets.add("threads_event", *row, told_in)

    def place(self, subject: str, code: str, moment: int) -> None:
        self.sheets.add("threads_place", self.clock.key(moment), subject, code, "", None, None)

    def tie(self, kind: str, child: Kept, parent: Kept, moment: int, code: str = "") -> None:
        """A live tie, told in both stories."""
        self.sheets.add("threads_tie", self.clock.key(moment), kind, child.id, parent.id, "{}",
                        stamp(moment), None)  # fmt: skip
        facts = (
            f'{{"child": "{child.number}", "child_title": "{child.title}", '
            f'"parent": "{parent.number}", "parent_title": "{parent.title}"}}'
        )
        for subject in (child.id, parent.id):
            self.tell(subject, code or f"threads.tied_{kind}", facts, moment, child.owner.post)

    def widen(self, kept: Kept) -> None:
        """The sentence of a record that came before everybody."""
        if kept.circulation == "public":
            facts = '{"circulation": "public"}'
            self.tell(kept.id, "threads.circulated_public", facts, kept.moment + DAY)

    def send_on(self, kept: Kept, to: Office) -> None:
        """A request to another body, a third of them still open."""
        is_open = self.rng.random() < 0.34
        state = "open" if is_open else self.rng.choice(("accepted", "declined"))
        sent, answered = kept.moment + 20 * DAY, kept.moment + 35 * DAY
        answer = (None, "") if is_open else (day_of(answered), "รับไว้พิจารณา")
        self.sheets.add("threads_referral", self.clock.key(sent), kept.id, "refer", kept.owner.id,
                        to.id, "เกินศักยภาพของพื้นที่", state, day_of(sent), None, *answer)  # fmt: skip
        facts = f'{{"to": "{to.name}", "reason": "เกินศักยภาพของพื้นที่"}}'
        self.tell(kept.id, "threads.referred_refer", facts, sent)


def make_needs(making: Making, count: int) -> dict[str, list[Kept]]:
    """``count`` needs; returns them by sub-district for activities to answer."""
    rng, parts = making.rng, making.ground.subdistricts
    weights = [part.weight for part in parts]
    forums: dict[tuple[str, int], tuple[str, str, int]] = {}
    made: dict[str, list[Kept]] = {part.code: [] for part in parts}
    years = rng.choices(list(YEARS), list(YEARS.values()), k=count)
    widths = rng.choices(list(WIDTHS), list(WIDTHS.values()), k=count)
    chosen = rng.choices(parts, weights, k=count)
    for year, circulation, part in zip(years, widths, chosen, strict=True):
        forum = forums.get((part.code, year)) or _hold_forum(making, part, year)
        forums[part.code, year] = forum
        need = _need(making, part, forum, year, circulation)
        before = made[part.code]
        if before and rng.random() < MERGED + DOUBTED + SENT_ON:
            _what_came_of_it(making, need, before, part)
        before.append(need)
    _long_story(making, max(made.values(), key=len)[-1])
    return made


def _hold_forum(making: Making, part: Subdistrict, year: int) -> tuple[str, str, int]:
    moment = making.clock.between(*season(year))
    key, title = making.clock.key(moment), f"ประชาคมตำบล{part.name}"
    people = making.rng.randrange(40, 400)
    making.sheets.add("needs_forum", key, part.authority.id, part.code, making.cycles[year], title,
                      day_of(moment), people // 2, people, "t")  # fmt: skip
    return key, title, moment


def _need(
    making: Making, part: Subdistrict, forum: tuple[str, str, int], year: int, circulation: str
) -> Kept:
    rng, sheets = making.rng, making.sheets
    code, village = part.villages[int(len(part.villages) * rng.random() ** 1.6)]
    title = work_title(rng, int(code[6:]), village)
    owner = part.authority if rng.random() < 0.7 else part.district
    moment = forum[2] + rng.randrange(3_600_000)
    words = f"หมู่ที่ {int(code[6:])} ตำบล{part.name}"
    kept = making.subject("N", title, owner, year, moment, area=code, circulation=circulation,
                          search=words)  # fmt: skip
    people = rng.randrange(20, 2000)
    sheets.add("needs_need", kept.id, forum[0], making.cycles[year], title, words, people,
               people // 3, rng.choice(("ourselves", "together", "for_us", "for_us")), "ประชาคม",
               owner.post, 1)  # fmt: skip
    making.place(kept.id, code, moment)
    facts = f'{{"forum": "{forum[1]}", "held_on": "{day_of(forum[2])}"}}'
    making.tell(kept.id, "needs.heard", facts, moment, owner.post)
    making.widen(kept)
    if circulation == "consulted":
        body = making.ground.office.id
        sheets.add("threads_share", making.clock.key(moment), kept.id, body, stamp(moment), None)
    return kept


def _what_came_of_it(making: Making, need: Kept, before: list[Kept], part: Subdistrict) -> None:
    rng = making.rng
    fate = rng.random() * (MERGED + DOUBTED + SENT_ON)
    other = before[rng.randrange(max(0, len(before) - 200), len(before))]
    if fate < MERGED:
        making.tie("merged_into", need, other, need.moment + 10 * DAY, "threads.merged")
    elif fate < MERGED + SENT_ON:
        ground = making.ground
        others = (ground.office, ground.pao, *ground.agencies)
        making.send_on(need, rng.choice([body for body in others if body.id != need.owner.id]))
    else:
        a, b = sorted((need.id, other.id))
        kind = rng.choice(("same", "part_of", "adjoins", "recurs", "possible"))
        making.sheets.add("screening_verdict", making.clock.key(need.moment), a, b, part.code[:2],
                          part.code, need.fiscal_year, kind, f"{rng.uniform(0.5, 1):.4f}", "[]",
                          "ถนน", "ข้อมูลสมมติ", stamp(need.moment), kind, "waiting", "", "{}", "",
                          None, None)  # fmt: skip


def _long_story(making: Making, need: Kept) -> None:
    """One need told of again and again, as those are that nobody can pay for."""
    for number in range(LONG_STORY):
        facts = '{"body": "องค์การบริหารส่วนจังหวัด"}'
        making.tell(need.id, "threads.shared", facts, need.moment + (number + 2) * 3_600_000)
