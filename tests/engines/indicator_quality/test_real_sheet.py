"""The 17 indicators of one province's draft plan against a careful reader's own list.

The list below was written by reading the sheet before any rule existed.  Row 1 is the first
row below the headings.
"""

import pytest

from oneplan.engines.indicator_quality import review, review_whole
from oneplan.engines.indicator_quality.sheet import read_indicators
from tests.real_data import real_data

EXPECTED: dict[int, set[str]] = {
    1: {"growth_on_level"},  # money grows by percent: a year? from which base?
    2: {"baseline_missing", "unit_contradicts_name", "standard_unnamed"},
    3: {"growth_on_level", "price_basis_unsaid"},
    4: {"growth_on_level"},
    5: {"unit_contradicts_name", "standard_unnamed"},
    6: {"growth_on_level", "price_basis_unsaid"},
    7: {"target_jump"},  # years of schooling stand still, then rise by a whole year at once
    8: {"unit_contradicts_name"},
    9: {"baseline_missing", "no_targets", "unit_unclear", "population_not_local"},
    10: {"growth_on_level", "price_basis_unsaid"},
    11: {"baseline_missing", "growth_on_level", "price_basis_unsaid"},
    12: {"unit_contradicts_name", "shared_baseline", "growth_below_one_unit"},
    13: {"target_reading_unclear"},  # 19.53 percent now, 5 percent aimed at, and yet "rising"
    14: {"all_years_same"},
    15: {"unit_contradicts_name", "shared_baseline", "growth_below_one_unit"},
    16: {
        "unit_contradicts_name", "baseline_unit_contradicts_name", "baseline_zero_growth",
        "base_year_missing",
    },
    17: {"target_worse_than_baseline", "base_year_stale", "unit_contradicts_name"},
}  # fmt: skip


@pytest.mark.real_data
def test_what_a_careful_reader_finds_is_found_and_little_else() -> None:
    rows = read_indicators(real_data("phetchabun") / "kpis.csv")
    found = {
        number: {finding.code for finding in one.findings}
        for number, one in enumerate(review(rows), start=1)
    }
    missed = {row: codes - found[row] for row, codes in EXPECTED.items() if codes - found[row]}
    assert missed == {}
    wanted = sum(map(len, EXPECTED.values()))
    assert wanted / sum(map(len, found.values())) >= 0.9


@pytest.mark.real_data
def test_a_sheet_without_any_source_is_told_once() -> None:
    rows = read_indicators(real_data("phetchabun") / "kpis.csv")
    assert [finding.code for finding in review_whole(rows)] == ["no_source_anywhere"]
