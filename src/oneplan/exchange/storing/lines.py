"""Storing printed lines: what each budget paper's row becomes, and who owns it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from oneplan.areas.models import Body, BodyKind
from oneplan.areas.naming import authority
from oneplan.core.findings import Severity
from oneplan.exchange.layouts.budget_lines import BudgetLine
from oneplan.exchange.layouts.layout import Record
from oneplan.exchange.layouts.ministry_lines import MinistryLine
from oneplan.exchange.layouts.pao_tasks import PaoTask
from oneplan.exchange.layouts.subsidy_lines import SubsidyLine
from oneplan.exchange.rules import is_bundle, is_management, smallest_places
from oneplan.exchange.storing.batch import Batch, Stored
from oneplan.exchange.storing.world import World
from oneplan.funds.lines import LineDraft, correct_line, publish_lines
from oneplan.funds.models import LineKind, LineNature, PublishedLine
from oneplan.thai.names import split_authority_name
from oneplan.threads.models import Subject

AUTHORITY_OF_NAME = {
    "provincial_administration": BodyKind.PAO,
    "subdistrict_administration": BodyKind.SUBDISTRICT_ADMINISTRATION,
    "city_municipality": BodyKind.CITY_MUNICIPALITY,
    "town_municipality": BodyKind.TOWN_MUNICIPALITY,
    "subdistrict_municipality": BodyKind.SUBDISTRICT_MUNICIPALITY,
}
BANGKOK_BODY = "10"

Drafts = Mapping[str, LineDraft]
"""Natural key to line."""


def store_lines(batch: Batch, drafts: Drafts) -> Stored:
    """Publish the new lines and correct the changed ones; both in the order they came."""
    new = [record for record in batch.new if record.key in drafts]
    lines = publish_lines([drafts[record.key] for record in new], by=batch.by)
    stored: dict[str, Subject | None] = {
        record.key: line.subject for record, line in zip(new, lines, strict=True)
    }
    changed = [met for met in batch.changed if met.record.key in drafts and met.row.subject_id]
    standing = PublishedLine.objects.in_bulk([met.row.subject_id for met in changed])
    for met in changed:
        line = standing[met.row.subject_id]
        draft = drafts[met.record.key]
        corrected = correct_line(line, draft, source=met.record.where.file, by=batch.by)
        stored[met.record.key] = corrected.subject
        batch.tell(
            "exchange.line_changed",
            met.record,
            Severity.WARNING,
            item=draft.item,
            old=line.satang,
            new=draft.satang,
        )
    return stored


def budget_drafts(batch: Batch) -> dict[str, LineDraft]:
    """The lines a province or cluster owns.  A row of an unknown owner is refused."""
    rows: Sequence[tuple[Record, BudgetLine]] = [(each, each.entry) for each in batch.to_store]
    batch.world.learn_areas(code for _record, line in rows for code in _named_places(line))
    owners = batch.world.bodies(line.owner_code for _record, line in rows)
    drafts = {}
    for record, line in rows:
        if line.owner_code not in owners:
            batch.tell("exchange.owner_unknown", record, Severity.ERROR, owner=line.owner_code)
            continue
        is_province = line.owner_type == "province"
        places = batch.world.places(_named_places(line))
        drafts[record.key] = LineDraft(
            kind=LineKind.PROVINCE if is_province else LineKind.CLUSTER,
            publication=line.document or publication_of(line.line_id),
            page=line.page or "",
            line_no=line.line_id,
            owner=owners[line.owner_code],
            province_code=line.owner_code if is_province else one_province(places),
            fiscal_year=line.fiscal_year,
            programme=line.programme or "",
            project=line.project,
            expense=_joined(line.budget_type, line.category_2, line.category_3, line.category_4),
            item=line.item,
            nature=nature_of(is_bundle_line=line.is_bundle, is_management_line=line.is_management),
            satang=line.satang,
            places=places,
            search=_joined(line.project, line.line_id, line.moo, *line.village_names),
        )
    return drafts


def store_ministry_lines(batch: Batch) -> Stored:
    """Lines of ministries and departments that name a place; their owner is the department."""
    rows: Sequence[tuple[Record, MinistryLine]] = [(each, each.entry) for each in batch.to_store]
    batch.world.learn_areas(code for _record, line in rows for code in _places_of(line))
    owners = batch.world.bodies_named(line.unit or line.ministry for _record, line in rows)
    drafts = {}
    for record, line in rows:
        places = batch.world.places(_places_of(line))
        drafts[record.key] = LineDraft(
            kind=LineKind.MINISTRY,
            publication=publication_of(line.line_id),
            page=line.page or "",
            line_no=line.line_id,
            owner=owners[line.unit or line.ministry],
            province_code=one_province(places),
            fiscal_year=line.fiscal_year,
            programme=line.ministry,
            project=line.output_or_project or "",
            expense=line.budget_type or "",
            item=line.item,
            nature=nature_of(
                is_bundle_line=is_bundle(line.item),
                is_management_line=is_management(line.item),
            ),
            satang=line.satang,
            places=places,
            search=_joined(line.unit, line.output_or_project, line.line_id),
        )
    return store_lines(batch, drafts)


def store_subsidy_lines(batch: Batch) -> Stored:
    """Subsidies to local authorities; an authority nobody knows yet is made from its code."""
    rows: Sequence[tuple[Record, SubsidyLine]] = [(each, each.entry) for each in batch.to_store]
    world = batch.world
    world.learn_areas(line.province_code for _record, line in rows if line.province_code)
    _make_authorities(world, [line for _record, line in rows])
    by_code = world.bodies(
        [f"dla:{line.authority_code}" for _r, line in rows if line.authority_code] + [BANGKOK_BODY]
    )
    unmatched = world.bodies_named(
        line.owner_name
        for _record, line in rows
        if not line.authority_code and line.province_code != BANGKOK_BODY
    )
    drafts = {}
    for record, line in rows:
        if line.authority_code:
            owner = by_code[f"dla:{line.authority_code}"]
        elif line.province_code == BANGKOK_BODY and BANGKOK_BODY in by_code:
            owner = by_code[BANGKOK_BODY]
        else:
            owner = unmatched[line.owner_name]
        seat = owner.seat_id or line.province_code or ""
        if owner.kind == BodyKind.PAO:
            seat = seat[:2]
        drafts[record.key] = LineDraft(
            kind=LineKind.SUBSIDY,
            publication=publication_of(line.line_id),
            page=line.page or "",
            line_no=line.line_id,
            owner=owner,
            province_code=(line.province_code or seat)[:2],
            fiscal_year=line.fiscal_year,
            programme=line.output or "",
            project=line.project or "",
            expense=_joined(line.category_2, line.category_3),
            item=line.item,
            nature=nature_of(is_bundle_line=is_bundle(line.item), is_management_line=False),
            satang=line.satang,
            places=(seat,) if seat else (),
            search=_joined(line.owner_name, line.output, line.line_id),
        )
    return store_lines(batch, drafts)


def store_pao_tasks(batch: Batch) -> Stored:
    """What an อบจ. budgets for its tasks; the print numbers no rows, so their key does."""
    rows: Sequence[tuple[Record, PaoTask]] = [(each, each.entry) for each in batch.to_store]
    owners = pao_bodies(batch.world, ((task.province_code, task.name) for _record, task in rows))
    drafts = {}
    for record, task in rows:
        mark = hashlib.sha256(record.key.encode()).hexdigest()[:12]
        drafts[record.key] = LineDraft(
            kind=LineKind.PAO,
            publication=f"ข้อบัญญัติงบประมาณรายจ่าย อบจ. {task.fiscal_year}",
            line_no=f"PAO-{task.fiscal_year}-{task.province_code}-{mark}",
            owner=owners[task.province_code],
            province_code=task.province_code,
            fiscal_year=task.fiscal_year,
            programme=_joined(task.field_of_work, task.programme),
            project=task.task,
            expense=task.budget_type,
            item=f"{task.task} ({task.budget_type})",
            satang=task.satang,
            places=batch.world.places([task.province_code]),
            search=_joined(task.field_of_work, task.programme),
        )
    return store_lines(batch, drafts)


def pao_bodies(world: World, provinces: Iterable[tuple[str, str | None]]) -> dict[str, Body]:
    """The อบจ. of each province; one that is not on record yet is made from the province's code."""
    names = dict(provinces)
    world.learn_areas(names)
    there = world.bodies(pao_code(code) for code in names)
    world.make_bodies(
        authority(
            dla_code=pao_code(code).removeprefix("dla:"),
            kind=BodyKind.PAO.value,
            name_th=name or code,
            seat_code=code,
        )
        for code, name in names.items()
        if pao_code(code) not in there and world.knows_area(code)
    )
    return {code: world.bodies([])[pao_code(code)] for code in names}


