"""Provinces, districts and subdistricts by their official codes, and their boundaries."""

# A field is declared by a call, as with dataclasses.field.
# ruff: noqa: RUF009

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from oneplan.exchange.layouts import columns as col
from oneplan.exchange.layouts.layout import Scope, by_province, layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    province_code: str = col.code(
        "province_code", "รหัสจังหวัด", digits=(2,), required=True, filled=True, key=True
    )
    name: str = col.text("name_th", "ชื่อจังหวัด", "จังหวัด", required=True, filled=True)
    name_en: str | None = col.text("name_en", "ชื่ออังกฤษ")
    iso_code: str | None = col.code("iso_3166_2")
    iso_name: str | None = col.text("iso_name")
    abbreviation: str | None = col.text("abbr_th", "อักษรย่อ")
    abbreviation_en: str | None = col.text("abbr_en")
    cluster_code: str | None = col.code("cluster_code", "รหัสกลุ่มจังหวัด")
    region: str | None = col.text("region_nesdb", "ภาค")
    region_of_royal_institute: str | None = col.text("region_royin")
    area_sqkm: Decimal | None = col.number("area_sqkm", "พื้นที่")
    population_2565: int | None = col.count("population_act_2565")
    population_2566: int | None = col.count("population_act_2566")
    districts: int | None = col.count("n_districts", "จำนวนอำเภอ")
    subdistricts: int | None = col.count("n_subdistricts", "จำนวนตำบล")


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    district_code: str = col.code(
        "district_code", "รหัสอำเภอ", digits=(4,), required=True, filled=True, key=True
    )
    province_code: str = col.code(
        "province_code", "รหัสจังหวัด", digits=(2,), required=True, filled=True
    )
    name: str = col.text("name_th", "ชื่ออำเภอ", "อำเภอ", required=True, filled=True)
    name_en: str | None = col.text("name_en", "ชื่ออังกฤษ")
    latitude: Decimal | None = col.number("centroid_lat", "lat", "ละติจูด")
    longitude: Decimal | None = col.number("centroid_lon", "lon", "ลองจิจูด")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subdistrict:
    subdistrict_code: str = col.code(
        "subdistrict_code", "รหัสตำบล", digits=(6,), required=True, filled=True, key=True
    )
    district_code: str = col.code(
        "district_code", "รหัสอำเภอ", digits=(4,), required=True, filled=True
    )
    province_code: str = col.code(
        "province_code", "รหัสจังหวัด", digits=(2,), required=True, filled=True
    )
    name: str = col.text("name_th", "ชื่อตำบล", "ตำบล", required=True, filled=True)
    other_name: str | None = col.text("name_th_alt", "ชื่ออื่น")
    name_en: str | None = col.text("name_en", "ชื่ออังกฤษ")
    postal_code: str | None = col.code("postal_code", "รหัสไปรษณีย์", digits=(5,))
    latitude: Decimal | None = col.number("lat", "ละติจูด")
    longitude: Decimal | None = col.number("lon", "ลองจิจูด")


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """The outline of an area; ``geometry`` is GeoJSON text in longitude and latitude."""

    area_code: str = col.code(
        "code", "รหัสพื้นที่", digits=(2, 4, 6, 8), required=True, filled=True, key=True
    )
    name: str | None = col.text("name_th", "ชื่อ")
    name_en: str | None = col.text("name_en")
    geometry: str = col.text("geometry", "ขอบเขต", required=True, filled=True)


PROVINCES = layout("provinces", "จังหวัด", "Provinces", Province, scope=by_province)
DISTRICTS = layout("districts", "อำเภอ", "Districts", District, scope=by_province)
SUBDISTRICTS = layout("subdistricts", "ตำบล", "Subdistricts", Subdistrict, scope=by_province)
BOUNDARIES = layout(
    "boundaries",
    "ขอบเขตพื้นที่",
    "Boundaries of areas",
    Boundary,
    scope=lambda outline: Scope(provinces=(outline.area_code[:2],)),
)
