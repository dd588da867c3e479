from dataclasses import replace
from pathlib import Path

import pytest

from oneplan.documents.render.lines import LineKind, unroll
from oneplan.documents.render.printing import Format
from oneplan.publishing.annual_list import COLUMNS, AnnualList, ListedItem, describe
from oneplan.publishing.official_forms import ANNUAL_LIST, render
from oneplan.thai.digits import to_arabic
from oneplan.thai.money_words import baht_words, format_baht
from tests.documents.reading import docx_rows, page_sizes, pdf_pages, sheets, squeezed
from tests.publishing.made_up import BODY, IMPRINT, annual_list, item, with_only

PROVINCE = 8
"""Place of the province money's column."""


def table_of(paper: AnnualList):  # type: ignore[no-untyped-def]
    return describe(paper).parts[0].blocks[0]


def pdf_text(paper: AnnualList, fonts: Path) -> str:
    return squeezed("".join(pdf_pages(render(ANNUAL_LIST, paper, Format.PDF, fonts=fonts))))


@pytest.mark.parametrize("part_of_satang", [False, True])
def test_totals_are_equal_to_the_satang_in_all_three_files(
    fonts: Path, part_of_satang: bool
) -> None:
    paper = annual_list(60, part_of_satang=part_of_satang)
    total = sum(i.province_satang or 0 for i in (*paper.ranked, *paper.marked))
    local = sum(i.local_satang or 0 for i in paper.ranked)
    decimals = "always" if part_of_satang else "needed"
    printed = [format_baht(satang, decimals=decimals) for satang in (total, local)]

    pdf = to_arabic(pdf_text(paper, fonts))
    word = docx_rows(render(ANNUAL_LIST, paper, Format.DOCX, fonts=fonts))[-1]
    sheet = sheets(render(ANNUAL_LIST, paper, Format.XLSX, fonts=fonts))["บัญชีรายการโครงการ"]
    last = next(row for row in sheet if row[0] == "รวมทั้งสิ้น")

    assert f"รวมทั้งสิ้น{printed[0]}-{printed[1]}-" in pdf
    assert [to_arabic(text) for text in word[:5]] == ["รวมทั้งสิ้น", printed[0], "-", printed[1], "-"]
    assert [last[8], last[10]] == [total / 100, local / 100]
    assert squeezed(baht_words(total + local)) in pdf


def test_every_row_is_in_every_file(fonts: Path) -> None:
    paper = annual_list(60)
    ranks = [float(rank) for rank in range(1, 61)]

    word = docx_rows(render(ANNUAL_LIST, paper, Format.DOCX, fonts=fonts))
    sheet = sheets(render(ANNUAL_LIST, paper, Format.XLSX, fonts=fonts))["บัญชีรายการโครงการ"]

    assert [float(to_arabic(row[0])) for row in word if row[0].isdigit()] == ranks
    assert [row[0] for row in sheet if isinstance(row[0], float)] == ranks


def test_rows_stand_in_rank_order_with_the_frame_line_where_it_is_drawn() -> None:
    paper = replace(annual_list(30), ranked=list(reversed(annual_list(30).ranked)))
    lines = unroll(table_of(paper))
    boundary = next(i for i, line in enumerate(lines) if line.kind is LineKind.BOUNDARY)
    ranks = [line.cells[0] for line in lines if line.kind is LineKind.ROW]
    above = [line.cells[0] for line in lines[:boundary] if line.kind is LineKind.ROW]

    assert ranks == [*range(1, 31), None, None]
    assert above == list(range(1, 21))
    assert "กรอบวงเงิน" in lines[boundary].label


def test_without_a_frame_there_is_no_line_and_nobody_is_above_or_below() -> None:
    paper = replace(
        with_only(annual_list(3), item(1, satang=100, is_within_frame=None)), frame_satang=None
    )
    lines = unroll(table_of(paper))

    assert LineKind.BOUNDARY not in {line.kind for line in lines}
    assert [line.cells[13] for line in lines if line.kind is LineKind.ROW] == [None]
    assert "ยังไม่ประกาศกรอบวงเงิน" in describe(paper).parts[0].blocks[-1].text  # type: ignore[union-attr]


def test_a_smaller_activity_may_be_within_the_frame_below_a_larger_one_that_is_not() -> None:
    larger = item(1, satang=900, is_within_frame=False)
    smaller = item(2, satang=100, is_within_frame=True)
    lines = unroll(table_of(with_only(annual_list(3), larger, smaller)))

    assert [line.cells[0] for line in lines if line.kind is LineKind.ROW] == [2, 1]


