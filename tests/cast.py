"""The cast every story of the tests is played by: Phetchabun, its neighbour, and two strangers.

``charlie`` is the deputy chief of the neighbouring district: same province, so he reads what is
circulated and must see nobody's drafts.  ``stranger`` works in a province of another cluster.
"""

from __future__ import annotations

from dataclasses import dataclass

from oneplan.accounts.models import Post
from oneplan.accounts.roles import Role
from oneplan.areas.models import Body, BodyKind
from tests.factories import make_area, make_body, make_post


@dataclass(frozen=True, slots=True)
class Cast:
    province: Body
    district: Body
    neighbour: Body
    authority: Body
    pao: Body
    village: Body
    cluster: Body
    strategist: Post
    governor: Post
    district_officer: Post
    charlie: Post
    planner: Post
    pao_planner: Post
    cluster_officer: Post
    agency_planner: Post
    reviewer: Post
    stranger: Post

    def posts(self) -> dict[str, Post]:
        """Every post of the cast by its name in the play."""
        return {
            name: value
            for name in self.__dataclass_fields__
            if isinstance(value := getattr(self, name), Post)
        }


def build_cast() -> Cast:
    """Make the whole cast; needs the database."""
    make_area("67070301", "ซับสมมติ")
    make_area("67030101", "บ้านสมมติเหนือ")
    province = make_body("67", kind=BodyKind.PROVINCE_OFFICE, seat="67", areas=("67",))
    cluster = make_body(
        "N-L1", kind=BodyKind.CLUSTER, seat="65", areas=("63", "64", "65", "67", "53")
    )
    district = make_body(
        "6707", kind=BodyKind.DISTRICT_OFFICE, seat="6707", areas=("6707",), parent=province
    )
    neighbour = make_body(
        "6703", kind=BodyKind.DISTRICT_OFFICE, seat="6703", areas=("6703",), parent=province
    )
    authority = make_body(
        "dla:5670702", kind=BodyKind.SUBDISTRICT_MUNICIPALITY, seat="6707", areas=("6707",)
    )
    pao = make_body("dla:2670101", kind=BodyKind.PAO, seat="67", areas=("67",))
    village = make_body(
        "village:67070301", kind=BodyKind.VILLAGE_COMMITTEE, seat="67070301", parent=district
    )
    agency = make_body("agency:67-irrigation", kind=BodyKind.AGENCY, seat="67", areas=("67",))
    nesdc = make_body("nesdc", kind=BodyKind.NATIONAL)
    far = make_body("45", kind=BodyKind.PROVINCE_OFFICE, seat="45", areas=("45",))
    make_body("NE-M", kind=BodyKind.CLUSTER, seat="40", areas=("40", "44", "45", "46"))
    return Cast(
        province=province,
        district=district,
        neighbour=neighbour,
        authority=authority,
        pao=pao,
        village=village,
        cluster=cluster,
        strategist=make_post(Role.STRATEGIST, province, area="67"),
        governor=make_post(Role.GOVERNOR, province, area="67"),
        district_officer=make_post(Role.DISTRICT_OFFICER, district, area="6707"),
        charlie=make_post(Role.DISTRICT_OFFICER, neighbour, area="6703"),
        planner=make_post(Role.LOCAL_PLANNER, authority, area="6707"),
        pao_planner=make_post(Role.LOCAL_PLANNER, pao, area="67"),
        cluster_officer=make_post(Role.CLUSTER_OFFICER, cluster),
        agency_planner=make_post(Role.AGENCY_PLANNER, agency, area="67"),
        reviewer=make_post(Role.REVIEWER, nesdc),
        stranger=make_post(Role.STRATEGIST, far, area="45"),
    )
