"""What a review of rows says, one promise a test."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneplan.engines.indicator_quality import (
    MESSAGES,
    Direction,
    Finding,
    IndicatorRow,
    Level,
    Limits,
    Severity,
    review,
    review_row,
    review_whole,
    worded,
)

YEARS = (2571, 2572, 2573, 2574, 2575)


def row(name: str, *targets: object, **given: object) -> IndicatorRow:
    """A row with a baseline of 2568 and a source, unless told otherwise."""
    facts: dict[str, object] = {
        "unit": "ร้อยละ", "baseline": "40", "base_year": "2568", "source": "พช.", **given,
    }  # fmt: skip
    pairs = tuple(zip(YEARS, map(str, targets), strict=False))
    return IndicatorRow(name=name, targets=pairs, **facts)  # type: ignore[arg-type]


def codes(one: IndicatorRow) -> set[str]:
    return {finding.code for finding in review_row(one).findings}


def finding(one: IndicatorRow, code: str) -> Finding:
    return next(seen for seen in review_row(one).findings if seen.code == code)


def test_growth_alike_every_year_is_not_a_level_alike_every_year() -> None:
    growth = row("รายได้จากการค้าชายแดน", 5, 5, 5, 5, 5, baseline="900 ล้านบาท")
    level = row("ร้อยละของครัวเรือนที่มีน้ำใช้", 60, 60, 60, 60, 60)
    assert codes(growth) == {"growth_on_level"}
    assert codes(level) == {"all_years_same"}


def test_the_proposal_for_growth_shows_how_far_its_two_readings_lie_apart() -> None:
    proposal = finding(
        row("มูลค่าการค้าชายแดน", 10, 10, baseline="100 ล้านบาท"), "growth_on_level"
    ).proposal
    assert "ปี 2572 = 121 ล้านบาท" in proposal
    assert "ปี 2572 = 110 ล้านบาท" in proposal


def test_growth_that_says_a_year_and_its_base_is_left_alone() -> None:
    name = "ร้อยละที่เพิ่มขึ้นต่อปีของมูลค่าการค้าชายแดน เทียบกับปีก่อนหน้า"
    assert codes(row(name, 5, 5, 5, baseline="900 ล้านบาท")) == set()


def test_a_hundred_percent_kept_every_year_is_no_fault() -> None:
    assert codes(row("ร้อยละของโรงเรียนที่มีไฟฟ้าใช้", 100, 100, 100, baseline="99")) == set()


def test_a_direction_that_is_to_be_kept_may_stand_still() -> None:
    kept = row("ร้อยละของพื้นที่ป่า", 40, 40, 40, direction=Direction.KEEP)
    assert codes(kept) == set()


@pytest.mark.parametrize("blank", ["", "-", "–", "......", "รอข้อมูล", "N/A", "ยังไม่มีข้อมูล"])
def test_a_place_for_a_number_is_no_baseline(blank: str) -> None:
    assert "baseline_missing" in codes(row("ร้อยละของครัวเรือนที่มีน้ำใช้", 60, 70, baseline=blank))


def test_dots_before_a_unit_keep_the_unit_for_the_proposal() -> None:
    missing = row("มูลค่าสินค้าเกษตร", 5, 5, baseline="........ล้านบาท")
    assert "ล้านบาท" in finding(missing, "baseline_missing").proposal


def test_an_activity_may_count_itself_and_needs_no_baseline() -> None:
    done = row("จัดอบรมกลุ่มอาชีพ", 2, unit="ครั้ง", baseline="", base_year="", level=Level.ACTIVITY)
    assert "name_is_activity" not in codes(done)
    assert "baseline_missing" not in codes(done)


def test_an_activity_weighs_more_at_an_issue_than_at_a_project() -> None:
    issue = row("จัดอบรมกลุ่มอาชีพ", 2, 3, unit="ครั้ง", baseline="1")
    project = row("จัดอบรมกลุ่มอาชีพ", 2, 3, unit="ครั้ง", baseline="1", level=Level.PROJECT)
    assert finding(issue, "name_is_activity").severity is Severity.WARNING
    assert finding(project, "name_is_activity").severity is Severity.NOTE


def test_accidents_counted_in_times_are_no_activity() -> None:
    assert "name_is_activity" not in codes(
        row("จำนวนอุบัติเหตุทางถนน", 30, 20, unit="ครั้ง", baseline="40")
    )


def test_two_names_joined_inside_one_thing_are_not_two_measures() -> None:
    name = "จำนวนวิสาหกิจขนาดกลางและขนาดย่อมที่ได้รับการรับรอง GMP"
    assert codes(row(name, 50, 60, unit="แห่ง")) == set()


def test_numbers_that_are_part_of_a_name_do_not_contradict_the_targets() -> None:
    for name in ("ร้อยละของวันที่ PM2.5 อยู่ในเกณฑ์", "ร้อยละของเด็กอายุ 6 ปีที่สูงดีสมส่วน"):
        assert codes(row(name, 50, 60)) == set()


def test_percents_over_a_hundred_are_refused_for_shares_only() -> None:
    assert "percent_over_100" in codes(row("ร้อยละของครัวเรือนที่มีน้ำใช้", 90, 120))
    growth = row("ร้อยละที่เพิ่มขึ้นต่อปีของยอดขาย เทียบกับปีก่อน", 120, 150, baseline="")
    assert "percent_over_100" not in codes(growth)


def test_reductions_are_better_downwards() -> None:
    assert codes(row("จำนวนคดียาเสพติด", 35, 30, 25, unit="คดี")) == set()
    rising = row("จำนวนคดียาเสพติด", 45, 50, 55, unit="คดี")
    assert codes(rising) == {"target_worse_than_baseline"}


def test_a_growth_target_over_a_zero_baseline_is_an_error() -> None:
    zero = row("จำนวนกลุ่มอาชีพเพิ่มขึ้น", 10, 10, baseline="0 กลุ่ม")
    assert finding(zero, "baseline_zero_growth").severity is Severity.ERROR


def test_growth_of_less_than_one_unit_is_shown_in_figures() -> None:
    tiny = finding(row("จำนวนกลุ่มอาชีพเพิ่มขึ้น", 3, 3, baseline="20 กลุ่ม"), "growth_below_one_unit")
    assert tiny.facts["step"] == "0.6"


@pytest.mark.parametrize(("year", "stale"), [("2566", False), ("2565", True), ("พ.ศ. ๒๕๖๐", True)])
def test_a_baseline_more_than_five_years_before_the_first_target_is_stale(
    year: str, stale: bool
) -> None:
    seen = codes(row("ร้อยละของครัวเรือนที่มีน้ำใช้", 60, 70, base_year=year))
    assert ("base_year_stale" in seen) is stale


def test_the_limit_of_stale_years_can_be_set() -> None:
    one = row("ร้อยละของครัวเรือนที่มีน้ำใช้", 60, 70, base_year="2568")
    found = review_row(one, limits=Limits(stale_years=2)).findings
    assert [seen.code for seen in found] == ["base_year_stale"]


def test_a_target_far_off_the_observed_line_is_told_with_the_expected_value() -> None:
    history = ((2564, "50"), (2565, "51"), (2566, "52"), (2567, "53"), (2568, "54"))
    bold = row("ร้อยละของครัวเรือนที่มีน้ำใช้", 75, 76, baseline="54", history=history)
    modest = row("ร้อยละของครัวเรือนที่มีน้ำใช้", 57, 58, baseline="54", history=history)
    assert finding(bold, "target_beyond_trend").facts["expected"] == "57"
    assert codes(modest) == set()


def test_a_first_target_worse_than_what_was_measured_already_is_told() -> None:
    name, history = "ร้อยละของครัวเรือนที่มีน้ำใช้", ((2568, "54"), (2570, "62"))
    behind = row(name, 60, 70, baseline="54", history=history, direction=Direction.UP)
    equal = row(name, 62, 70, baseline="54", history=history, direction=Direction.UP)

    found = finding(behind, "target_already_reached")

    assert (found.facts["seen"], found.facts["seen_year"]) == ("62", 2570)
    assert "สูงกว่า 62" in found.proposal
    assert codes(equal) == set()


def test_a_value_measured_after_the_first_target_says_nothing_of_it() -> None:
    later = row(
        "ร้อยละของครัวเรือนที่มีน้ำใช้", 60, 70,
        baseline="54", history=((2571, "80"),), direction=Direction.UP,
    )  # fmt: skip
    assert codes(later) == set()


def test_targets_on_another_scale_are_not_held_against_what_was_measured() -> None:
    written_short = row(
        "มูลค่าการค้าชายแดนของจังหวัด", "6 ล้านบาท", "7 ล้านบาท", unit="บาท",
        baseline="", history=((2570, "5500000"),), direction=Direction.UP,
    )  # fmt: skip
    assert "target_already_reached" not in codes(written_short)


def test_targets_without_a_year_are_told() -> None:
    lone = IndicatorRow(
        name="ร้อยละของครัวเรือนที่มีน้ำใช้", unit="ร้อยละ", baseline="40", base_year="2568",
        targets=((0, "60"),),
    )  # fmt: skip
    assert codes(lone) == {"target_year_missing"}


def test_gaps_between_targets_are_named_by_year() -> None:
    gap = row("ร้อยละของครัวเรือนที่มีน้ำใช้", 50, "", 60)
    assert finding(gap, "target_gaps").facts["years"] == "2572"


def test_satisfaction_beside_a_result_is_fine_and_alone_is_not() -> None:
    pleased = row("ร้อยละความพึงพอใจของผู้รับบริการ", 60, 70, issue="ก")
    result = row("ร้อยละของครัวเรือนที่มีน้ำใช้", 50, 70, issue="ก")
    assert {f.code for f in review([pleased])[0].findings} == {"satisfaction_only"}
    assert all(not one.findings for one in review([pleased, result]))


def test_one_baseline_under_two_names_points_at_the_other_row() -> None:
    first = row("จำนวนโรงงานสีเขียว", 40, 45, unit="แห่ง", baseline="37 แห่ง", number=4)
    second = row("จำนวนร้านอาหารปลอดภัย", 40, 45, unit="แห่ง", baseline="37 แห่ง", number=9)
    found = review([first, second])[0].findings
    assert [(f.code, f.facts["other_row"]) for f in found] == [("shared_baseline", 9)]


@pytest.mark.parametrize("common", ["0", "100", "5", "80"])
def test_common_values_may_stand_under_two_names(common: str) -> None:
    pair = [
        row("ร้อยละของโรงเรียนที่มีไฟฟ้าใช้", 101, 102, baseline=common, direction=Direction.KEEP),
        row("ร้อยละของวัดที่มีไฟฟ้าใช้", 101, 102, baseline=common, direction=Direction.KEEP),
    ]
    assert all("shared_baseline" not in {f.code for f in one.findings} for one in review(pair))


def test_a_missing_source_is_told_once_for_the_sheet_or_at_the_odd_row() -> None:
    bare = row("ร้อยละของครัวเรือนที่มีน้ำใช้", 50, 60, source="")
    other = row("ร้อยละของเด็กที่สูงดีสมส่วน", 50, 60, source="")
    named = row("ร้อยละของเด็กที่สูงดีสมส่วน", 50, 60)
    assert [one.code for one in review_whole([bare, other])] == ["no_source_anywhere"]
    assert all(not one.findings for one in review([bare, other]))
    assert review_whole([bare, named]) == []
    assert [f.code for f in review([bare, named])[0].findings] == ["source_missing"]


def test_damaged_text_is_offered_mended() -> None:
    broken = row("รอ้ยละของครัวเรือนที่มีนํ้าใช้", 50, 60)
    mended = finding(row("ร้อยละของครัวเรือนที่มีนํ้าใช้", 50, 60), "name_damaged")
    assert mended.proposal == "ร้อยละของครัวเรือนที่มีน้ำใช้"
    assert "name_damaged" in codes(broken)


def test_a_row_without_a_name_says_only_that() -> None:
    assert codes(row("  ", 5)) == {"name_missing"}


def test_errors_come_before_warnings_and_notes() -> None:
    weights = [f.severity for f in review_row(row("GPP ภาคเกษตรเพิ่มขึ้น", 5, baseline="-")).findings]
    order = [Severity.ERROR, Severity.WARNING, Severity.NOTE]
    assert weights == sorted(weights, key=order.index)


@given(
    name=st.text(max_size=60),
    unit=st.sampled_from(["", "ร้อยละ", "คน", "ล้านบาท", "สัดส่วน", "tCO2/MWh", "แห่ง/ปี"]),
    baseline=st.one_of(st.text(max_size=20), st.decimals(allow_nan=False).map(str)),
    year=st.text(max_size=8),
    targets=st.lists(st.tuples(st.integers(2560, 2580), st.text(max_size=12)), max_size=5),
    level=st.sampled_from(Level),
)
def test_any_row_is_reviewed_and_every_finding_is_worded_in_both_languages(
    name: str, unit: str, baseline: str, year: str, targets: list[tuple[int, str]], level: Level
) -> None:
    one = IndicatorRow(
        name=name, unit=unit, baseline=baseline, base_year=year, targets=tuple(targets), level=level
    )
    for seen in [f for one in review([one, one]) for f in one.findings]:
        assert worded(seen.code, seen.facts)
        assert worded(seen.code, seen.facts, language="en")


def test_each_message_names_the_same_facts_in_both_languages() -> None:
    def placeholders(text: str) -> set[str]:
        return {part.split("}")[0] for part in text.split("{")[1:]}

    for thai, english in MESSAGES.values():
        assert placeholders(thai) == placeholders(english)


def test_a_row_is_reviewed_within_five_milliseconds() -> None:
    rows = [
        row(f"จำนวนเกษตรกรที่ได้รับมาตรฐานสินค้า {at} เพิ่มขึ้น", 5, 5, 5, baseline=f"{at} ราย")
        for at in range(200)
    ]
    began = time.process_time()
    for one in rows:
        review_row(one)
    assert (time.process_time() - began) / len(rows) < 0.005


def test_a_signed_percent_is_a_change_in_its_direction() -> None:
    cut = finding(row("คดีลักทรัพย์", "-20%", unit="", baseline="50 คดี"), "growth_on_level")
    assert "ลดลง" in cut.proposal
    assert "= 40 คดี" in cut.proposal


def test_projects_may_count_alike_where_issues_may_not() -> None:
    def pair(level: Level) -> list[IndicatorRow]:
        return [
            row("ปริมาณน้ำกักเก็บ", 50, 60, unit="ลบ.ม.", level=level, issue=issue, baseline=base)
            for issue, base in (("ก", "41"), ("ข", "42"))
        ]

    assert all(not one.findings for one in review(pair(Level.PROJECT)))
    assert all(
        [f.code for f in one.findings] == ["same_indicator_other_issue"]
        for one in review(pair(Level.ISSUE))
    )


def test_absurdly_long_cells_are_answered_quickly() -> None:
    long = row("จำนวนครัวเรือน" * 5_000 + "เพิ่มขึ้น", "9" * 50_000, baseline="1" * 50_000 + " ราย")
    began = time.process_time()
    assert "baseline_not_a_number" in codes(long)
    assert time.process_time() - began < 2
