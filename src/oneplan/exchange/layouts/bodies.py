"""Organisations: members of clusters, and local authorities (อปท.)."""

# A field is declared by a call, as with dataclasses.field.
# ruff: noqa: RUF009

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from oneplan.exchange.layouts import columns as col
from oneplan.exchange.layouts.layout import Scope, by_province, layout

AUTHORITY_KINDS = {
    "provincial_admin_org": ("อบจ.", "องค์การบริหารส่วนจังหวัด"),
    "city_municipality": ("ทน.", "เทศบาลนคร"),
    "town_municipality": ("ทม.", "เทศบาลเมือง"),
    "subdistrict_municipality": ("ทต.", "เทศบาลตำบล"),
    "subdistrict_admin_org": ("อบต.", "องค์การบริหารส่วนตำบล"),
    "special_admin_area": ("เมืองพัทยา", "รูปแบบพิเศษ"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterMember:
    """One province of one cluster (กลุ่มจังหวัด); ``evidence`` says where that stands."""

    cluster_code: str = col.code(
        "cluster_code", "รหัสกลุ่มจังหวัด", required=True, filled=True, key=True
    )
    cluster_name: str = col.text("cluster_name_th", "กลุ่มจังหวัด", required=True, filled=True)
    province_code: str = col.code(
        "province_code", "รหัสจังหวัด", digits=(2,), required=True, filled=True, key=True
    )
    province_name: str | None = col.text("province_name_th", "จังหวัด")
    evidence: str | None = col.text("evidence", "ที่มา")


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A local authority (อปท.) by its DLA code."""

    authority_code: str = col.code(
        "dla_code", "รหัส อปท.", digits=(7, 8), required=True, filled=True, key=True
    )
    kind: str = col.choice(
        "type", "ประเภท", "ประเภท อปท.", among=AUTHORITY_KINDS, required=True, filled=True
    )
    name: str = col.text("name_th", "ชื่อ อปท.", "ชื่อ", required=True, filled=True)
    province_code: str | None = col.code("province_code", "รหัสจังหวัด", digits=(2,), required=True)
    province_name: str | None = col.text("province_name_th", "จังหวัด")
    district_name: str | None = col.text("district_name_th", "อำเภอ")
    district_code: str | None = col.code("district_code", "รหัสอำเภอ", digits=(4,))
    district_in_code: str | None = col.code("dla_code_district", digits=(4,))
    latitude: Decimal | None = col.number("lat", "ละติจูด")
    longitude: Decimal | None = col.number("lon", "ลองจิจูด")
    area_sqkm: Decimal | None = col.number("area_sqkm", "พื้นที่")


CLUSTER_MEMBERS = layout(
    "cluster_members",
    "จังหวัดในกลุ่มจังหวัด",
    "Provinces of clusters",
    ClusterMember,
    scope=lambda member: Scope(provinces=(member.province_code,), clusters=(member.cluster_code,)),
)
AUTHORITIES = layout(
    "authorities",
    "องค์กรปกครองส่วนท้องถิ่น",
    "Local authorities",
    Authority,
    scope=by_province,
)
