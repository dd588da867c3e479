"""Gaps of a place: each figure equals its rows, for every reader, after every change."""

from __future__ import annotations

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oneplan.coverage.downward import below_target
from oneplan.coverage.gaps import Gap, gaps_of, scope_of, year_to_open
from oneplan.coverage.rows import gap_rows, rows_of_approach, rows_of_target
from oneplan.projects.models import Activity, Project
from oneplan.projects.services import withdraw
from oneplan.strategy.models import Target
from oneplan.strategy.queries import SUB_PLANS
from oneplan.strategy.services import align_subject, withdraw_alignment
from oneplan.threads.access import reach
from oneplan.threads.models import Circulation, Subject, SubjectKind
from oneplan.threads.services import circulate
from tests.cast import Cast
from tests.projects.works import make_activity
from tests.screening.overlaps import make_need
from tests.walking import signed_in

pytestmark = pytest.mark.django_db

BECAUSE = "หนองเก็บน้ำได้มากขึ้น เกษตรกรท้ายน้ำจึงปลูกพืชฤดูแล้งได้ และต้นทุนสูบน้ำลดลง"


@pytest.fixture
def works(cast: Cast) -> list[Activity]:
    """Two circulated activities of Nong Phai in one project, and a draft of the neighbour's."""
    first = make_activity(
        cast.district, cast.district_officer, circulation=Circulation.CIRCULATED, satang=300_00
    )
    second = make_activity(
        cast.district,
        cast.district_officer,
        title="ฝายสมมติ",
        circulation=Circulation.CIRCULATED,
        satang=200_00,
        project=first.project,
    )
    make_activity(cast.neighbour, cast.charlie, title="ร่างสมมติ", places=("67030101",))
    return [first, second]


def water() -> Target:
    return Target.objects.get(list_version__code=SUB_PLANS, code="1901")


def figure(cast: Cast, gap: Gap, code: str = "67") -> tuple[int, int, int | None]:
    """Count, total and money of a gap as the strategist reads it, held against its rows."""
    scope = scope_of(code, {"fiscal_year": "2571"}, reach=reach(cast.strategist))
    [found] = [each for each in gaps_of(scope).figures if each.gap is gap]
    shown = gap_rows(scope, gap, {})
    assert (shown.count, shown.satang) == (found.count, found.satang)
    assert len(shown.page.rows) == found.count
    return found.count, found.total, found.satang


def test_an_alignment_takes_an_activity_and_its_money_out_of_the_gap_and_back(
    cast: Cast, works: list[Activity]
) -> None:
    assert figure(cast, Gap.NO_TARGET) == (2, 2, 500_00)

    made = align_subject(
        works[0].subject, target=water(), strength=2, because=BECAUSE, by=cast.district_officer
    )
    assert figure(cast, Gap.NO_TARGET) == (1, 2, 200_00)
    assert figure(cast, Gap.NO_APPROACH) == (2, 2, 500_00)

    withdraw_alignment(made, by=cast.district_officer)
    assert figure(cast, Gap.NO_TARGET) == (2, 2, 500_00)


def test_a_withdrawn_activity_lies_in_no_gap(cast: Cast, works: list[Activity]) -> None:
    withdraw(works[1], reason="ที่ดินไม่พร้อม", by=cast.district_officer)
    assert figure(cast, Gap.NO_TARGET) == (1, 1, 300_00)


def test_a_need_leaves_the_gap_once_an_activity_answers_it(cast: Cast) -> None:
    need = make_need(cast.district, cast.district_officer)
    circulate(need.subject, Circulation.CIRCULATED, by=cast.district_officer)
    year = need.subject.fiscal_year
    scope = scope_of("67", {"fiscal_year": str(year)}, reach=reach(cast.strategist))
    assert gap_rows(scope, Gap.NO_ACTIVITY, {}).count == 1

    make_activity(cast.district, cast.district_officer, needs=(need.subject,))

    assert gap_rows(scope, Gap.NO_ACTIVITY, {}).count == 0
    [found] = [each for each in gaps_of(scope).figures if each.gap is Gap.NO_ACTIVITY]
    assert (found.count, found.total) == (0, 1)


def test_a_place_counts_only_what_lies_wholly_in_it(cast: Cast, works: list[Activity]) -> None:
    assert figure(cast, Gap.NO_TARGET, "670703")[0] == 2
    assert figure(cast, Gap.NO_TARGET, "6703")[0] == 0


def test_a_target_counts_what_serves_it_here(cast: Cast, works: list[Activity]) -> None:
    made = align_subject(
        works[0].subject, target=water(), strength=2, because=BECAUSE, by=cast.district_officer
    )
    scope = scope_of("67", {"fiscal_year": "2571"}, reach=reach(cast.strategist))
    found = gaps_of(scope)
    served = {each.key: (each.count, each.satang) for each in found.targets if each.count}
    assert served == {water().pk: (1, 300_00)}
    assert len(found.bare_targets) == len(found.targets) - 1
    rows = rows_of_target(scope, water(), {})
    assert ([each.pk for each in rows.page.rows], rows.satang) == ([works[0].pk], 300_00)

    withdraw_alignment(made, by=cast.district_officer)
    assert gaps_of(scope).bare_targets == gaps_of(scope).targets
    assert rows_of_target(scope, water(), {}).count == 0