def test_bundles_and_management_money_stand_last_without_rank_inside_the_total() -> None:
    paper = annual_list(6)
    lines = unroll(table_of(paper))
    marked = [line for line in lines if line.kind is LineKind.ROW][-2:]
    total = lines[-1].cells[PROVINCE]

    assert [line.cells[0] for line in marked] == [None, None]
    assert total == sum(i.province_satang or 0 for i in (*paper.ranked, *paper.marked))


def test_an_umbrella_met_again_says_it_continues() -> None:
    first, other, again = (item(rank, satang=100) for rank in (1, 2, 3))
    rows = (
        replace(first, umbrella="โครงการ ก"),
        replace(other, umbrella="โครงการ ข"),
        replace(again, umbrella="โครงการ ก"),
    )
    headings = [
        line.label
        for line in unroll(table_of(with_only(annual_list(3), *rows)))
        if line.kind is LineKind.GROUP
    ]

    assert headings == ["โครงการ ก", "โครงการ ข", "โครงการ ก (ต่อ)"]


def test_the_frame_summary_tells_what_is_left_or_by_how_much_it_is_exceeded(fonts: Path) -> None:
    one = item(1, satang=700_00)
    left = replace(with_only(annual_list(3), one), frame_satang=1_000_00)
    over = replace(with_only(annual_list(3), one), frame_satang=500_25)

    assert "คงเหลือในกรอบ๓๐๐บาท" in pdf_text(left, fonts)
    assert "สูงกว่ากรอบ๑๙๙.๗๕บาท" in pdf_text(over, fonts)


@pytest.mark.parametrize("output", list(Format))
def test_an_empty_list_prints_one_page_that_says_what_to_do_next(
    fonts: Path, output: Format
) -> None:
    paper = AnnualList(body=BODY, fiscal_year=2571, imprint=IMPRINT)
    file = render(ANNUAL_LIST, paper, output, fonts=fonts)

    assert file
    if output is Format.PDF:
        (page,) = pdf_pages(file)
        assert "ยังไม่มีรายการ" in squeezed(page)
        assert "ขั้นต่อไป:เปิดรอบจัดทำแผน" in squeezed(page)


def test_a_title_of_four_hundred_letters_and_missing_fields_stay_on_the_page(fonts: Path) -> None:
    title = ("ก่อสร้างเขื่อนป้องกันตลิ่งริมฝั่งแม่น้ำชีพร้อมปรับปรุงภูมิทัศน์" * 8)[:400]
    bare = ListedItem(rank=1, title=title, province_satang=0)
    paper = with_only(annual_list(3), bare)
    file = render(ANNUAL_LIST, paper, Format.PDF, fonts=fonts)
    text = squeezed("".join(pdf_pages(file)))

    assert page_sizes(file) == {(842, 595)}
    assert text.count("ภูมิทัศน์") == title.count("ภูมิทัศน์")


def test_thirteen_digits_in_all_four_sources_are_printed_unbroken(fonts: Path) -> None:
    huge = 9_999_999_999_999_00
    rich = ListedItem(
        rank=1,
        title="โครงการขนาดใหญ่",
        province_satang=huge,
        ministry_satang=huge,
        local_satang=huge,
        private_satang=huge,
    )
    pages = pdf_pages(render(ANNUAL_LIST, with_only(annual_list(3), rich), Format.PDF, fonts=fonts))

    assert to_arabic("".join(pages)).count("9,999,999,999,999") >= 12


def test_the_list_has_the_sixteen_fields_of_the_form() -> None:
    assert len(COLUMNS) == 16
    assert [c.heading for c in COLUMNS if c.kind == "money"][2:] == ["อปท.", "เอกชน"]


def test_a_cluster_prints_its_own_form() -> None:
    assert describe(replace(annual_list(3), is_cluster=True)).form == "แบบ กจ.2"


def test_every_page_warns_that_the_list_is_a_trial_and_not_an_official_layout(fonts: Path) -> None:
    for page in pdf_pages(render(ANNUAL_LIST, annual_list(30), Format.PDF, fonts=fonts)):
        assert "ข้อมูลทดลองไม่ใช่คำของบประมาณ" in squeezed(page)
        assert "ไม่ใช่แบบพิมพ์ทางการ" in squeezed(page)
