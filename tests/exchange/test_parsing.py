"""Rows become records; whose they are, what repeats, and what keeps one out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneplan.core.findings import Severity
from oneplan.exchange.layouts.layout import LONGEST_KEY, Layout, digest_of, key_of
from oneplan.exchange.layouts.mapping import HeadingMap
from oneplan.exchange.layouts.parsing import Asked, Parsed, parse_table, without_repeats
from oneplan.exchange.layouts.registry import LAYOUTS
from oneplan.exchange.reading import Cell
from tests.exchange.tables import LINE_HEADINGS, line, table

ACTIVITY = ["ปีงบประมาณ", "โครงการ", "กิจกรรมหลัก", "พื้นที่ดำเนินการ", "งบรายจ่าย", "งบประมาณ"]


def lines(*rows: list[Cell], asked: Asked | None = None) -> Parsed:
    return parse_table(table(LINE_HEADINGS, *rows), asked=asked)


def codes(parsed: Parsed) -> list[str]:
    return [finding.code for finding in parsed.findings]


def test_a_row_becomes_a_typed_record_with_its_place_and_its_original() -> None:
    (record,) = lines(line("L1", "๑,๐๐๐.๒๕ บาท", item="ขุดลอกเเหล่งนํ้า")).records

    assert (record.layout, record.key) == ("budget_lines", "2571|L1")
    assert (record.fiscal_year, record.satang) == (2571, 100_025)
    assert record.entry.item == "ขุดลอกแหล่งน้ำ"
    assert record.entry.owner_type == "province"
    assert (record.where.file, record.where.row) == ("t.csv", 2)
    assert record.raw["รายการ"] == "ขุดลอกเเหล่งนํ้า"


def test_a_repair_is_a_note_and_keeps_the_row() -> None:
    parsed = lines(line(item="ขุดลอกเเหล่งนํ้า"))

    assert [(each.code, each.severity) for each in parsed.findings] == [
        ("exchange.text_repaired", Severity.NOTE)
    ]
    assert parsed.findings[0].where.value == "ขุดลอกเเหล่งนํ้า"


@pytest.mark.parametrize(
    ("position", "cell", "code"),
    [
        (0, "", "exchange.fiscal_year_missing"),
        (0, "ปีหน้า", "exchange.year_unreadable"),
        (1, "", "exchange.cell_empty"),
        (2, "อำเภอ", "exchange.choice_unknown"),
        (7, "", "exchange.amount_empty"),
        (7, "-", "exchange.amount_empty"),
        (7, -5, "exchange.amount_negative"),
        (7, "ห้าร้อย", "exchange.amount_unreadable"),
    ],
)
def test_an_error_keeps_the_row_out_and_points_at_the_cell(
    position: int, cell: Cell, code: str
) -> None:
    row = line()
    row[position] = cell

    parsed = lines(row, line("L2"))

    assert [record.key for record in parsed.records] == ["2571|L2"]
    (finding,) = parsed.findings
    assert (finding.code, finding.severity) == (code, Severity.ERROR)
    assert (finding.where.row, finding.where.column) == (2, LINE_HEADINGS[position])
    assert finding.where.value == str(cell)


def test_a_doubtful_optional_cell_is_a_warning_and_the_row_stays() -> None:
    parsed = parse_table(table([*LINE_HEADINGS, "has_place_text"], [*line(), "อาจจะ"]))

    assert len(parsed.records) == 1
    assert [(each.code, each.severity) for each in parsed.findings] == [
        ("exchange.flag_unreadable", Severity.WARNING)
    ]


def test_a_short_row_is_read_as_if_its_end_were_empty() -> None:
    assert codes(lines(line()[:-1])) == ["exchange.amount_empty"]


def test_a_row_of_another_province_is_reported_and_left() -> None:
    parsed = lines(line("L1"), line("L2", owner="65"), asked=Asked("67"))

    assert [record.key for record in parsed.records] == ["2571|L1"]
    assert codes(parsed) == ["exchange.other_province"]
    assert parsed.findings[0].facts["owners"] == "65"


@pytest.mark.parametrize(
    ("clusters", "kept"), [(None, 1), (frozenset({"N-L1"}), 1), (frozenset({"N-L2"}), 0)]
)
def test_a_clusters_row_is_kept_for_the_provinces_of_that_cluster(
    clusters: frozenset[str] | None, kept: int
) -> None:
    row = line(owner="N-L1")
    row[2] = "กลุ่มจังหวัด"

    assert len(lines(row, asked=Asked("67", clusters=clusters)).records) == kept


def test_an_equal_row_met_again_is_a_note_and_counts_once() -> None:
    parsed = lines(line("L1", 100), line("L1", "100.00"))

    assert len(parsed.records) == 1
    assert [(each.code, each.severity) for each in parsed.findings] == [
        ("exchange.row_repeated", Severity.NOTE)
    ]


def test_rows_that_contradict_each_other_all_go() -> None:
    parsed = lines(line("L1", 100), line("L1", 200), line("L2", 300))

    assert [record.key for record in parsed.records] == ["2571|L2"]
    assert codes(parsed) == ["exchange.key_conflict"]
    assert parsed.findings[0].facts["first_row"] == 2


def test_the_same_row_from_two_files_is_one_record() -> None:
    one = parse_table(table(LINE_HEADINGS, line(), file="a.csv")).records
    other = parse_table(table(LINE_HEADINGS, line(), file="b.csv")).records

    kept, findings = without_repeats([*one, *other])

    assert [record.where.file for record in kept] == ["a.csv"]
    assert findings[0].facts["first_file"] == "a.csv"


def test_merged_cells_are_filled_down_within_their_project_only() -> None:
    parsed = parse_table(
        table(
            ACTIVITY,
            [2571, "โครงการ ก", "กิจกรรม 1", "บ้านนา", "งบดำเนินงาน", 100],
            [None, None, None, None, "งบลงทุน", 200],
            [None, None, "กิจกรรม 2", None, "งบลงทุน", 300],
            [None, "โครงการ ข", None, None, "งบลงทุน", 400],
        )
    )

    entries = [record.entry for record in parsed.records]
    assert [(each.project, each.activity, each.place) for each in entries] == [
        ("โครงการ ก", "กิจกรรม 1", "บ้านนา"),
        ("โครงการ ก", "กิจกรรม 1", "บ้านนา"),
        ("โครงการ ก", "กิจกรรม 2", None),
    ]
    assert entries[0].activity_key == entries[1].activity_key != entries[2].activity_key
    assert codes(parsed) == ["exchange.cell_empty"]


def test_quantity_times_price_must_be_the_amount() -> None:
    headings = [*ACTIVITY, "จำนวน", "ราคาต่อหน่วย"]
    row: list[Cell] = [2571, "โครงการ ก", "กิจกรรม 1", "บ้านนา", "งบลงทุน", 100]

    right = parse_table(table(headings, [*row, 2.5, 40]))
    wrong = parse_table(table(headings, [*row, 2, 40]))

    assert codes(right) == []
    assert codes(wrong) == ["exchange.product_differs"]


def test_indicators_of_two_provinces_do_not_share_a_key() -> None:
    headings = ["issue_no", "kpi_th", "base_year_be", "base_value", "t2571", "t2572"]
    row: list[Cell] = [1, "รายได้", 2568, "5 บาท", 5, 6]

    keys = {
        parse_table(table(headings, row), asked=Asked(province, cycle="2571-2575")).records[0].key
        for province in ("67", "65")
    }

    assert keys == {"67|2571-2575|1|รายได้", "65|2571-2575|1|รายได้"}


def test_indicators_without_base_or_targets_are_doubted() -> None:
    headings = ["issue_no", "kpi_th", "base_year_be", "base_value", "t2571"]

    parsed = parse_table(
        table(
            headings,
            [1, "ก", 2568, "....ล้านบาท", 5],
            [1, "ข", 2568, "-", None],
            [1, "ค", None, "0 แห่ง", 5],
            [1, "ง", 2568, "1,938 ราย", 5],
        )
    )

    assert [(each.code, each.where.row) for each in parsed.findings] == [
        ("exchange.kpi_without_base", 2),
        ("exchange.kpi_without_base", 3),
        ("exchange.kpi_without_targets", 3),
        ("exchange.kpi_without_base_year", 4),
    ]


def test_ceilings_are_read_a_year_a_column_and_a_year_a_row() -> None:
    wide = [
        "owner_type",
        "owner_code",
        "owner_name_th",
        "amount_fy2569_baht",
        "amount_fy2570_draft_baht",
    ]
    long = ["ประเภทหน่วยงาน", "รหัสหน่วยงาน", "หน่วยงาน", "ปีงบประมาณ", "กรอบวงเงิน"]

    (columns,) = parse_table(table(wide, ["province", 67, "ก", 10, 20])).records
    (row,) = parse_table(table(long, ["จังหวัด", 67, "ก", 2571, 30])).records

    assert columns.entry.totals == [(2569, "announced", 1000), (2570, "draft", 2000)]
    assert row.entry.totals == [(2571, "announced", 3000)]


def test_needs_and_scores_are_read_with_thai_headings() -> None:
    needs = parse_table(
        table(
            ["รหัสหมู่บ้าน", "หมู่บ้าน", "วันที่ประชาคม", "ความต้องการ", "สถานที่", "ผู้เสนอ",
             "ผู้ได้รับประโยชน์", "ลักษณะการดำเนินการ"],
            ["67010101", "บ้านนา", "๑ ต.ค. ๒๕๖๙", "ซ่อมประปา", "หน้าวัด", "ผู้ใหญ่บ้าน", "๑๒๐", "ทำร่วม"],
            [None, None, None, "ไฟส่องทาง", "สามแยก", "ชาวบ้าน", 80, "ขอรับการสนับสนุน"],
        )
    )  # fmt: skip
    scores = parse_table(
        table(["รหัสกิจกรรม", "เกณฑ์", "ผู้ประเมิน", "คะแนน"], ["A-1", "N2", "ปลัดจังหวัด", 4.125])
    )

    assert [
        (each.entry.area_code, each.entry.doer, each.entry.people) for each in needs.records
    ] == [
        ("67010101", "joint", 120),
        ("67010101", "others", 80),
    ]
    assert str(scores.records[0].entry.value) == "4.125"


cells = st.one_of(
    st.none(), st.text(max_size=12), st.floats(), st.integers(), st.booleans(), st.dates()
)


@given(
    st.sampled_from(list(LAYOUTS.values())),
    st.lists(st.lists(cells, max_size=20), max_size=3),
)
def test_whatever_stands_in_its_cells_a_table_is_parsed_to_the_end(
    layout: Layout, rows: list[list[Cell]]
) -> None:
    yearly = "ค่า 2569" if layout.code == "indicator_values_by_year" else "ค่าเป้าหมาย 2571"
    headings = [(column.names or (yearly,))[0] for column in layout.columns.values()]

    parsed = parse_table(table(headings, *rows), mapping=HeadingMap(layout=layout.code))

    told = {finding.where.row for finding in parsed.findings}
    kept = {record.where.row for record in parsed.records}
    assert all(number in told | kept for number in range(2, len(rows) + 2))


@given(
    st.lists(st.text(max_size=8), min_size=1, max_size=4),
    st.lists(st.text(max_size=8), min_size=1, max_size=4),
)
def test_different_values_never_share_a_key(one: list[str], other: list[str]) -> None:
    if len(one) == len(other):
        assert (key_of([*one]) == key_of([*other])) == (one == other)


def test_a_long_key_is_cut_but_stays_its_own() -> None:
    keys = {key_of(["ก" * 400 + end]) for end in ("1", "2")}

    assert len(keys) == 2
    assert {len(key) for key in keys} == {LONGEST_KEY}


def test_a_digest_ignores_empty_fields_and_sees_every_other_change() -> None:
    base = digest_of("x", {"a": 1, "b": None})

    assert base == digest_of("x", {"a": 1, "c": ()})
    assert base != digest_of("x", {"a": 2})
    assert base != digest_of("y", {"a": 1})
