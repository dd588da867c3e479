"""Where the sign-in page puts a demo account."""

import pytest

from oneplan.accounts.demo_circles import DemoCircle, circle_of
from oneplan.accounts.roles import Role
from oneplan.areas.models import BodyKind


@pytest.mark.parametrize(
    ("role", "kind", "circle"),
    [
        (Role.GOVERNOR, BodyKind.PROVINCE_OFFICE, DemoCircle.PROVINCE),
        (Role.DISTRICT_OFFICER, BodyKind.DISTRICT_OFFICE, DemoCircle.DISTRICT),
        (Role.LOCAL_PLANNER, BodyKind.SUBDISTRICT_ADMINISTRATION, DemoCircle.LOCAL),
        (Role.LOCAL_EXECUTIVE, BodyKind.PAO, DemoCircle.LOCAL),
        (Role.AGENCY_PLANNER, BodyKind.STATE_ENTERPRISE, DemoCircle.AGENCY),
        (Role.CLUSTER_OFFICER, BodyKind.CLUSTER, DemoCircle.CLUSTER),
        (Role.OBSERVER, BodyKind.NATIONAL, DemoCircle.OTHER),
    ],
)
def test_a_post_is_found_under_the_body_it_belongs_to(
    role: Role, kind: BodyKind, circle: DemoCircle
) -> None:
    assert circle_of(role, kind=kind) == circle


@pytest.mark.parametrize(
    ("role", "circle"),
    [
        (Role.CIVIL_MEMBER, DemoCircle.COMMITTEE),
        (Role.GOVERNANCE_MEMBER, DemoCircle.REVIEW),
        (Role.VILLAGE_HEAD, DemoCircle.VILLAGE),
    ],
)
def test_who_sits_watches_or_speaks_for_a_place_is_found_by_that(
    role: Role, circle: DemoCircle
) -> None:
    assert circle_of(role, kind=BodyKind.PROVINCE_OFFICE) == circle
