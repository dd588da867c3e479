"""Printed subtotals against their lines; umbrella projects; sums by file."""

from __future__ import annotations

from oneplan.exchange.layouts.layout import Record
from oneplan.exchange.layouts.parsing import parse_table
from oneplan.exchange.reading import Cell
from oneplan.exchange.reconcile import (
    Agreement,
    SubtotalCheck,
    amounts_by_file,
    check_subtotals,
    subtotal_findings,
    umbrellas,
)
from tests.exchange.tables import LINE_HEADINGS, table

PRINTED = ["เอกสาร", "ประเภทหน่วยงาน", "รหัสหน่วยงาน", "โครงการ", "งบรายจ่าย", "ยอดรวมที่พิมพ์"]


def lines(*rows: tuple[str, str, Cell], item: str = "ก่อสร้างถนน") -> list[Record]:
    """Records of province 67 from (project, kind of expenditure, baht)."""
    cells = [
        [2571, f"L{number}", "จังหวัด", "67", project, kind, item, amount]
        for number, (project, kind, amount) in enumerate(rows)
    ]
    return list(parse_table(table(LINE_HEADINGS, *cells, file="lines.csv")).records)


def printed(*rows: tuple[str, str, Cell], owner: str = "67") -> list[Record]:
    cells = [["เล่ม 1", "จังหวัด", owner, project, kind, amount] for project, kind, amount in rows]
    return list(parse_table(table(PRINTED, *cells, file="printed.csv")).records)


def told(checks: list[SubtotalCheck]) -> list[tuple[str, Agreement, int]]:
    return [(check.project, check.agreement, check.difference) for check in checks]


def test_a_subtotal_equal_to_its_lines_agrees() -> None:
    checks = check_subtotals(
        lines(("ก", "งบลงทุน", "0.10"), ("ก", "งบลงทุน", "0.20")), printed(("ก", "งบลงทุน", "0.30"))
    )

    assert told(checks) == [("ก", Agreement.AGREES, 0)]
    assert [where.row for where in checks[0].rows] == [2, 3]
    assert subtotal_findings(checks) == []


def test_one_satang_of_difference_is_told_with_its_size() -> None:
    checks = check_subtotals(lines(("ก", "งบลงทุน", "0.29")), printed(("ก", "งบลงทุน", "0.30")))

    assert told(checks) == [("ก", Agreement.DIFFERS, -1)]
    (finding,) = subtotal_findings(checks)
    assert finding.code == "exchange.subtotal_differs"
    assert (finding.where.file, finding.where.row) == ("printed.csv", 2)
    assert finding.facts["difference"] == "-0.01"


def test_kinds_of_expenditure_and_owners_are_not_mixed() -> None:
    checks = check_subtotals(
        lines(("ก", "งบลงทุน", 5)),
        printed(("ก", "งบดำเนินงาน", 5)) + printed(("ก", "งบลงทุน", 5), owner="65"),
    )

    assert [check.agreement for check in checks] == [
        Agreement.NO_LINES,
        Agreement.NO_LINES,
        Agreement.NOT_PRINTED,
    ]
    assert [each.code for each in subtotal_findings(checks)] == [
        "exchange.subtotal_no_lines",
        "exchange.subtotal_no_lines",
        "exchange.subtotal_not_printed",
    ]


def test_a_name_printed_with_stray_marks_is_paired_by_likeness_and_says_so() -> None:
    name = "โครงการพัฒนาด้านสังคม"

    (check,) = check_subtotals(lines((name, "งบลงทุน", 5)), printed((f"{name} บ", "งบลงทุน", 5)))

    assert check.agreement is Agreement.AGREES
    assert check.is_paired_by_likeness


def test_likeness_with_two_candidates_pairs_neither() -> None:
    name = "โครงการพัฒนาด้านสังคม"

    checks = check_subtotals(
        lines((f"{name} 1", "งบลงทุน", 5), (f"{name} 2", "งบลงทุน", 5)),
        printed((f"{name} 3", "งบลงทุน", 5)),
    )

    assert [check.agreement for check in checks] == [
        Agreement.NO_LINES,
        Agreement.NOT_PRINTED,
        Agreement.NOT_PRINTED,
    ]


def test_an_exact_name_is_not_taken_away_by_likeness() -> None:
    name = "โครงการพัฒนาด้านสังคม"

    checks = check_subtotals(
        lines((name, "งบลงทุน", 5)),
        printed((name, "งบลงทุน", 5), (f"{name} บ", "งบลงทุน", 7)),
    )

    assert told(checks) == [
        (name, Agreement.AGREES, 0),
        (f"{name} บ", Agreement.NO_LINES, -700),
    ]


def test_an_umbrella_holds_its_lines_and_what_of_it_is_never_ranked() -> None:
    management = "ค่าใช้จ่ายในการบริหารงานจังหวัดแบบบูรณาการ"
    rows = [
        [2571, "1", "จังหวัด", "67", "ด้านสังคม", "งบลงทุน", "ก่อสร้างถนน", 100],
        [2571, "2", "จังหวัด", "67", "ด้านเกษตร", "งบลงทุน", "แหล่งน้ำ รวม 3 รายการ", 30],
        [2571, "3", "จังหวัด", "67", "ด้านสังคม", "งบรายจ่ายอื่น", management, 10],
        [2572, "4", "จังหวัด", "67", "ด้านสังคม", "งบลงทุน", "ก่อสร้างถนน", 1],
    ]

    found = umbrellas(parse_table(table(LINE_HEADINGS, *rows)).records)

    assert [(each.project, each.fiscal_year, len(each.lines), each.satang) for each in found] == [
        ("ด้านสังคม", 2571, 2, 110_00),
        ("ด้านเกษตร", 2571, 1, 30_00),
        ("ด้านสังคม", 2572, 1, 1_00),
    ]
    assert [(each.management_satang, each.bundle_satang) for each in found] == [
        (10_00, 0),
        (0, 30_00),
        (0, 0),
    ]


def test_sums_are_kept_by_file_and_layout() -> None:
    records = lines(("ก", "งบลงทุน", 5), ("ข", "งบลงทุน", 7)) + printed(("ก", "งบลงทุน", 9))

    assert amounts_by_file(records) == {
        ("lines.csv", "", "budget_lines"): (2, 12_00),
        ("printed.csv", "", "printed_subtotals"): (1, 9_00),
    }