def pao_code(province: str) -> str:
    """The code of a province's อบจ.: the register numbers them all alike.

    >>> pao_code("67")
    'dla:2670101'
    """
    return f"dla:2{province}0101"


def publication_of(line_id: str) -> str:
    """The paper a line's number belongs to: all but its last part.

    >>> publication_of("2022.3.13(2).923")
    '2022.3.13(2)'
    """
    return line_id.rpartition(".")[0] or line_id


def nature_of(*, is_bundle_line: bool, is_management_line: bool) -> LineNature:
    """Management money first: it is never anything else."""
    if is_management_line:
        return LineNature.MANAGEMENT
    return LineNature.BUNDLE if is_bundle_line else LineNature.ITEM


def one_province(places: Iterable[str]) -> str:
    """The province all places lie in; empty where there are none or several."""
    found = {code[:2] for code in places}
    return found.pop() if len(found) == 1 else ""


def _named_places(line: BudgetLine) -> tuple[str, ...]:
    """A province's line that names no place belongs to the whole province."""
    named = _places_of(line)
    return named or ((line.owner_code,) if line.owner_type == "province" else ())


def _places_of(line: BudgetLine | MinistryLine) -> tuple[str, ...]:
    return smallest_places(
        provinces=line.province_codes,
        districts=line.district_codes,
        subdistricts=line.subdistrict_codes,
    )


def _make_authorities(world: World, lines: Iterable[SubsidyLine]) -> None:
    named = {line.authority_code: line for line in lines if line.authority_code}
    there = world.bodies(f"dla:{code}" for code in named)
    world.learn_areas(line.province_code or code[1:3] for code, line in named.items())
    rows = []
    for code, line in named.items():
        province = line.province_code or code[1:3]
        if f"dla:{code}" in there or not world.knows_area(province):
            continue
        kind, bare = split_authority_name(line.owner_name)
        body_kind = AUTHORITY_OF_NAME.get(kind or "", BodyKind.SPECIAL)
        rows.append(
            authority(dla_code=code, kind=body_kind.value, name_th=bare, seat_code=province)
        )
    world.make_bodies(rows)


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)
