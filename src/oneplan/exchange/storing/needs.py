"""Storing what people asked for at a forum, in their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from oneplan.areas.models import Area, Body, BodyKind
from oneplan.areas.rows import BodyRow, Competence
from oneplan.core.findings import Severity
from oneplan.cycles.models import Cycle
from oneplan.cycles.queries import cycle_of
from oneplan.cycles.services import open_cycle
from oneplan.exchange.layouts.needs import NeedRow
from oneplan.exchange.storing.batch import Batch, Met, Stored
from oneplan.needs.models import Doer, Forum, Need
from oneplan.needs.services import NeedDraft, hold_forum, record_needs
from oneplan.thai.years import fiscal_year_of
from oneplan.threads.models import Circulation, Subject

DOERS = {"self": Doer.OURSELVES, "joint": Doer.TOGETHER, "others": Doer.FOR_US}
VILLAGE_DIGITS = 8
DISTRICT_DIGITS = 4
OFFICES = (BodyKind.DISTRICT_OFFICE, BodyKind.PROVINCE_OFFICE)


def store_needs(batch: Batch) -> Stored:
    """New needs come from the village committee (or the office of a wider area) that asked.

    Its district's office answers for them.  They are circulated: what was said at a public
    forum may be read in the whole province.
    """
    batch.world.learn_areas(each.entry.area_code for each in batch.to_store)
    places = {each.key: batch.world.places([each.entry.area_code]) for each in batch.new}
    codes = {code for found in places.values() for code in found}
    areas = Area.objects.in_bulk(codes)
    askers = _askers(batch, areas)
    placed = [each for each in batch.new if places[each.key] and places[each.key][0] in askers]
    for each in batch.new:
        if each not in placed:
            code = each.entry.area_code
            batch.tell("exchange.area_unknown", each, Severity.ERROR, area=code)
    forums = _Forums(batch)
    drafts = []
    for each in placed:
        area = areas[places[each.key][0]]
        drafts.append(_draft(batch, each.entry, area, askers[area.code], forums))
    needs = record_needs(drafts, by=batch.by)
    stored: dict[str, Subject | None] = {
        each.key: need.subject for each, need in zip(placed, needs, strict=True)
    }
    return stored | _changed(batch.changed)


class _Forums:
    """The forums of a table: each is held once however many needs were heard there."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.held: dict[tuple[str, object, str], Forum] = {}
        self.cycles: dict[int, Cycle | None] = {}

    def of(self, row: NeedRow, area: Area, owner: Body, cycle: Cycle | None) -> Forum | None:
        if row.held_on is None:
            return None
        title = (row.forum or f"ประชาคม{area.full_name}")[:200]
        key = area.code, row.held_on, title
        if key not in self.held:
            self.held[key] = hold_forum(
                owner,
                area,
                title=title,
                held_on=row.held_on,
                cycle=cycle,
                is_made_up=area.is_made_up,
                by=self.batch.by,
            )
        return self.held[key]

    def cycle(self, fiscal_year: int) -> Cycle | None:
        """The planning period asked for, else the one the year lies in."""
        if fiscal_year not in self.cycles:
            written = self.batch.wish.cycle
            self.cycles[fiscal_year] = (
                open_cycle(written, by=self.batch.by) if written else cycle_of(fiscal_year)
            )
        return self.cycles[fiscal_year]


def _draft(batch: Batch, row: NeedRow, area: Area, askers: Askers, forums: _Forums) -> NeedDraft:
    fiscal_year = _fiscal_year(batch, row)
    cycle = forums.cycle(fiscal_year)
    return NeedDraft(
        wording=row.wording,
        owner=askers.owner,
        origin=askers.origin,
        fiscal_year=fiscal_year,
        places=(area.code,),
        forum=forums.of(row, area, askers.owner, cycle),
        cycle=cycle,
        place_words=(row.place or row.village or "")[:300],
        people=row.people,
        households=row.households,
        doer=DOERS.get(row.doer or "", Doer.UNKNOWN),
        proposer_kind=(row.proposer_kind or "")[:60],
        circulation=Circulation.CIRCULATED,
    )


def _fiscal_year(batch: Batch, row: NeedRow) -> int:
    """The year the need is wanted in: its own, the one asked for, the cycle's first, or now."""
    if row.fiscal_year or batch.wish.fiscal_year:
        return row.fiscal_year or batch.wish.fiscal_year or 0
    if batch.wish.cycle:
        return int(batch.wish.cycle.partition("-")[0])
    return fiscal_year_of(row.held_on or timezone.localdate())


@dataclass(frozen=True, slots=True)
class Askers:
    """Who asked for something in an area, and the office that answers for it now."""

    origin: Body
    owner: Body


def _askers(batch: Batch, areas: Mapping[str, Area]) -> dict[str, Askers]:
    """For each area: the village committee asked, the district (or province) office answers."""
    offices = batch.world.bodies(
        code[:level] for code in areas for level in (2, DISTRICT_DIGITS) if level <= len(code)
    )
    villages = {code: area for code, area in areas.items() if len(code) == VILLAGE_DIGITS}
    committees = batch.world.bodies(f"village:{code}" for code in villages)
    batch.world.make_bodies(
        _committee(area, parent=offices.get(code[:DISTRICT_DIGITS]))
        for code, area in villages.items()
        if f"village:{code}" not in committees
    )
    Body.objects.filter(
        code__in=[f"village:{code}" for code, area in villages.items() if area.is_made_up]
    ).update(is_made_up=True)
    known = batch.world.bodies([])
    found = {}
    for code in areas:
        names = (f"village:{code}", code[:DISTRICT_DIGITS], code[:2])
        there = [known[name] for name in names if name in known]
        if there:
            office = next((body for body in there if body.kind in OFFICES), there[0])
            found[code] = Askers(origin=there[0], owner=office)
    return found


def _committee(area: Area, *, parent: Body | None) -> BodyRow:
    return BodyRow(
        code=f"village:{area.code}",
        kind=BodyKind.VILLAGE_COMMITTEE.value,
        name_th=f"คณะกรรมการหมู่บ้าน{area.name_th} หมู่ที่ {int(area.code[-2:])}",
        parent_code=parent.code if parent else "",
        seat_code=area.code,
        competences=(Competence(area.code, is_confirmed=True),),
    )


def _changed(changed: Sequence[Met]) -> dict[str, Subject | None]:
    """Carry counts over; words, place and day are part of what makes it the same need."""
    standing = Need.objects.select_related("subject").in_bulk(
        [met.row.subject_id for met in changed if met.row.subject_id]
    )
    stored: dict[str, Subject | None] = {}
    for met in changed:
        row: NeedRow = met.record.entry
        need = standing.get(met.row.subject_id)
        if need is None:
            continue
        need.people_touched, need.households_touched = row.people, row.households
        need.doer = DOERS.get(row.doer or "", Doer.UNKNOWN)
        need.proposer_kind = (row.proposer_kind or "")[:60]
        stored[met.record.key] = need.subject
    Need.objects.bulk_update(
        standing.values(),
        ["people_touched", "households_touched", "doer", "proposer_kind"],
        batch_size=1000,
    )
    return stored