def test_the_way_down_ends_at_the_villages(cast: Cast, works: list[Activity]) -> None:
    for each in works:
        align_subject(
            each.subject, target=water(), strength=2, because=BECAUSE, by=cast.district_officer
        )
    scope = scope_of("67", {"fiscal_year": "2571"}, reach=reach(cast.strategist))
    top = below_target(scope, water(), {})
    [approach] = top.steps
    assert (top.count, top.satang, approach.count) == (2, 500_00, 2)

    asked = dict(pair.split("=") for pair in approach.query.split("&"))
    [project] = below_target(scope, water(), asked).steps
    asked = dict(pair.split("=") for pair in project.query.split("&"))
    bottom = below_target(scope, water(), asked)

    assert [work.activity for work in bottom.works] == [works[1], works[0]]
    assert all(work.places for work in bottom.works)
    assert bottom.satang == 500_00

    assert below_target(scope, water(), {"approach": "none"}).count == 2


def test_a_target_is_served_by_what_serves_a_part_of_it_in_another_list_too(
    cast: Cast, works: list[Activity]
) -> None:
    plan = water().parent
    assert plan is not None
    assert plan.list_version != water().list_version
    for target in (plan, water()):
        align_subject(
            works[0].subject, target=target, strength=2, because=BECAUSE, by=cast.district_officer
        )
    scope = scope_of("67", {"fiscal_year": "2571"}, reach=reach(cast.strategist))

    assert below_target(scope, plan, {}).count == 1
    assert rows_of_target(scope, plan, {}).count == 1


def test_an_approach_leads_to_the_activities_of_the_projects_that_name_it(
    cast: Cast, works: list[Activity]
) -> None:
    approach = Subject.objects.create(
        kind=SubjectKind.ELEMENT, public_no="E1", title="แนวทางสมมติ",
        owner=cast.province, origin=cast.province,
    )  # fmt: skip
    Project.objects.filter(pk=works[0].project_id).update(approach=approach)
    scope = scope_of("67", {"fiscal_year": "2571"}, reach=reach(cast.strategist))

    rows = rows_of_approach(scope, approach.pk, {})

    assert (rows.count, rows.satang) == (2, 500_00)
    assert rows_of_approach(scope, works[0].pk, {}).count == 0


@pytest.mark.parametrize(
    ("today", "years", "opened"),
    [
        ("2027-09-30", {2569, 2571, 2575}, 2571),
        ("2027-10-01", {2569, 2571, 2572}, 2572),
        ("2027-09-30", {2569, 2570}, 2570),
        ("2027-09-30", set(), 2571),
    ],
)
def test_a_place_opens_in_the_year_being_planned_else_the_last_there_is_something_of(
    today: str, years: set[int], opened: int
) -> None:
    with time_machine.travel(f"{today}T12:00:00+07:00", tick=False):
        assert year_to_open(years) == opened


def test_pages_open_for_everybody_within_what_each_may_read(
    cast: Cast, works: list[Activity]
) -> None:
    rows = reverse("coverage:rows", args=["67"]) + "?gap=no-target&fiscal_year=2571"
    place = reverse("coverage:place", args=["67"]) + "?fiscal_year=2571"
    strategist = signed_in(cast.strategist)
    assert "ฝายสมมติ" in strategist.get(rows).content.decode()
    assert strategist.get(place).status_code == 200
    assert "ร่างสมมติ" not in strategist.get(rows).content.decode()
    assert "ร่างสมมติ" in signed_in(cast.charlie).get(rows).content.decode()
    for outsider in (signed_in(cast.stranger), Client()):
        assert outsider.get(place).status_code == 200
        assert "ฝายสมมติ" not in outsider.get(rows).content.decode()
    down = reverse("coverage:down", args=["67", water().pk])
    assert strategist.get(down).status_code == 200
    assert strategist.get(reverse("coverage:place", args=["9x"])).status_code == 404
    assert strategist.get(reverse("coverage:own")).status_code == 302


def test_pages_cost_the_same_however_much_there_is(cast: Cast, works: list[Activity]) -> None:
    client = signed_in(cast.strategist)
    place, rows = (reverse(f"coverage:{name}", args=["67"]) for name in ("place", "rows"))
    down = reverse("coverage:down", args=["67", water().pk])
    paths = [
        f"{place}?fiscal_year=2571",
        f"{rows}?gap=no-target&fiscal_year=2571",
        f"{rows}?target={water().pk}&fiscal_year=2571",
        f"{down}?fiscal_year=2571",
        f"{down}?approach=none&fiscal_year=2571",
        f"{down}?approach=none&project={works[0].project_id}&fiscal_year=2571",
    ]

    def serve(activity: Activity) -> None:
        align_subject(
            activity.subject, target=water(), strength=2, because=BECAUSE, by=cast.district_officer
        )

    serve(works[0])
    before = [queries_of(client, path) for path in paths]
    for number in range(3):
        for project in (None, works[0].project):
            made = make_activity(
                cast.district,
                cast.district_officer,
                title=f"ฝายสมมติ {number}",
                circulation=Circulation.CIRCULATED,
                project=project,
            )
            serve(made)
    assert [queries_of(client, path) for path in paths] == before


def queries_of(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)
