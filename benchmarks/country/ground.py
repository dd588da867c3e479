"""The ground: areas and bodies of official lists, with made-up villages, agencies and posts."""

from __future__ import annotations

import csv
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.country.rows import Clock, Sheets
from benchmarks.country.sizes import SUBDISTRICTS, VILLAGES
from benchmarks.country.words import AGENCIES, village_name
from oneplan.areas.models import LOCAL_AUTHORITY_KINDS, Area, AreaKind, Body, BodyArea, BodyKind
from oneplan.areas.services import import_areas
from oneplan.config.env import read_env
from oneplan.thai.collation import sort_key

MADE_UP = "ข้อมูลสมมติ"
LISTS = ("districts.csv", "subdistricts.csv", "local_authorities.csv")


@dataclass(slots=True)
class Office:
    """A body with the post that writes for it."""

    id: str
    kind: str
    name: str
    seat: str
    post: str = ""


@dataclass(slots=True)
class Subdistrict:
    code: str
    name: str
    weight: float
    authority: Office
    district: Office
    villages: list[tuple[str, str]]


@dataclass(slots=True)
class Ground:
    """What the records of one province stand on."""

    code: str
    name: str
    office: Office
    pao: Office
    agencies: list[Office]
    subdistricts: list[Subdistrict]
    authorities: list[Office] = field(default_factory=list)
    districts: list[Office] = field(default_factory=list)


def import_official_lists(provinces: Iterable[str]) -> bool:
    """Districts, sub-districts and authorities of these provinces, by the product's own import.

    Where the published lists are not at hand, codes are made up and labelled so; returns whether
    they were.
    """
    wanted = set(provinces)
    published = read_env().real_data / "areas"
    with tempfile.TemporaryDirectory() as folder:
        if all((published / name).is_file() for name in LISTS):
            for name in LISTS:
                _copy_some(published / name, Path(folder, name), wanted)
        else:
            _make_up_lists(Path(folder), wanted)
        import_areas(folder)
    return not published.is_dir()


def _copy_some(source: Path, target: Path, provinces: set[str]) -> None:
    with source.open(encoding="utf-8-sig", newline="") as found:
        rows = csv.DictReader(found)
        with target.open("w", encoding="utf-8", newline="") as kept:
            writer = csv.DictWriter(kept, rows.fieldnames or [])
            writer.writeheader()
            writer.writerows(row for row in rows if row["province_code"] in provinces)


def _make_up_lists(folder: Path, provinces: set[str]) -> None:
    """Twelve districts a province, eight sub-districts and eight authorities a district."""
    tables: dict[str, list[dict[str, str]]] = {name: [] for name in LISTS}
    rng = Random("lists")
    standing = set(Area.objects.filter(kind=AreaKind.DISTRICT).values_list("parent_id", flat=True))
    for province in sorted(provinces - standing):
        for district in (f"{province}{number:02}" for number in range(1, 13)):
            row = {"province_code": province, "district_code": district}
            tables["districts.csv"].append({**row, "name_th": village_name(rng)})
            for part in range(1, 9):
                name = village_name(rng)
                tables["subdistricts.csv"].append(
                    {**row, "subdistrict_code": f"{district}{part:02}", "name_th": name}
                )
                kind = "sao" if part > 1 else "town_municipality"
                tables["local_authorities.csv"].append(
                    {**row, "dla_code": f"9{district}{part:02}", "type": kind, "name_th": name}
                )
    for name, rows in tables.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0] if rows else ["province_code"])
            writer.writeheader()
            writer.writerows(rows)


def agencies(sheets: Sheets, clock: Clock) -> list[Office]:
    """National agencies whose printed lines lie in provinces."""
    made = []
    for name in AGENCIES:
        office = Office(clock.key(0), BodyKind.AGENCY.value, f"กรมสมมติด้าน{name}", "")
        code = f"made-up:{len(made) + 1}"
        named = (office.name, "", _sort_key(office.name))
        sheets.add("areas_body", office.id, office.kind, code, *named, None, None, "t", MADE_UP,
                   None, None)  # fmt: skip
        made.append(office)
    return made


