"""The names and codes of bodies that follow from an area or from a register.

Codes of bodies: a province or district office has its area's code (``67``, ``6701``), a
cluster its notation (``N-L1``), a region its letters (``N``), a local authority ``dla:`` and
the code of the Department of Local Administration, a national office ``nat:`` and a short name.
"""

from __future__ import annotations

from oneplan.areas.models import BodyKind
from oneplan.areas.rows import AreaRow, BodyRow, Competence
from oneplan.areas.rules import BANGKOK, full_name, kind_of, parent_code

AUTHORITY_TITLES = {
    BodyKind.PAO.value: "องค์การบริหารส่วนจังหวัด",
    BodyKind.CITY_MUNICIPALITY.value: "เทศบาลนคร",
    BodyKind.TOWN_MUNICIPALITY.value: "เทศบาลเมือง",
    BodyKind.SUBDISTRICT_MUNICIPALITY.value: "เทศบาลตำบล",
    BodyKind.SUBDISTRICT_ADMINISTRATION.value: "องค์การบริหารส่วนตำบล",
    BodyKind.SPECIAL.value: "",
}
SCHEME_DLA = "dla"
SCHEME_SHORT_CLUSTER = "cluster-short"
SCHEME_LEGACY_BUDGET = "bb-legacy"
SCHEME_ISO = "iso3166-2"
SCHEME_SHORT_NAME = "short-name"


def office_of(area: AreaRow, *, aliases: tuple[tuple[str, str], ...] = ()) -> BodyRow | None:
    """The office that stands for a province or district; None for smaller areas.

    Bangkok's is the Bangkok Metropolitan Administration: a special local authority, no
    province office.
    """
    kinds = {"province": BodyKind.PROVINCE_OFFICE, "district": BodyKind.DISTRICT_OFFICE}
    kind = kinds.get(kind_of(area.code))
    if kind is None:
        return None
    if area.code == BANGKOK:
        kind = BodyKind.SPECIAL
    if kind_of(area.code) == "province":
        aliases = (*aliases, (SCHEME_ISO, f"TH-{area.code}"))
    return BodyRow(
        code=area.code,
        kind=kind.value,
        name_th=full_name(area.code, area.name_th),
        name_en=area.name_en,
        parent_code=parent_code(area.code) or "",
        seat_code=area.code,
        competences=(Competence(area.code, is_confirmed=True),),
        aliases=aliases,
    )


def authority(
    *, dla_code: str, kind: str, name_th: str, seat_code: str, namesake: str = ""
) -> BodyRow:
    """A local authority.  Where its limits run is not in the register.

    Only a provincial administrative organisation is certain: it covers its province.  For the
    others the district stands in, unconfirmed, and the sub-district of the same name
    (``namesake``) where there is one, until an official confirms.
    """
    title = AUTHORITY_TITLES[kind]
    if kind == BodyKind.PAO:
        competences = [Competence(seat_code[:2], is_confirmed=True)]
    else:
        places = [seat_code, namesake] if namesake else [seat_code]
        competences = [Competence(place, is_confirmed=False) for place in places]
    return BodyRow(
        code=f"{SCHEME_DLA}:{dla_code}",
        kind=kind,
        name_th=name_th if name_th.startswith(title) else f"{title}{name_th}",
        seat_code=seat_code,
        competences=tuple(competences),
        aliases=((SCHEME_DLA, dla_code),),
    )
