"""Lists of strategies and targets taken in: every row stored or reported, nothing half-way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from oneplan.audit.models import Entry
from oneplan.exchange.models import IntakeRow
from oneplan.exchange.storing.wish import Wish
from oneplan.strategy import library
from oneplan.strategy.models import ListState, ListVersion, Target
from tests.exchange.ground import taken
from tests.exchange.tables import workbook
from tests.strategy.lists import HEADINGS, MADE_UP, list_file, row

pytestmark = pytest.mark.django_db

ANYWHERE = Wish()
GOALS = (
    row("1", "น้ำพอใช้ตลอดปี", level="ประเด็น"),
    row("1.1", "ครัวเรือนมีน้ำสะอาด", parent="1", level="เป้าหมาย", keywords="ประปา; บาดาล"),
    row("1.2", "เกษตรกรมีน้ำทำนา", parent="1"),
)


def codes(path: Path) -> list[str]:
    """What was found wrong, by code."""
    return [each.code for each in taken(path, ANYWHERE).findings]


def test_a_list_is_stored_with_its_tree_mark_years_and_keywords(tmp_path: Path) -> None:
    outcome = taken(list_file(tmp_path / "goals.xlsx", *GOALS), ANYWHERE)

    version = ListVersion.objects.get(code="goals_made_up")
    assert (outcome.stored, outcome.findings) == (3, ())
    assert (version.kind, version.mark, str(version.cycle)) == ("region", MADE_UP, "2571-2575")
    water = Target.objects.get(code="1.1")
    assert water.parent == Target.objects.get(code="1")
    assert (water.level, water.keywords) == ("goal", ["ประปา", "บาดาล"])
    assert Entry.objects.filter(code="strategy.list_put").count() == 1


def test_a_second_run_stores_nothing(tmp_path: Path) -> None:
    path = list_file(tmp_path / "goals.xlsx", *GOALS)
    taken(path, ANYWHERE)
    entries = Entry.objects.filter(code__startswith="strategy.").count()

    again = taken(path, ANYWHERE)

    assert (again.stored, again.changed, again.unchanged) == (0, 0, 3)
    assert Entry.objects.filter(code__startswith="strategy.").count() == entries


def test_the_same_list_as_json_is_the_same_list(tmp_path: Path) -> None:
    taken(list_file(tmp_path / "goals.xlsx", *GOALS), ANYWHERE)
    path = tmp_path / "goals.json"
    rows = [dict(zip(HEADINGS, each, strict=True)) for each in GOALS]
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")

    again = taken(path, ANYWHERE)

    assert (again.stored, again.unchanged) == (0, 3)


def test_an_unknown_parent_is_reported_with_its_place_and_remedy(tmp_path: Path) -> None:
    path = list_file(tmp_path / "goals.xlsx", *GOALS, row("9.1", "ลอย", parent="9"))

    outcome = taken(path, ANYWHERE)

    (finding,) = outcome.findings
    assert finding.code == "strategy.parent_unknown"
    assert (finding.where.sheet, finding.where.row) == ("targets", 5)
    assert finding.facts["parent"] == "9"
    assert outcome.stored == 3
    assert not Target.objects.filter(code="9.1").exists()


def test_entries_that_hang_on_each_other_are_all_reported(tmp_path: Path) -> None:
    path = list_file(tmp_path / "goals.xlsx", row("1", "ก", parent="2"), row("2", "ข", parent="1"))
    assert codes(path) == ["strategy.parent_unknown"] * 2
    assert not Target.objects.filter(list_version__code="goals_made_up").exists()


def test_years_that_overlap_a_version_in_force_are_refused_and_taken_up_after_the_remedy(
    tmp_path: Path,
) -> None:
    taken(list_file(tmp_path / "old.xlsx", *GOALS), ANYWHERE)
    late = row("1", "น้ำพอใช้ทุกฤดู", version="2574-2578", years="2574-2578")
    path = list_file(tmp_path / "new.xlsx", late)

    assert codes(path) == ["strategy.years_overlap"]
    assert ListVersion.objects.filter(code="goals_made_up").count() == 1

    ListVersion.objects.update(state=ListState.DRAFT)
    assert taken(path, ANYWHERE).stored == 1


def test_a_draft_may_overlap_what_is_in_force(tmp_path: Path) -> None:
    taken(list_file(tmp_path / "old.xlsx", *GOALS), ANYWHERE)
    draft = row("1", "น้ำ", version="ร่าง", years="2574-2578", state="ร่าง")

    assert codes(list_file(tmp_path / "new.xlsx", draft)) == []


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (row("1", "น้ำ", mark=""), "strategy.list_unnamed"),
        (row("1", "น้ำ", years="ปีหน้า"), "strategy.years_unreadable"),
        (row("1", ""), "exchange.cell_empty"),
    ],
)
def test_a_list_that_cannot_stand_is_told_at_its_row(
    tmp_path: Path, bad: list[str], code: str
) -> None:
    assert codes(list_file(tmp_path / "goals.xlsx", bad)) == [code]
    assert not ListVersion.objects.filter(code="goals_made_up").exists()


def test_rows_that_say_different_things_of_their_list_are_told_of(tmp_path: Path) -> None:
    path = list_file(tmp_path / "goals.xlsx", GOALS[0], row("1.9", "ก", parent="1", mark="อื่น"))
    assert codes(path) == ["strategy.head_differs"]
    assert ListVersion.objects.get(code="goals_made_up").mark == MADE_UP


def test_a_code_of_another_shape_is_a_doubt_and_stored(tmp_path: Path) -> None:
    path = list_file(tmp_path / "goals.xlsx", row("Y-1", "น้ำ", level="Y1"))
    assert codes(path) == ["strategy.code_shape"]
    assert Target.objects.get(code="Y-1").level == "target (Y1)"


def test_a_correction_keeps_the_target_and_what_it_said(tmp_path: Path) -> None:
    taken(list_file(tmp_path / "goals.xlsx", *GOALS), ANYWHERE)
    before = Target.objects.get(code="1.2").pk
    corrected = row("1.2", "เกษตรกรมีน้ำทำนาและทำไร่", parent="1")

    outcome = taken(list_file(tmp_path / "goals2.xlsx", *GOALS[:2], corrected), ANYWHERE)

    assert (outcome.stored, outcome.changed) == (0, 1)
    assert Target.objects.get(code="1.2").pk == before
    entry = Entry.objects.get(code="strategy.target_reworded")
    assert entry.before["name_th"] == "เกษตรกรมีน้ำทำนา"


def test_an_import_cut_in_the_middle_leaves_nothing_and_is_taken_up_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = list_file(tmp_path / "goals.xlsx", *GOALS)

    def cut(*_args: object, **_kwargs: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(library, "record", cut)
        with pytest.raises(KeyboardInterrupt):
            taken(path, ANYWHERE)
    assert not ListVersion.objects.filter(code="goals_made_up").exists()
    assert not IntakeRow.objects.exists()

    assert taken(path, ANYWHERE).stored == 3


def test_what_a_list_gives_out_is_taken_in_again_unchanged(tmp_path: Path) -> None:
    taken(list_file(tmp_path / "goals.xlsx", *GOALS), ANYWHERE)
    version = ListVersion.objects.get(code="goals_made_up")
    address = reverse("strategy:list", args=[version.pk])
    path = tmp_path / "out.xlsx"
    path.write_bytes(Client().get(address, {"format": "xlsx"}).getvalue())
    before = list(Target.objects.order_by("pk").values("pk", "name_th", "parent_id", "keywords"))

    outcome = taken(path, ANYWHERE)

    assert (outcome.stored, outcome.findings) == (0, ())
    after = list(Target.objects.order_by("pk").values("pk", "name_th", "parent_id", "keywords"))
    assert after == before


def test_parents_may_stand_in_another_list(tmp_path: Path) -> None:
    taken(list_file(tmp_path / "goals.xlsx", *GOALS), ANYWHERE)
    other = [*row("P1", "จังหวัดมีน้ำ", parent="1.1", parent_list="goals_made_up")]
    other[0], other[2] = "province_made_up", "เป้าหมายจังหวัดสมมติ"
    path = workbook(tmp_path / "p.xlsx", targets=[HEADINGS, other])

    assert codes(path) == []
    assert Target.objects.get(code="P1").parent == Target.objects.get(code="1.1")
