"""The lists we align to."""

import pytest

from oneplan.core.models import CodeList
from oneplan.core.services import load_code_lists
from oneplan.cycles.services import load_cycles
from oneplan.strategy.models import ListVersion, Target
from oneplan.strategy.services import load_targets

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists() -> None:
    load_code_lists()
    load_cycles()


def target(list_code: str, code: str) -> Target:
    return Target.objects.get(list_version__code=list_code, code=code)


def test_every_list_has_its_entries_and_its_mark() -> None:
    load_targets()

    sizes = {each.code: each.targets.count() for each in ListVersion.objects.all()}
    assert sizes == {
        "national_strategy": 26,
        "master_plans": 23,
        "master_subplans_unverified": 86,
        "nesdp13_milestones": 17,
        "sdg": 17,
    }
    assert not ListVersion.objects.filter(mark="").exists()
    assert "unverified" in target("master_subplans_unverified", "0101").mark


def test_a_subplan_leads_up_to_the_national_strategy() -> None:
    load_targets()

    subplan = target("master_subplans_unverified", "0301")
    assert subplan.parent == target("master_plans", "03")
    assert subplan.parent.parent == target("national_strategy", "2")


def test_milestones_belong_to_the_cycle_of_the_thirteenth_plan_and_to_groups() -> None:
    load_targets()

    milestone = target("nesdp13_milestones", "8")
    assert str(milestone.list_version.cycle) == "2566-2570"
    assert (milestone.level, milestone.parent.level) == ("milestone", "group")


def test_levels_of_the_national_strategy_are_the_lists_own() -> None:
    load_targets()

    assert target("national_strategy", "1").level == "strategy"
    assert target("national_strategy", "1.1").level == "goal (Z)"


def test_a_new_version_stands_beside_the_old_one() -> None:
    load_targets()
    CodeList.objects.filter(code="sdg").update(version="2040")

    report = load_targets()

    assert report.new == 1 + 17
    assert ListVersion.objects.filter(code="sdg").count() == 2


def test_keywords_of_officials_survive_loading_again() -> None:
    load_targets()
    Target.objects.filter(list_version__code="sdg", code="6").update(keywords=["น้ำ"])

    assert load_targets().is_empty
    assert target("sdg", "6").keywords == ["น้ำ"]
