"""Files of lists: harmless in a spreadsheet, streamed where they are large."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.http import FileResponse, HttpResponse
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from oneplan.core.exporting import FORMULA_STARTS, Cell, as_file


def rows_of(text: str, output: str) -> list[list[object]]:
    answer = as_file(["a", "b"], [[text, Decimal("1.50")]], name="x", output=output)
    assert isinstance(answer, HttpResponse)
    if output == "csv":
        return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))  # type: ignore[return-value]
    return (
        CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    )


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "\tx", "=1"])
def test_a_text_that_a_spreadsheet_would_run_is_text_in_both_kinds_of_file(text: str) -> None:
    assert rows_of(text, "csv")[1] == [f"'{text}", "1.50"]
    assert rows_of(text, "xlsx")[1] == [text, 1.5]


@given(
    text=st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r"), max_size=60)
)
def test_no_text_begins_a_formula_in_a_csv_file(text: str) -> None:
    cell = str(rows_of(text, "csv")[1][0]) if text else ""
    assert not cell.startswith(FORMULA_STARTS)
    assert cell.removeprefix("'") == text.removeprefix("'") or cell == text


@pytest.mark.django_db
def test_a_large_file_is_sent_from_the_disk_and_is_whole() -> None:
    def many() -> Iterator[list[Cell]]:
        for number in range(40_000):
            yield [f"โครงการสมมติ {number}", number]

    answer = as_file(["ชื่อ", "ที่"], many(), name="x", output="csv")
    assert isinstance(answer, FileResponse)
    whole = b"".join(answer.streaming_content)  # type: ignore[arg-type]
    answer.close()
    lines = whole.decode("utf-8-sig").splitlines()
    assert (len(lines), lines[-1]) == (40_001, "โครงการสมมติ 39999,39999")
