"""Tables in, pairs out; bad input is put up with."""

import json
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from oneplan.engines.overlap.__main__ import main
from oneplan.engines.overlap.engine import match_rows
from oneplan.engines.overlap.files import (
    UnreadableTable,
    gazetteer_of,
    match_file,
    match_table,
    rows_of,
)
from tests.engines.overlap.places import PLACES, district


def table(texts: list[str | None], **columns: list[object]) -> pl.DataFrame:
    """Return a table with ids."""
    return pl.DataFrame({"id": [f"n{i}" for i in range(len(texts))], "text": texts, **columns})


def test_only_id_and_text_are_needed() -> None:
    text = "ก่อสร้างถนน คสล. ซอย 3 หมู่ที่ 2 ต.บัวแดง อ.ปทุมรัตต์ จ.ร้อยเอ็ด"
    found, report = match_table(table([text, text]), district())
    assert found.columns == ["id_a", "id_b", "score", "verdict", "reason"]
    assert found["verdict"].to_list() == ["same"]
    assert report.groups == 1


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [""],
        ["", "", None],
        ["ถนน", "ถนน"],
        ["a", "the road", "Build a road at Moo 5"],
        ["🚧🚧", "ถนน 🚧 คสล. 😀"],
        ["\x00", "\n\t", "﻿", "ๆๆๆ", "์์์", "ํ", "ํา"],
        ["12345678901234567890", "หมู่ 99999999999", "กม.9999999+9999999", "ซ.0", "ม.0"],
        ["หมู่ที่ ๕ 5 ๕5 หมู่5๕"],
        ["ก่อสร้าง" * 700, "ถนน คสล. " * 600],
        ["-" * 5000, "1," * 2500, "หมู่ 1," * 900],
    ],
)
def test_odd_texts_are_put_up_with(texts: list[str | None]) -> None:
    found, report = match_table(table(texts), district())
    assert report.texts == len(texts)
    assert found["score"].is_between(0, 1).all()


def test_an_empty_text_has_no_twin() -> None:
    areas = ["45030102"] * 3
    found, _ = match_table(table(["", "", "ก่อสร้างถนน"], area=areas), district())
    assert found.height == 0


def test_ten_thousand_copies_are_one_group() -> None:
    copies = table(["ก่อสร้างถนน คสล. ซอย 3"] * 10_000, area=["45030102"] * 10_000)
    found, report = match_table(copies, district())
    assert report.groups == 1
    assert found.height < 10_000 * 200
    assert set(found["verdict"]) == {"same"}


@pytest.mark.parametrize(
    "area",
    [
        "",
        None,
        "99",
        "99999999",
        "4503010299",
        "4",
        "abc",
        "45-03",
        "๔๕",
        "-1",
        "450301C07",
        "45.0",
    ],
)
def test_wrong_and_missing_codes_are_put_up_with(area: str | None) -> None:
    text = "ก่อสร้างถนน คสล. ซอย 3 หมู่ที่ 2 ต.บัวแดง อ.ปทุมรัตต์ จ.ร้อยเอ็ด"
    found, _ = match_table(table([text, text], area=[area, "45030102"]), district())
    assert found["verdict"].to_list() == ["same"]


def test_a_municipal_community_is_a_place_of_its_own() -> None:
    found, _ = match_table(table(["ถนน คสล. ซอย 3"] * 3, area=["450301C07"] * 2 + ["45030107"]))
    assert found.select("id_a", "id_b").rows() == [("n0", "n1")]


def test_a_gazetteer_with_repeated_wrong_and_empty_rows_still_serves() -> None:
    good = [(c, n, m) for c, n, m in PLACES]
    rows = [*good, *good, ("45030102", "โนนสวรรค์ใหม่", 2), ("x", "y", None), ("45", None, None),
            ("45030199", "", 9), (None, "z", None)]  # fmt: skip
    places = gazetteer_of(
        pl.DataFrame(
            {
                "code": [r[0] for r in rows],
                "name_th": [r[1] for r in rows],
                "moo": [r[2] for r in rows],
            }
        )
    )
    text = "ก่อสร้างถนน คสล. ซอย 3 หมู่ที่ 2 ต.บัวแดง"
    found, report = match_table(table([text, text], area=["4503", "450301"]), places)
    assert found["verdict"].to_list() == ["same"]
    assert report.refused_places == len(good) + 4


def test_budget_and_year_are_read_in_any_writing() -> None:
    rows = rows_of(
        pl.DataFrame(
            {
                "id": range(6),
                "text": ["x"] * 6,
                "budget": ["1,500,000", "๒๕๐๐๐", "", "abc", "1e6", "inf"],
                "year": ["2568", "2025", "68", "", "๒๕๖๙", "12"],
            }
        )
    )
    assert np.nan_to_num(rows.budget, nan=-1).tolist() == [1_500_000, 25_000, -1, -1, 1e6, -1]
    assert rows.year.tolist() == [2568, 2568, 2568, 0, 2569, 0]


def test_one_and_two_processes_find_the_same() -> None:
    texts, areas = [], []
    for province in ("45", "46", "47"):
        for n in range(40):
            texts.append(f"ก่อสร้างถนน คสล. ซอย {n % 9} หมู่ที่ {n % 4 + 1}")
            areas.append(f"{province}0301")
    rows = rows_of(table(texts, area=areas))
    one = match_rows(rows, district(), workers=1)
    two = match_rows(rows, district(), workers=2, share_from=0)
    assert len(one) > 50
    assert one.compared == two.compared
    for name in ("a", "b", "score", "verdict", "reason", "concept"):
        assert np.array_equal(getattr(one, name), getattr(two, name))


def test_without_a_gazetteer_codes_and_numbers_still_decide() -> None:
    texts = ["ก่อสร้างถนน คสล. ซอย 3 หมู่ที่ 2", "สร้างถนนคอนกรีต ซ.3 ม.2", "ถนน คสล. ซอย 3 ม.5"]
    found, _ = match_table(table(texts, area=["450301"] * 3))
    assert [*found.select("id_a", "id_b").row(0)] == ["n0", "n1"]
    assert found.height == 1


def test_csv_and_parquet_give_the_same_pairs(tmp_path: Path) -> None:
    rows = table(["ถนน คสล. ซอย 3", "ถนนคอนกรีต ซ.3"], area=["01030102", "01030102"])
    rows.write_csv(tmp_path / "in.csv")
    rows.write_parquet(tmp_path / "in.parquet")
    from_csv, _ = match_file(tmp_path / "in.csv", out=tmp_path / "pairs.csv")
    from_parquet, _ = match_file(tmp_path / "in.parquet")
    assert from_csv.equals(from_parquet)
    assert pl.read_csv(tmp_path / "pairs.csv").height == from_csv.height == 1


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "id\n1\n"])
def test_a_file_without_id_and_text_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableTable):
        match_file(path)


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "in.parquet"
    path.write_bytes(b"not a table")
    with pytest.raises(UnreadableTable):
        match_file(path)


def test_the_command_prints_a_summary_and_says_what_it_cannot_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table(["ถนน คสล. ซอย 3", "ถนนคอนกรีต ซ.3"], area=["45030102"] * 2).write_csv(tmp_path / "in.csv")
    assert (
        main(["match", str(tmp_path / "in.csv"), "--json", "--out", str(tmp_path / "o.csv")]) == 0
    )
    assert json.loads(capsys.readouterr().out)["verdicts"]["same"] == 1
    assert main(["match", str(tmp_path / "none.csv")]) == 2
    assert "unreadable" in capsys.readouterr().err
