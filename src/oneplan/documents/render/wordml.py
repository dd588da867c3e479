"""Pieces of WordprocessingML: runs, paragraphs, cells, rows and tables as text.

Lengths are points, turned into Word's twentieths and half-points here.
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

FONT = "TH SarabunPSK"
"""Named, not embedded: the font Thai offices have."""
TO_TH_SARABUN = 1.54
"""TH SarabunPSK stands this much smaller than Sarabun at the same nominal size."""
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
RULE = "5A5A5A"
LANGUAGE = '<w:lang w:val="en-US" w:eastAsia="th-TH" w:bidi="th-TH"/>'
TAB = "<w:r><w:tab/></w:r>"
BREAK = "<w:r><w:br/></w:r>"


def parsed(xml: str) -> BaseOxmlElement:
    """``xml``, whose outermost element names no namespace, as an element."""
    end = xml.index(">")
    end -= xml[end - 1] == "/"
    element: BaseOxmlElement = parse_xml(f"{xml[:end]} {NAMESPACE}{xml[end:]}")
    return element


def run(
    text: str, *, size: float, bold: bool = False, italic: bool = False, colour: str = ""
) -> str:
    """Characters of one look; ``size`` is Sarabun's."""
    half_points = round(size * TO_TH_SARABUN * 2)
    properties = (
        FONTS
        + "<w:b/><w:bCs/>" * bold
        + "<w:i/><w:iCs/>" * italic
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>{LANGUAGE}'
    )
    return (
        f"<w:r><w:rPr>{properties}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(printable(text))}</w:t></w:r>'
    )


def field(code: str, *, size: float) -> str:
    """A value Word computes, such as the page number."""
    shown = run("1", size=size)
    return f"<w:fldSimple w:instr={quoteattr(f' {code} ')}>{shown}</w:fldSimple>"


def paragraph(
    runs: str,
    *,
    align: str = "left",
    style: str = "",
    keep_next: bool = False,
    starts_page: bool = False,
    boxed: bool = False,
    ruled: bool = False,
    hanging: float = 0.0,
    right_tab: float = 0.0,
    after: float = 0.0,
    line: float = 0.0,
) -> str:
    """A paragraph; ``ruled`` draws a line above, ``line`` fixes the height of its lines."""
    indent = twentieths(hanging)
    height = (
        f'w:line="{twentieths(line)}" w:lineRule="exact"'
        if line
        else 'w:line="240" w:lineRule="auto"'
    )
    sides = ("top", "left", "bottom", "right") if boxed else ("top",) if ruled else ()
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="4" w:color="{RULE}"/>' for side in sides
    )
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{twentieths(right_tab)}"/></w:tabs>'
    properties = (  # in the order the schema asks for
        (f'<w:pStyle w:val="{style}"/>' if style else "")
        + "<w:keepNext/>" * keep_next
        + "<w:pageBreakBefore/>" * starts_page
        + (f"<w:pBdr>{rules}</w:pBdr>" if rules else "")
        + (tab if right_tab else "")
        + f'<w:spacing w:before="0" w:after="{twentieths(after)}" {height}/>'
        + (f'<w:ind w:left="{indent}" w:hanging="{indent}"/>' if hanging else "")
        + f'<w:jc w:val="{align}"/>'
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def cell(
    content: str,
    *,
    width: float,
    columns: int = 1,
    merge: str = "",
    fill: str = "",
    centred: bool = False,
    edge: str = "",
) -> str:
    """A table cell; ``merge`` is "restart" or "continue", ``edge`` a colour for heavy rules."""
    properties = (
        f'<w:tcW w:w="{twentieths(width)}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else "")
        + (f'<w:vMerge w:val="{merge}"/>' if merge else "")
        + (_heavy(edge) if edge else "")
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else "")
        + ('<w:vAlign w:val="center"/>' if centred else "")
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def _heavy(colour: str) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="18" w:space="0" w:color="{colour}"/>'
        for side in ("top", "bottom")
    )
    return f"<w:tcBorders>{sides}</w:tcBorders>"


def row(cells: str, *, is_heading: bool = False, may_split: bool = False) -> str:
    properties = "<w:cantSplit/>" * (not may_split) + "<w:tblHeader/>" * is_heading
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def table(rows: Iterable[str], *, widths: Iterable[float]) -> str:
    widths = list(widths)
    grid = "".join(f'<w:gridCol w:w="{twentieths(width)}"/>' for width in widths)
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        "<w:tbl><w:tblPr>"
        f'<w:tblW w:w="{twentieths(sum(widths))}" w:type="dxa"/>'
        f'<w:tblBorders>{rules}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def set_defaults(file: docx.document.Document, *, size: float) -> None:
    """Make every style speak Thai: fonts, sizes and language for both kinds of script."""
    half_points = round(size * TO_TH_SARABUN * 2)
    sizes = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    defaults = file.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    for child in list(defaults):
        defaults.remove(child)
    defaults.append(parsed(f"<w:rPr>{FONTS}{sizes}{LANGUAGE}</w:rPr>"))
    for name in ("Normal", "Heading 1"):
        style = file.styles[name].element
        old = style.find(qn("w:rPr"))
        if old is not None:
            style.remove(old)
        style.append(parsed(f"<w:rPr>{FONTS}{sizes}{LANGUAGE}</w:rPr>"))
    settings = file.settings.element
    old = settings.find(qn("w:themeFontLang"))
    if old is None:
        old = OxmlElement("w:themeFontLang")
        settings.append(old)
    old.set(qn("w:val"), "en-US")
    old.set(qn("w:bidi"), "th-TH")


def number_pages_in_thai(section: docx.section.Section) -> None:
    properties = section._sectPr
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:fmt"), "thaiNumbers")
    columns = properties.find(qn("w:cols"))  # the schema wants it before the columns
    columns.addprevious(numbering)


def twentieths(points: float) -> int:
    return round(points * 20)


def printable(text: str) -> str:
    """``text`` without the control characters XML forbids."""
    return "".join(c for c in text if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff"))
