"""The real province, and the real country's lines, come out to the satang."""

from __future__ import annotations

import csv
import time
from collections import Counter

import pytest

from oneplan.core.findings import Severity
from oneplan.exchange.gathering import Gathered, gather
from oneplan.exchange.layouts.parsing import Asked
from oneplan.exchange.reconcile import Agreement, amounts_by_file, umbrellas
from tests.exchange.tables import real_data

pytestmark = pytest.mark.real_data

BAHT = 100


@pytest.fixture(scope="module")
def phetchabun() -> Gathered:
    asked = Asked("67", frozenset({"N-L1"}), "2571-2575")
    return gather(real_data("phetchabun"), asked=asked)


@pytest.fixture(scope="module")
def country() -> Gathered:
    return gather(real_data("province_budget_fy2565"))


def test_every_file_of_the_province_is_recognised_and_no_row_is_lost(phetchabun: Gathered) -> None:
    assert all(table.layout for table in phetchabun.tables)
    assert all(len(table.records) == table.rows for table in phetchabun.tables)
    assert not [each for each in phetchabun.findings if each.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("file", "layout", "count", "baht"),
    [
        ("province_budget_lines_2565.csv", "budget_lines", 14, 192_192_400),
        ("cluster_N-L1_budget_lines_2565.csv", "budget_lines", 4, 102_500_000),
        ("ministry_area_lines_2565.csv", "ministry_lines", 57, 724_617_500),
        ("pao_tasks.csv", "pao_tasks", 34, 575_039_291),
        ("local_subsidy_lines_2565.csv", "subsidy_lines", 86, 505_519_000),
        ("local_authorities.csv", "authorities", 128, 0),
        ("districts.csv", "districts", 11, 0),
        ("subdistricts.csv", "subdistricts", 117, 0),
    ],
)
def test_each_file_has_its_rows_and_its_sum(
    phetchabun: Gathered, file: str, layout: str, count: int, baht: int
) -> None:
    assert amounts_by_file(phetchabun.records)[file, "", layout] == (count, baht * BAHT)


def test_the_plan_is_met_once_though_it_stands_in_two_files(phetchabun: Gathered) -> None:
    counts = {
        code: len(phetchabun.of(code)) for code in ("plan_issues", "plan_kpis", "plan_guidelines")
    }
    repeated = Counter(each.code for each in phetchabun.findings)["exchange.row_repeated"]

    assert counts == {"plan_issues": 5, "plan_kpis": 17, "plan_guidelines": 77}
    assert repeated == 17 + 77
    assert phetchabun.of("plan_heads")[0].entry.years == ("2571", "2572", "2573", "2574", "2575")


def test_the_faults_of_the_indicators_are_told(phetchabun: Gathered) -> None:
    codes = Counter(each.code for each in phetchabun.findings if "kpi" in each.code)

    assert codes == {
        "exchange.kpi_without_base": 3,
        "exchange.kpi_without_targets": 1,
        "exchange.kpi_without_base_year": 1,
    }


def test_the_provinces_lines_are_five_umbrellas_with_ten_million_of_management_money(
    phetchabun: Gathered,
) -> None:
    ours = [each for each in umbrellas(phetchabun.records) if each.owner_code == "67"]

    assert len(ours) == 5
    assert sum(each.satang for each in ours) == 192_192_400 * BAHT
    assert sum(each.management_satang for each in ours) == 10_000_000 * BAHT


def test_money_of_several_districts_rolls_up_to_the_province(phetchabun: Gathered) -> None:
    areas = {
        record.entry.line_id: record.entry.area_code for record in phetchabun.of("budget_lines")
    }

    assert areas["2022.3.13(2).929"] == "67"
    assert areas["2022.3.13(2).930"] == "6711"
    assert areas["2022.3.13(2).925"] == "670703"
    assert areas["2022.3.13(2).862"] == "630701"
    assert areas["2022.3.13(2).863"] == ""


def test_all_seven_printed_subtotals_of_the_province_agree(country: Gathered) -> None:
    ours = [check for check in country.checks if check.owner_code == "67"]

    assert [check.agreement for check in ours] == [Agreement.AGREES] * 7
    assert sum(check.printed_satang for check in ours) == 192_192_400 * BAHT


def test_the_whole_country_is_read_and_five_subtotals_disagree(country: Gathered) -> None:
    differing = {
        (check.owner_code, check.budget_type): check.difference // BAHT
        for check in country.checks
        if check.agreement is not Agreement.AGREES
    }

    assert len(country.of("budget_lines")) == 1159
    assert len(country.of("cluster_members")) == 76
    assert len(country.checks) == 385
    assert differing == {
        ("S-G", "งบลงทุน"): -48_297_000,
        ("84", "งบรายจ่ายอื่น"): 10_000_000,
        ("26", "งบลงทุน"): -23_819_977,
        ("NE-M", "งบดำเนินงาน"): 4_050_000,
        ("55", "งบลงทุน"): 4_700_000,
    }
    assert sum(check.is_paired_by_likeness for check in country.checks) == 8


def test_cleaning_merges_no_two_rows_and_changes_no_sum(country: Gathered) -> None:
    with (real_data("province_budget_fy2565") / "lines.csv").open(encoding="utf-8") as file:
        raw = list(csv.DictReader(file))

    records = country.of("budget_lines")
    assert len({record.key for record in records}) == len({row["line_id"] for row in raw})
    assert sum(record.satang or 0 for record in records) == BAHT * sum(
        int(row["amount_baht"]) for row in raw
    )
    projects = {(row["owner_code"], row["project_th"]) for row in raw}
    assert len(umbrellas(records)) == len(projects)


def test_asking_for_one_province_leaves_the_others_and_says_so() -> None:
    found = gather(real_data("province_budget_fy2565"), asked=Asked("67", frozenset({"N-L1"})))

    assert len(found.of("budget_lines")) == 14 + 4
    others = [each for each in found.findings if each.code == "exchange.other_province"]
    assert len([each for each in others if each.where.file == "lines.csv"]) == 1159 - 18


def test_the_whole_folder_is_read_within_two_seconds() -> None:
    folder = real_data("province_budget_fy2565")
    started = time.process_time()

    gather(folder)

    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("folder", "layout", "count"),
    [
        ("areas", "subdistricts", 7436),
        ("areas", "authorities", 7849),
        ("areas", "provinces", 77),
        ("ministry_area_lines_fy2565", "ministry_lines", 3826),
        ("local_subsidy_fy2565", "subsidy_lines", 4601),
        ("pao_budget", "pao_tasks", 3359),
    ],
)
def test_the_countrys_other_tables_keep_every_row(folder: str, layout: str, count: int) -> None:
    assert len(gather(real_data(folder)).of(layout)) == count
