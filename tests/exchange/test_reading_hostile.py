"""Whatever a file holds, the answer is a finding: nothing is raised, nothing hangs."""

from __future__ import annotations

import os
import struct
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oneplan.core.findings import Finding
from oneplan.exchange.reading import Table, limits, read_tables
from oneplan.exchange.reading import workbook as workbook_module
from tests.exchange.tables import workbook

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
    ' Target="{target}"/></Relationships>'
)
BOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>'
)
SHEET = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{rows}</sheetData></worksheet>"
)


def handmade(path: Path, rows: str, *, sheet: str | None = None) -> Path:
    """A workbook written part by part, so that it may hold what no spreadsheet would write."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("[Content_Types].xml", CONTENT_TYPES)
        container.writestr(
            "_rels/.rels", RELATIONS.format(kind="officeDocument", target="xl/workbook.xml")
        )
        container.writestr("xl/workbook.xml", BOOK)
        container.writestr(
            "xl/_rels/workbook.xml.rels",
            RELATIONS.format(kind="worksheet", target="worksheets/sheet1.xml"),
        )
        container.writestr("xl/worksheets/sheet1.xml", sheet or SHEET.format(rows=rows))
    return path


def codes(path: Path) -> list[str]:
    started = time.monotonic()
    found = list(read_tables(path))
    assert time.monotonic() - started < 20
    assert all(isinstance(each, Finding) for each in found)
    return [each.code for each in found if isinstance(each, Finding)]


def test_a_handmade_workbook_is_read(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t>ก</t></is></c></row>'

    (found,) = read_tables(handmade(tmp_path / "a.xlsx", rows))

    assert not isinstance(found, Finding)


@pytest.mark.parametrize("reference", ["XFD1048576", "A999999", "AAA1"])
def test_a_cell_in_the_far_corner_is_refused_before_anything_opens_it(
    tmp_path: Path, reference: str
) -> None:
    path = handmade(tmp_path / "a.xlsx", f'<row><c r="{reference}"><v>1</v></c></row>')

    assert codes(path) == ["exchange.cell_too_far"]


def test_a_far_cell_hidden_from_the_check_ends_only_the_child(tmp_path: Path) -> None:
    hidden = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row><c r="&#88;FD&#49;048576"><v>1</v></c></row>'
    )
    path = handmade(tmp_path / "a.xlsx", hidden)

    assert codes(path) == ["exchange.workbook_damaged"]


def test_a_sheet_that_is_laid_out_past_the_memory_ends_only_the_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MEMORY_BYTES", 400 * limits.MEBIBYTE)
    corner = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="99999"><c r="ZZ99999"><v>1</v></c></row>'
    )

    assert codes(handmade(tmp_path / "a.xlsx", corner)) == ["exchange.workbook_too_heavy"]


def test_a_workbook_that_takes_too_long_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleeper = tmp_path / "sleeper.py"
    sleeper.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(workbook_module, "CHILD", sleeper)
    monkeypatch.setattr(limits, "SECONDS", 1)

    assert codes(workbook(tmp_path / "a.xlsx", s=[["a"], [1]])) == ["exchange.workbook_too_slow"]


def test_a_child_that_talks_nonsense_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    babbler = tmp_path / "babbler.py"
    babbler.write_text("print('not json')\n")
    monkeypatch.setattr(workbook_module, "CHILD", babbler)

    assert codes(workbook(tmp_path / "a.xlsx", s=[["a"], [1]])) == ["exchange.workbook_too_heavy"]


def test_a_small_file_that_inflates_without_end_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container,
        container.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _times in range(64):
            part.write(b" " * limits.MEBIBYTE)

    assert path.stat().st_size < 200_000
    assert codes(path) == ["exchange.workbook_swollen"]


def test_a_part_that_claims_two_gigabytes_is_not_opened(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", s=[["a"], [1]])
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 2**31 - 1)
    path.write_bytes(data)

    assert codes(path) == ["exchange.workbook_swollen"]


def test_a_container_with_an_endless_table_of_contents_is_not_opened(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", s=[["a"], [1]])
    data = bytearray(path.read_bytes())
    struct.pack_into("<L", data, data.rfind(b"PK\x05\x06") + 12, limits.DIRECTORY_BYTES + 1)
    path.write_bytes(data)

    assert codes(path) == ["exchange.workbook_swollen"]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_workbook_is_damaged(tmp_path: Path, share: float) -> None:
    path = workbook(tmp_path / "a.xlsx", s=[["a", "b"], *[[n, n] for n in range(200)]])
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])

    assert codes(path) == ["exchange.workbook_damaged"]


def test_broken_markup_inside_is_damaged(tmp_path: Path) -> None:
    path = handmade(tmp_path / "a.xlsx", "", sheet="<worksheet><sheetData><row></broken>")

    assert codes(path) == ["exchange.workbook_damaged"]


def test_entity_expansion_gives_no_text(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
    path = handmade(
        tmp_path / "a.xlsx", "", sheet=SHEET.format(rows=cell).replace("?>", "?>" + bomb)
    )

    assert codes(path) == ["exchange.workbook_damaged"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "exchange.file_empty"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "exchange.web_page_named_workbook"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><html></html>", "exchange.web_page_named_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "exchange.old_or_locked_workbook"),
        (b"a,b\n1,2\n", "exchange.not_a_workbook"),
        (b"PK\x03\x04" + bytes(100), "exchange.workbook_damaged"),
    ],
)
def test_what_only_calls_itself_a_workbook_is_told(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)

    assert codes(path) == [code]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "exchange.file_empty"),
        ("a.csv", b" \n \n", "exchange.file_empty"),
        ("a.csv", b"a,b\n1,\x00\n", "exchange.not_text"),
        ("a.csv", b"\xff\xfe\x00", "exchange.not_text"),
        ("a.csv", b"a,b\n\xff\xfc\xdb,1\n", "exchange.not_text"),
        ("a.csv", b'a,b\n"' + b"x" * 300_000 + b'",1\n', "exchange.quotes_broken"),
        ("a.csv", b"1,2\n3,4\n", "exchange.sheet_empty"),
        ("a.xls", b"anything", "exchange.old_or_locked_workbook"),
        ("a.pdf", b"%PDF-1.7", "exchange.format_unknown"),
        ("a.json", b"{", "exchange.json_broken"),
        ("a.json", b"[" * 200_000, "exchange.json_broken"),
        ("a.json", b"3", "exchange.json_unknown"),
        ("a.json", b'{"issues": 5}', "exchange.json_unknown"),
        ("a.json", b"\x00", "exchange.not_text"),
        ("a.geojson", b'{"features": [1, null]}', "exchange.json_unknown"),
    ],
)
def test_other_broken_files_are_told(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert codes(path) == [code]


def test_a_folder_named_like_a_file_is_walked_as_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x.csv").mkdir()
    (tmp_path / "y.xlsx").mkdir()

    assert codes(tmp_path) == ["exchange.folder_empty"]
    assert codes(tmp_path / "x.csv") == ["exchange.folder_empty"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")

    assert codes(tmp_path) == ["exchange.not_a_file"]


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert codes(tmp_path / "nothing.csv") == ["exchange.file_missing"]


def test_a_file_nobody_may_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n")

    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)

    assert codes(path) == ["exchange.file_not_permitted"]


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n1,2\n")

    assert codes(path) == ["exchange.file_too_large"]


def test_rows_and_columns_past_the_limit_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ROWS", 3)
    rows = [["a", "b"], *[[n, n] for n in range(5)]]
    book = workbook(tmp_path / "a.xlsx", s=rows)
    text = tmp_path / "a.csv"
    text.write_text("a,b\n1,2\n1,2\n1,2\n1,2\n")
    wide = tmp_path / "w.csv"
    wide.write_text(",".join(f"h{n}" for n in range(limits.COLUMNS + 1)) + "\n")

    assert codes(book) == ["exchange.too_many_rows"]
    assert codes(text) == ["exchange.too_many_rows"]
    assert codes(wide) == ["exchange.too_many_columns"]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A sound workbook, made once: it holds the moment it was made, so each is of its own size."""
    path = tmp_path_factory.mktemp("sound") / "whole.xlsx"
    return workbook(path, s=[["a", "b"], [1, "ก"]]).read_bytes()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_workbook_with_any_bytes_changed_is_read_or_told(
    tmp_path: Path, sound: bytes, data: st.DataObject
) -> None:
    whole = bytearray(sound)
    for _times in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "changed.xlsx"
    path.write_bytes(whole)

    found = list(read_tables(path))

    assert found
    assert all(isinstance(each, Finding | Table) for each in found)


