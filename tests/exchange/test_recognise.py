"""A table is known by its columns; where it is not, the officer learns what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from oneplan.core.findings import Finding
from oneplan.exchange.layouts.headings import heading_key, heading_keys, money_scale
from oneplan.exchange.layouts.layout import Layout
from oneplan.exchange.layouts.mapping import HeadingMap, heading_map, load_heading_map
from oneplan.exchange.layouts.parsing import parse_table
from oneplan.exchange.layouts.recognise import Match, recognise
from oneplan.exchange.layouts.registry import LAYOUTS
from tests.exchange.tables import LINE_HEADINGS, line, table


def first_headings(layout: Layout, *, thai: bool) -> list[str]:
    """One heading for each required field: the first accepted, or the last (a Thai one)."""
    yearly = "ค่า 2569" if layout.code == "indicator_values_by_year" else "ค่าเป้าหมาย 2571"
    names = [layout.columns[name].names or (yearly,) for name in layout.required]
    return [each[-1] if thai else each[0] for each in names]


@pytest.mark.parametrize("thai", [False, True])
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.code)
def test_every_layout_is_recognised_by_its_required_columns_alone(
    layout: Layout, thai: bool
) -> None:
    found = recognise(table(first_headings(layout, thai=thai)))

    assert isinstance(found, Match)
    assert found.layout.code == layout.code


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.code)
def test_no_layout_has_two_fields_with_one_heading_required(layout: Layout) -> None:
    keys = [
        {heading_key(name) for name in (field, *layout.columns[field].names)}
        for field in layout.required
    ]

    assert all(not (one & other) for at, one in enumerate(keys) for other in keys[at + 1 :])


def test_headings_are_equal_whatever_their_spaces_case_and_digits() -> None:
    assert heading_key(" ปีงบประมาณ\nพ.ศ. ") == heading_key("ปีงบประมาณ พ.ศ")
    assert heading_key("Amount_Baht") == heading_key("amount baht")
    assert heading_key("ค่าเป้าหมาย ๒๕๗๑") == heading_key("ค่าเป้าหมาย 2571")
    assert heading_key("นํ้า") == heading_key("น้ำ")


def test_a_unit_in_brackets_does_not_hide_a_heading() -> None:
    assert "งบประมาณ" in heading_keys("งบประมาณ (บาท)")
    assert "งบประมาณ" in heading_keys("งบประมาณ (ล้านบาท)")


@pytest.mark.parametrize(
    ("heading", "scale"),
    [("งบประมาณ (บาท)", 1), ("งบประมาณ (ล้านบาท)", 1_000_000), ("วงเงินพันบาท", 1_000), ("งบ", 1)],
)
def test_the_unit_of_money_stands_in_its_heading(heading: str, scale: int) -> None:
    assert money_scale(heading) == scale


def test_amounts_in_millions_are_baht_in_the_record_and_said() -> None:
    headings = [*LINE_HEADINGS[:-1], "งบประมาณ (ล้านบาท)"]

    parsed = parse_table(table(headings, line(amount=1.25)))

    assert parsed.records[0].satang == 125_000_000
    assert [each.code for each in parsed.findings] == ["exchange.money_scaled"]


def test_a_table_without_its_amount_column_says_so() -> None:
    found = recognise(table(LINE_HEADINGS[:-1]))

    assert isinstance(found, Finding)
    assert found.code == "exchange.layout_unknown"
    assert "budget_lines: amount_baht" in str(found.facts["nearest"])


def test_two_layouts_that_fit_equally_are_not_guessed_between(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(LAYOUTS, "scores_again", LAYOUTS["scores"])

    found = recognise(table(["activity_key", "criterion", "assessor", "value"]))

    assert isinstance(found, Finding)
    assert found.code == "exchange.layout_ambiguous"


def test_targets_of_years_are_not_taken_for_measured_values() -> None:
    found = recognise(table(["ตัวชี้วัด", "พื้นที่", "แหล่งที่มา", "ค่าเป้าหมาย 2569"]))

    assert isinstance(found, Finding)


def test_a_table_mostly_about_something_else_is_not_taken() -> None:
    schools = ["province_code", "name_th", "ครู", "นักเรียน", "ห้องเรียน"]

    assert isinstance(recognise(table(schools)), Finding)


def test_unused_and_repeated_headings_are_told() -> None:
    parsed = parse_table(table([*LINE_HEADINGS, "สี", "วงเงิน"], [*line(), "แดง", 5]))

    assert [each.code for each in parsed.findings] == [
        "exchange.headings_unknown",
        "exchange.heading_repeated",
    ]
    assert parsed.records[0].satang == 100_00


def test_an_officers_own_headings_are_mapped_and_a_year_given_for_the_whole_table() -> None:
    headings = ["เลข", "ชนิด", "รหัส", "โครงการ", "งบรายจ่าย", "รายการ", "เงินที่ขอ"]
    mapping = heading_map(
        {"เลข": "line_id", "ชนิด": "owner_type", "รหัส": "owner_code", "เงินที่ขอ (บาท)": "satang"}
        | {"เงินที่ขอ": "satang"},
        layout="budget_lines",
        defaults={"fiscal_year": "๒๕๗๑"},
    )

    parsed = parse_table(table(headings, line()[1:]), mapping=mapping)

    assert parsed.layout == "budget_lines"
    assert (parsed.records[0].fiscal_year, parsed.records[0].satang) == (2571, 100_00)


def test_a_map_naming_an_unknown_layout_is_told() -> None:
    found = recognise(table(["a"]), mapping=HeadingMap(layout="nothing"))

    assert isinstance(found, Finding)
    assert found.code == "exchange.layout_not_known"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("m.json", '{"layout": "needs", "columns": {"บ้าน": "village"}}'),
        ("m.toml", 'layout = "needs"\n[columns]\n"บ้าน" = "village"\n'),
        ("m.json", '{"บ้าน": "village"}'),
        ("m.csv", "บ้าน,village\n"),
    ],
)
def test_a_heading_map_is_read_from_a_small_file(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")

    found = load_heading_map(path)

    assert isinstance(found, HeadingMap)
    assert found.field_of(" บ้าน ") == "village"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("m.json", "{"),
        ("m.json", "[]"),
        ("m.toml", "= ="),
        ("m.json", '{"columns": 3}'),
        ("m.csv", "\0"),
    ],
)
def test_a_broken_heading_map_is_told(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")

    found = load_heading_map(path)

    assert isinstance(found, Finding)
    assert found.code == "exchange.map_broken"
