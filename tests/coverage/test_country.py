"""The country by province and by national target: the same figures as each province's own page."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from django.test import Client
from django.urls import reverse

from oneplan.coverage.country import CountryCoverage, country_coverage, target_in_country
from oneplan.coverage.downward import below_target
from oneplan.coverage.gaps import gaps_of, scope_of
from oneplan.coverage.keeping import fold
from oneplan.projects.models import Activity
from oneplan.projects.services import withdraw
from oneplan.strategy.models import Alignment, Target
from oneplan.strategy.queries import SUB_PLANS
from oneplan.strategy.services import align_subject, withdraw_alignment
from oneplan.threads.access import reach
from oneplan.threads.models import Circulation
from oneplan.threads.services import circulate
from tests.cast import Cast
from tests.coverage.test_coverage import BECAUSE, queries_of, water
from tests.projects.works import make_activity
from tests.screening.overlaps import make_need
from tests.walking import signed_in

pytestmark = pytest.mark.django_db

YEAR = {"fiscal_year": "2571"}


def circulated(cast: Cast, **given: object) -> Activity:
    given = {"circulation": Circulation.CIRCULATED, **given}
    return make_activity(cast.district, cast.district_officer, **given)  # type: ignore[arg-type]


def align(activity: Activity, target: Target, cast: Cast) -> Alignment:
    return align_subject(
        activity.subject, target=target, strength=2, because=BECAUSE, by=cast.district_officer
    )


def seen(cast: Cast) -> CountryCoverage:
    return country_coverage(YEAR, reach=reach(cast.strategist))


def agrees_with_the_province(cast: Cast) -> None:
    """A strategist owns none of these records: what both pages count is what circulates."""
    scope = scope_of("67", YEAR, reach=reach(cast.strategist))
    here = gaps_of(scope)
    country = seen(cast)
    [row] = [each for each in country.provinces if each.area and each.area.code == "67"]
    assert list(row.figures) == list(here.figures)
    assert list(country.total) == list(here.figures)
    assert country.shown is not None
    assert country.shown.version.code == SUB_PLANS
    counted = {each.target.pk: (each.count, each.satang) for each in country.shown.targets}
    assert counted == {each.key: (each.count, each.satang) for each in here.targets}
    for each in country.lists:
        for row_of in each.targets[:3]:
            found = target_in_country(row_of.target, YEAR, reach=reach(cast.strategist))
            down = below_target(scope, row_of.target, {})
            assert (found.count, found.satang) == (row_of.count, row_of.satang)
            assert (found.count, found.satang) == (down.count, down.satang)


@pytest.mark.parametrize("seed", range(2))
def test_the_country_counts_what_its_provinces_do_after_every_act_of_an_officer(
    cast: Cast, seed: int
) -> None:
    rng = Random(seed)
    works = [circulated(cast, title=f"งาน {number}", satang=100_00) for number in range(3)]
    claims: list[Alignment] = []
    targets = list(Target.objects.filter(list_version__code=SUB_PLANS)[:2]) + [
        each for each in [water().parent] if each
    ]

    def begin() -> None:
        need = make_need(cast.district, cast.district_officer, f"ขอถนน {rng.random()}")
        circulate(need.subject, Circulation.CIRCULATED, by=cast.district_officer)
        answers = (need.subject,) if rng.random() < 0.5 else ()
        works.append(circulated(cast, title=f"งาน {len(works)}", needs=answers))

    def claim() -> None:
        work, target = rng.choice(works), rng.choice(targets)
        if not work.subject.alignments.filter(target=target, ended_at=None).exists():
            claims.append(align(work, target, cast))

    def unclaim() -> None:
        if claims:
            withdraw_alignment(claims.pop(), by=cast.district_officer)

    def give_up() -> None:
        if len(works) > 2:
            withdraw(works.pop(), reason="ที่ดินไม่พร้อม", by=cast.district_officer)

    def publish() -> None:
        subject = rng.choice(works).subject
        subject.refresh_from_db()
        if subject.circulation != Circulation.PUBLIC:
            circulate(subject, Circulation.PUBLIC, by=cast.district_officer)

    def keep() -> None:
        assert fold()

    acts: list[Callable[[], None]] = [begin, claim, claim, unclaim, give_up, publish, keep]
    for _ in range(12):
        rng.choice(acts)()
        agrees_with_the_province(cast)


def test_a_draft_and_another_circle_are_in_no_figure(cast: Cast) -> None:
    circulated(cast)
    make_activity(cast.district, cast.district_officer, title="ร่างสมมติ")

    assert seen(cast).total[0].total == 1
    assert country_coverage(YEAR, reach=reach(cast.stranger)).total[0].total == 0
    assert country_coverage(YEAR, reach=None).total[0].total == 0


def test_pages_lead_from_the_country_to_its_provinces(cast: Cast) -> None:
    align(circulated(cast), water(), cast)
    client = signed_in(cast.strategist)
    country = client.get(reverse("coverage:country"), YEAR).content.decode()
    target = reverse("coverage:country-target", args=[water().pk])
    assert target in country
    assert reverse("coverage:place", args=["67"]) in country
    down = reverse("coverage:down", args=["67", water().pk])
    assert down in client.get(target, YEAR).content.decode()
    assert down not in Client().get(target, YEAR).content.decode()
    [milestones] = [each for each in seen(cast).lists if each.version.code == "national_strategy"]
    other = client.get(reverse("coverage:country"), {**YEAR, "list": str(milestones.version.pk)})
    assert milestones.targets[0].target.name_th in other.content.decode()


def test_a_list_that_has_ended_is_not_shown(cast: Cast) -> None:
    codes = {each.version.code for each in seen(cast).lists}
    assert "nesdp13_milestones" not in codes
    before = country_coverage({"fiscal_year": "2570"}, reach=None)
    assert codes | {"nesdp13_milestones"} == {each.version.code for each in before.lists}


def test_pages_of_the_country_cost_the_same_however_much_there_is(cast: Cast) -> None:
    client = signed_in(cast.strategist)
    paths = [reverse("coverage:country"), reverse("coverage:country-target", args=[water().pk])]
    align(circulated(cast), water(), cast)
    before = [queries_of(client, path) for path in paths]
    for number in range(3):
        align(circulated(cast, title=f"ฝายสมมติ {number}"), water(), cast)
    fold()
    circulated(cast, title="อีกงานหนึ่ง")
    assert [queries_of(client, path) for path in paths] == before


def test_the_list_chosen_stays_when_another_year_is_chosen(cast: Cast) -> None:
    circulated(cast, fiscal_year=2571)
    fold()
    listed = seen(cast)
    chosen = next(each.version for each in listed.lists if each.version.cycle_id)
    browser = signed_in(cast.strategist)
    asked = {"fiscal_year": "2599", "list": str(chosen.pk)}
    page = browser.get(reverse("coverage:country"), asked).content.decode()
    assert f"?fiscal_year=2571&amp;list={chosen.pk}" in page
    later = country_coverage(asked, reach=reach(cast.strategist))
    assert later.shown is None or later.shown.version.pk != chosen.pk
    back = country_coverage(asked | YEAR, reach=reach(cast.strategist))
    assert back.shown is not None
    assert back.shown.version == chosen
