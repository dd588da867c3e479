"""Which column of a list of areas means what, by English or Thai heading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oneplan.areas.models import BodyKind
from oneplan.thai.search import fold

CODE_COLUMNS = {
    "community": ("community_code", "รหัสชุมชน"),
    "village": ("village_code", "รหัสหมู่บ้าน"),
    "subdistrict": ("subdistrict_code", "tambon_code", "รหัสตำบล", "รหัสตำบล/แขวง"),
    "district": ("district_code", "amphoe_code", "รหัสอำเภอ", "รหัสอำเภอ/เขต"),
    "province": ("province_code", "changwat_code", "รหัสจังหวัด"),
}
"""Smallest first: a list of districts also names the province of each."""
ANY_CODE = ("code", "area_code", "รหัส", "รหัสพื้นที่", "รหัสเขตการปกครอง")
AUTHORITY_CODE = ("dla_code", "รหัส อปท.", "รหัส อปท", "รหัสองค์กรปกครองส่วนท้องถิ่น")
AUTHORITY_KIND = ("type", "kind", "ประเภท", "ประเภท อปท.")
NAMES = {
    "community": ("ชื่อชุมชน", "ชุมชน"),
    "village": ("ชื่อหมู่บ้าน", "หมู่บ้าน", "village_name_th"),
    "subdistrict": ("ชื่อตำบล", "ตำบล", "ตำบล/แขวง", "subdistrict_name_th"),
    "district": ("ชื่ออำเภอ", "อำเภอ", "อำเภอ/เขต", "district_name_th"),
    "province": ("ชื่อจังหวัด", "จังหวัด", "province_name_th"),
    "authority": ("ชื่อ อปท.", "ชื่อองค์กรปกครองส่วนท้องถิ่น"),
    "area": (),
}
ANY_NAME = ("name_th", "ชื่อ", "ชื่อไทย", "ชื่อภาษาไทย", "name")
NAME_EN = ("name_en", "ชื่ออังกฤษ", "ชื่อภาษาอังกฤษ")
LATITUDE = ("lat", "latitude", "centroid_lat", "ละติจูด")
LONGITUDE = ("lon", "lng", "longitude", "centroid_lon", "ลองจิจูด", "ลองติจูด")

_AUTHORITY_KINDS = {
    BodyKind.PAO: ("provincial_admin_org", "pao", "อบจ.", "องค์การบริหารส่วนจังหวัด"),
    BodyKind.CITY_MUNICIPALITY: ("city_municipality", "ทน.", "เทศบาลนคร"),
    BodyKind.TOWN_MUNICIPALITY: ("town_municipality", "ทม.", "เทศบาลเมือง"),
    BodyKind.SUBDISTRICT_MUNICIPALITY: ("subdistrict_municipality", "ทต.", "เทศบาลตำบล"),
    BodyKind.SUBDISTRICT_ADMINISTRATION: (
        "subdistrict_admin_org", "sao", "tao", "อบต.", "องค์การบริหารส่วนตำบล",
    ),
    BodyKind.SPECIAL: ("special_admin_area", "special", "เมืองพัทยา", "รูปแบบพิเศษ"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """The headings of one file, as written there; empty where it has none."""

    kind: str
    code: str
    name: str
    name_en: str
    lat: str
    lon: str
    authority_kind: str = ""
    seat: str = ""
    province: str = ""


def authority_kind(written: str) -> str | None:
    """Our kind of local authority for what a list calls it."""
    word = _plain(written)
    for kind, words in _AUTHORITY_KINDS.items():
        if word in map(_plain, words):
            return kind.value
    return None


def columns_of(headings: Iterable[str]) -> Columns | None:
    """What the headings mean; None when no column holds codes we know.

    The kind is an area kind, ``authority``, or ``area`` where each code says its own kind.
    """
    there = {_plain(heading): heading for heading in headings}

    def first(*wanted: str) -> str:
        return next((there[_plain(each)] for each in wanted if _plain(each) in there), "")

    codes = {kind: first(*names) for kind, names in CODE_COLUMNS.items()}
    kind = next((kind for kind, heading in codes.items() if heading), "area")
    code = codes.get(kind) or first(*ANY_CODE)
    if first(*AUTHORITY_CODE):
        kind, code = "authority", first(*AUTHORITY_CODE)
    if not code:
        return None
    return Columns(
        kind=kind,
        code=code,
        name=first(*ANY_NAME, *NAMES[kind]),
        name_en=first(*NAME_EN),
        lat=first(*LATITUDE),
        lon=first(*LONGITUDE),
        authority_kind=first(*AUTHORITY_KIND) if kind == "authority" else "",
        seat=codes["district"] if kind == "authority" else "",
        province=codes["province"],
    )


def _plain(text: str) -> str:
    return fold(text).replace(" ", "").replace("_", "").replace(".", "")
