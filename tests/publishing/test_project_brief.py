from dataclasses import replace
from datetime import date
from pathlib import Path

from oneplan.documents.render.description import Fields
from oneplan.documents.render.printing import Format
from oneplan.publishing.official_forms import PROJECT_BRIEF, render
from oneplan.publishing.project_brief import ProjectBrief, ProjectBriefs, describe
from tests.documents.reading import pdf_pages, sheets, squeezed
from tests.publishing.made_up import BODY, IMPRINT, brief, briefs


def fields_of(paper: ProjectBriefs) -> Fields:
    (fields,) = describe(paper).parts[0].blocks
    assert isinstance(fields, Fields)
    return fields


def test_a_brief_has_the_fifteen_fields_of_the_form_in_order() -> None:
    labels = [item.label for item in fields_of(briefs(1)).items]

    assert len(labels) == 15
    assert labels[0] == "ประเด็นการพัฒนา"
    assert labels[-1].startswith("ผลลัพธ์")


def test_an_ordinary_brief_fits_one_page_and_each_starts_its_own(fonts: Path) -> None:
    pages = pdf_pages(render(PROJECT_BRIEF, briefs(3), Format.PDF, fonts=fonts))

    assert len(pages) == 3
    for number, page in zip("๑๒๓", pages, strict=True):
        assert f"(โครงการที่{number})" in squeezed(page)
        assert f"หน้า{number}/๓" in squeezed(page)


def test_a_brief_with_only_a_name_shows_what_is_still_missing(fonts: Path) -> None:
    paper = ProjectBriefs(body=BODY, imprint=IMPRINT, briefs=[ProjectBrief(name="โครงการใหม่")])
    (page,) = pdf_pages(render(PROJECT_BRIEF, paper, Format.PDF, fonts=fonts))

    assert squeezed(page).count("(ยังไม่ได้ระบุ)") == 14


def test_no_briefs_print_a_page_that_says_what_to_do_next(fonts: Path) -> None:
    paper = ProjectBriefs(body=BODY, imprint=IMPRINT)

    (page,) = pdf_pages(render(PROJECT_BRIEF, paper, Format.PDF, fonts=fonts))

    assert "ขั้นต่อไป:เปิดรายการโครงการ" in squeezed(page)


def test_the_spreadsheet_lists_briefs_and_adds_up_their_activities(fonts: Path) -> None:
    book = sheets(render(PROJECT_BRIEF, briefs(4), Format.XLSX, fonts=fonts))

    assert [row[0] for row in book["แบบสรุปโครงการ"] if isinstance(row[0], float)] == [1, 2, 3, 4]
    total = next(row for row in book["กิจกรรมหลัก"] if row[0] == "รวม")
    assert total[4] == sum(range(1, 5)) * 1_000_000


def test_an_end_before_the_start_is_printed_as_given_without_counting_months() -> None:
    odd = replace(brief(1), starts=date(2027, 10, 1), ends=date(2027, 9, 1))
    value = fields_of(replace(briefs(1), briefs=[odd])).items[11].value

    assert value == "1 ตุลาคม 2570 – 1 กันยายน 2570"