def lay_ground(province: str, sheets: Sheets, rng: Random, clock: Clock) -> Ground:
    """Read a province's areas and bodies; add villages up to its share, and a post a body."""
    bodies = _bodies(province)
    district_offices = {body.seat: body for body in bodies if body.kind == "district_office"}
    for body in bodies:
        body.post = _post_of(body, sheets, clock)
    authorities = [body for body in bodies if body.kind in LOCAL_AUTHORITY_KINDS]
    near = _authorities_near(authorities)
    office = next(body for body in bodies if body.seat == province and body.kind != "pao")
    parts = []
    areas = Area.objects.filter(parent__parent_id=province).order_by("code")
    ranks = list(range(1, areas.count() + 1))
    rng.shuffle(ranks)
    for rank, area in zip(ranks, areas, strict=True):
        district = district_offices.get(area.code[:4], office)
        around = near.get(area.code) or near.get(area.code[:4]) or [district]
        parts.append(
            Subdistrict(
                code=area.code,
                name=area.name_th,
                weight=rank**-0.8,
                authority=around[len(parts) % len(around)],
                district=district,
                villages=_villages(area, sheets, rng),
            )
        )
    return Ground(
        code=province,
        name=Area.objects.get(pk=province).name_th,
        office=office,
        pao=next((body for body in authorities if body.kind == BodyKind.PAO), office),
        agencies=[],
        subdistricts=parts,
        authorities=[body for body in authorities if body.kind != BodyKind.PAO],
        districts=list(district_offices.values()),
    )


def _bodies(province: str) -> list[Office]:
    rows = Body.objects.filter(seat__code__startswith=province).order_by("code")
    return [
        Office(body.pk.hex, body.kind, body.name_th, body.seat_id or "")
        for body in rows.exclude(kind=BodyKind.CLUSTER)
    ]


def _authorities_near(authorities: list[Office]) -> dict[str, list[Office]]:
    """Authorities by the sub-district they share a name with, and by their district."""
    known = {office.id: office for office in authorities if office.kind != BodyKind.PAO}
    near: dict[str, list[Office]] = defaultdict(list)
    competent = BodyArea.objects.filter(body_id__in=known).order_by("body_id", "area_id")
    for body_id, code in competent.values_list("body_id", "area_id"):
        near[code].append(known[body_id.hex])
    return near


def _villages(area: Area, sheets: Sheets, rng: Random) -> list[tuple[str, str]]:
    known = list(area.children.order_by("code").values_list("code", "name_th"))
    taken = {code for code, _name in known}
    average = round(VILLAGES / SUBDISTRICTS)
    for number in range(1, rng.randint(average - 5, average + 5) + 1):
        code = f"{area.code}{number:02}"
        if code in taken:
            continue
        name = village_name(rng)
        known.append((code, name))
        sheets.add("areas_area", code, "village", area.code, name, "", "[]", _sort_key(name), None,
                   None, "t", MADE_UP, None, None)  # fmt: skip
    return known


TITLES = {
    "province_office": ("strategist", "นักวิเคราะห์นโยบายและแผน"),
    "district_office": ("district_officer", "ปลัดอำเภอ"),
}


def _sort_key(name: str) -> str:
    """The product's sort key, its tab as COPY reads one."""
    return sort_key(name).replace("\t", "\\t")


def _post_of(body: Office, sheets: Sheets, clock: Clock) -> str:
    role, title = TITLES.get(body.kind, ("local_planner", "นักวิเคราะห์แผน"))
    post, person = clock.key(0), clock.key(0)
    titled = (f"{title} {body.name} (สมมติ)", "")
    sheets.add("accounts_post", post, body.id, role, body.seat or None, *titled, "")
    sheets.add("accounts_person", person, None, f"ผู้สมมติ {post[-6:]}", "", "", "t")
    sheets.add("accounts_holding", clock.key(0), person, post, "2020-10-01", None, "f")
    return post
