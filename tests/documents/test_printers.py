"""The three printers, each read back by a program that is not ours."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest

from oneplan.documents.render.description import (
    Column,
    Document,
    Field,
    Fields,
    Group,
    Imprint,
    Kind,
    Part,
    Row,
    Section,
    Table,
    Text,
    Tone,
)
from oneplan.documents.render.printing import Format, print_document
from oneplan.thai.segment import unbreakable
from tests.documents.reading import page_sizes, pdf_pages, sheets, squeezed
from tests.publishing.made_up import HARD_WORDS

IMPRINT = Imprint(
    printed_on=date(2026, 10, 1),
    issuer="สำนักงานจังหวัด",
    mark="ข้อมูลสมมติ",
    edition="ฉบับที่ 1",
    seal="7f3a-91c2",
)
COLUMNS = (
    Column(heading="ลำดับ", kind=Kind.RANK),
    Column(heading="รายการ", weight=3),
    Column(heading="วันที่", kind=Kind.DATE),
    Column(heading="เงิน (บาท)", kind=Kind.MONEY),
    Column(heading="คน", kind=Kind.COUNT),
)
PROSE = (
    "พื้นที่ทุ่งกุลาร้องไห้ประสบภัยแล้งซ้ำซากต่อเนื่องทุกปีเกษตรกรต้องซื้อน้ำดื่มน้ำใช้ในฤดูแล้งผลผลิตข้าวหอมมะลิ"
    "เฉลี่ยต่ำกว่าค่าเฉลี่ยของภาคจากการประชาคมหมู่บ้านประชาชนส่วนใหญ่เห็นว่าการฟื้นฟูแหล่งน้ำเป็นความต้องการ"
    "ลำดับแรกและขอให้หน่วยงานที่เกี่ยวข้องเร่งรัดการก่อสร้างเขื่อนป้องกันตลิ่งริมฝั่งแม่น้ำ"
)


def table(*rows: Row, total: str = "รวมทั้งสิ้น") -> Table:
    sections = (Section(groups=(Group(rows=rows),)),)
    return Table(name="บัญชี", columns=COLUMNS, sections=sections, total=total)


def paper(*blocks: Text | Table | Fields) -> Document:
    part = Part(headings=("บัญชีโครงการ",), blocks=blocks)
    return Document(title="บัญชีโครงการ", form="แบบ จ.2", parts=[part], imprint=IMPRINT)


def row(rank: int, *, satang: int | None = 100) -> Row:
    return Row((rank, f"งานที่ {rank}", date(2026, 10, rank % 28 + 1), satang, 1200))


def pdf_text(document: Document, fonts: Path) -> str:
    return squeezed("".join(pdf_pages(print_document(document, Format.PDF, fonts=fonts))))


def test_every_hard_word_can_be_searched_in_the_pdf(fonts: Path) -> None:
    text = pdf_text(
        paper(Text(" ".join(HARD_WORDS)), Text(" ".join(HARD_WORDS), Tone.STRONG)), fonts
    )

    assert [word for word in HARD_WORDS if text.count(word) < 2] == []


def test_lines_of_the_pdf_end_only_between_words(fonts: Path) -> None:
    document = paper(Fields(name="แบบ", items=(Field("หลักการและเหตุผล", PROSE),)))
    page = pdf_pages(print_document(document, Format.PDF, fonts=fonts))[0]
    boundaries = set()
    reached = 0
    for unit in unbreakable(PROSE):
        reached += len(unit)
        boundaries.add(reached)

    lines = [line for line in page.splitlines() if squeezed(line) and squeezed(line) in PROSE]
    ends = [PROSE.index(squeezed(line)) + len(squeezed(line)) for line in lines]

    assert len(ends) >= 3
    assert [end for end in ends if end not in boundaries] == []


def test_the_same_document_gives_the_same_bytes(fonts: Path) -> None:
    document = paper(table(row(1), row(2)))

    assert print_document(document, Format.PDF, fonts=fonts) == print_document(
        document, Format.PDF, fonts=fonts
    )


def test_the_pdf_says_it_is_accessible_and_archivable(fonts: Path) -> None:
    pdf = print_document(paper(table(row(1))), Format.PDF, fonts=fonts)

    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_every_page_repeats_the_heading_row_the_mark_and_the_imprint(fonts: Path) -> None:
    document = paper(table(*(row(rank) for rank in range(1, 121))))
    pages = pdf_pages(print_document(document, Format.PDF, fonts=fonts))

    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        text = squeezed(page)
        thai = str(number).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
        assert "เงิน(บาท)" in text
        assert "ข้อมูลสมมติ" in text
        assert "รหัสตรวจสอบ7f3a-91c2" in text
        assert "พิมพ์เมื่อ๑ตุลาคม๒๕๖๙" in text
        assert f"หน้า{thai}/" in text


def test_arabic_digits_when_asked(fonts: Path) -> None:
    document = replace(paper(table(row(1, satang=1_234_567_25))), thai_digits=False)

    assert "1,234,567.25" in pdf_text(document, fonts)


def test_zero_baht_and_nothing_asked_look_different(fonts: Path) -> None:
    document = replace(paper(table(row(1, satang=0), row(2, satang=None))), thai_digits=False)
    pages = pdf_pages(print_document(document, Format.PDF, fonts=fonts))

    rows = [line for line in pages[0].splitlines() if line.startswith(("1 ", "2 "))]
    assert [line.split()[-2] for line in rows] == ["0", "-"]


@pytest.mark.parametrize("digits", [13, 16])
def test_an_amount_of_many_digits_never_breaks(fonts: Path, digits: int) -> None:
    satang = 10**digits - 75
    document = replace(paper(table(row(1, satang=satang))), thai_digits=False)
    pages = pdf_pages(print_document(document, Format.PDF, fonts=fonts))

    assert f"{satang // 100:,}.25" in pages[0]


def test_numbers_that_find_no_room_on_a4_move_to_a3(fonts: Path) -> None:
    columns = tuple(Column(heading=f"แหล่ง {n}", kind=Kind.MONEY) for n in range(9))
    wide = Table(
        name="กว้าง",
        columns=columns,
        sections=(Section(groups=(Group(rows=(Row((10**15 + 1,) * 9),)),)),),
    )

    assert page_sizes(print_document(paper(table(row(1))), Format.PDF, fonts=fonts)) == {(595, 842)}
    assert page_sizes(print_document(paper(wide), Format.PDF, fonts=fonts)) == {(842, 1191)}


def test_a_character_without_a_glyph_does_not_stop_the_printing(fonts: Path) -> None:
    assert "ผ่าน◊" in pdf_text(paper(Text("ผ่าน ✓ ครบ")), fonts)


def test_a_row_taller_than_a_page_is_printed_whole(fonts: Path) -> None:
    document = paper(table(Row((1, "ซ่อมถนน " * 900 + "จบ", None, 100, None))))

    text = pdf_text(document, fonts)

    assert text.count("ถนน") == 900
    assert "จบ" in text


def test_word_files_set_every_property_for_both_scripts(fonts: Path) -> None:
    file = print_document(
        paper(table(row(1)), Text("ตัวหนา", Tone.STRONG)), Format.DOCX, fonts=fonts
    )
    with ZipFile(BytesIO(file)) as parts:
        body = parts.read("word/document.xml").decode()
        styles = parts.read("word/styles.xml").decode()

    assert body.count("<w:b/>") == body.count("<w:bCs/>") > 0
    assert body.count("<w:sz ") == body.count("<w:szCs ") > 0
    assert 'w:cs="TH SarabunPSK"' in styles
    assert 'w:bidi="th-TH"' in styles


def test_word_tables_repeat_their_heading_and_keep_rows_whole(fonts: Path) -> None:
    file = print_document(paper(table(row(1), row(2))), Format.DOCX, fonts=fonts)
    body = docx.Document(BytesIO(file)).element.xml

    assert body.count("<w:tblHeader/>") == 1
    assert body.count("<w:cantSplit/>") == 4


def test_spreadsheets_hold_real_numbers_days_and_formulas_with_their_values(fonts: Path) -> None:
    file = print_document(
        paper(table(row(1, satang=150_25), row(2, satang=49_75))), Format.XLSX, fonts=fonts
    )
    rows = sheets(file)["บัญชี"]
    formulas = openpyxl.load_workbook(BytesIO(file))["บัญชี"]

    assert [cells[3] for cells in rows if cells[0] in (1.0, 2.0)] == [150.25, 49.75]
    assert date(2026, 10, 2) in rows[-3]
    assert rows[-2][3] == 49.75
    assert rows[-1][3] == 200.0
    assert formulas.cell(formulas.max_row, 4).value == "=SUBTOTAL(9,D5:D6)"
    assert formulas.freeze_panes == "A5"
    assert formulas.print_title_rows == "$4:$4"


def test_a_text_that_looks_like_a_formula_stays_text(fonts: Path) -> None:
    file = print_document(
        paper(table(Row((1, "=HYPERLINK(1)", None, 100, None)))), Format.XLSX, fonts=fonts
    )
    cell = openpyxl.load_workbook(BytesIO(file))["บัญชี"].cell(5, 2)

    assert cell.data_type == "s"