@given(content=st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.geojson", "a.tsv"])
def test_any_bytes_at_all_are_read_or_told(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    found = list(read_tables(path))

    assert found
    assert all(isinstance(each, Finding | Table) for each in found)


def test_a_missing_reader_is_our_defect_and_not_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poor = tmp_path / "poor.py"
    poor.write_text('print(\'["failed", "ModuleNotFoundError"]\')\n')
    monkeypatch.setattr(workbook_module, "CHILD", poor)

    with pytest.raises(RuntimeError, match="calamine"):
        list(read_tables(workbook(tmp_path / "a.xlsx", s=[["a"], [1]])))


def test_the_child_is_given_no_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    teller = tmp_path / "teller.py"
    teller.write_text(
        "import json, os\nprint(json.dumps(['sheet', 's', 0]))\n"
        "print(json.dumps(['row', sorted(os.environ)]))\nprint(json.dumps(['end']))\n"
    )
    monkeypatch.setattr(workbook_module, "CHILD", teller)

    (found,) = read_tables(workbook(tmp_path / "a.xlsx", s=[["a"], [1]]))

    assert isinstance(found, Table)
    assert "PATH" in found.header
    assert "DATABASE_URL" not in found.header


def test_no_child_outlives_a_reading_that_is_given_up(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", s=[["a"], [1]], t=[["b"], [2]])
    reading = read_tables(path)
    next(reading)

    reading.close()  # type: ignore[attr-defined]

    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    if not children.exists():
        pytest.skip("the system does not list a process's children")
    assert not [
        pid
        for pid in children.read_text().split()
        if b"child.py" in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]


def test_one_bad_file_does_not_hide_the_good_one_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04broken")
    (tmp_path / "b.csv").write_text("a,b\n1,2\n")

    found = list(read_tables(tmp_path))

    assert [isinstance(each, Finding) for each in found] == [True, False]
