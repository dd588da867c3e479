"""Reading printed papers back, the way their receivers' programs do."""

from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from oneplan.documents.fonts import derive

PACKAGE = Path(__file__).parents[2] / "node_modules" / "@expo-google-fonts" / "sarabun"
BREAKS_SEEN_BY_PDFIUM = "\ufffe"


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the document font, derived once a run."""
    if not PACKAGE.is_dir():
        pytest.skip(f"the Sarabun package is not installed at {PACKAGE}: run the set-up")
    folder = tmp_path_factory.mktemp("fonts")
    derive(PACKAGE, folder)
    return folder


def pdf_pages(pdf: bytes) -> list[str]:
    """The text of each page, lines kept."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page_text(document, number) for number in range(len(document))]
    finally:
        document.close()


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    text_page = page.get_textpage()
    text: str = text_page.get_text_range()
    text_page.close()
    page.close()
    return text.replace(BREAKS_SEEN_BY_PDFIUM, "")


def page_sizes(pdf: bytes) -> set[tuple[int, int]]:
    """Width and height of the pages in whole points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sizes = [document.get_page_size(number) for number in range(len(document))]
    finally:
        document.close()
    return {(round(width), round(height)) for width, height in sizes}


def squeezed(text: str) -> str:
    """Text without white space, since readers disagree about it."""
    return "".join(text.split())


def docx_rows(file: bytes) -> list[list[str]]:
    """The first table's rows, a merged cell given once."""
    table = docx.Document(BytesIO(file)).tables[0]
    return [[cell.text for cell in _distinct(row.cells)] for row in table.rows]


def _distinct(cells: tuple[docx.table._Cell, ...]) -> list[docx.table._Cell]:
    seen = []
    for cell in cells:
        if not seen or cell._tc is not seen[-1]._tc:
            seen.append(cell)
    return seen


def sheets(file: bytes) -> dict[str, list[list[object]]]:
    """Every worksheet's rows, formulas as their stored values."""
    book = CalamineWorkbook.from_filelike(BytesIO(file))
    return {
        name: [list(row) for row in book.get_sheet_by_name(name).to_python()]
        for name in book.sheet_names
    }
