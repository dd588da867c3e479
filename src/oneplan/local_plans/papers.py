"""Forms ผ.02, ผด.01 and ผด.02 as papers.

Their fields are those of the forms (list ``form_fields``); the layout is the system's default.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from oneplan.documents.render.description import (
    Block,
    Cell,
    Column,
    Document,
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
from oneplan.thai.money_words import baht_words, format_baht

MONTHS = (
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
)
DONE_IN = "•"
NO_PROGRAMME = "ไม่ระบุแผนงาน"
FUNDED_NOTE = "รายการที่ได้รับงบประมาณแล้วตามข้อบัญญัติ/เทศบัญญัติและการโอนเปลี่ยนแปลง"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A row of ผ.02: money in satang by fiscal year (B.E.)."""

    title: str
    money: dict[int, int]
    programme: str = ""
    objective: str = ""
    output: str = ""
    indicator: str = ""
    result: str = ""
    unit: str = ""
    page: str = ""
    item: str = ""
    book: str = ""
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPaper:
    """Everything printed in one ผ.02: a book, or the plan as it is valid."""

    title: str
    book: str
    years: Sequence[int]
    rows: Sequence[PlanRow]
    imprint: Imprint
    reason: str = ""
    says_book: bool = False
    """Whether each row says in which book it stands: the valid plan is spread over books."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRow:
    """A row of ผด.02; months of the fiscal year from 1 (October) to 12, 0 where not known."""

    title: str
    detail: str
    satang: int
    place: str
    unit: str
    programme: str = ""
    first_month: int = 0
    last_month: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPaper:
    """Everything printed in the operational plan of a year: ผด.01 and ผด.02."""

    body: str
    fiscal_year: int
    rows: Sequence[WorkRow]
    imprint: Imprint


R = TypeVar("R", PlanRow, WorkRow)


def describe_plan(paper: PlanPaper) -> Document:
    """Form ผ.02."""
    return Document(
        title=f"แบบ ผ.02 {paper.title} {paper.book}",
        form="แบบ ผ.02",
        landscape=True,
        imprint=paper.imprint,
        parts=[
            Part(
                headings=("รายละเอียดโครงการพัฒนา", paper.title, paper.book),
                facts=(("เหตุผลและความจำเป็น:", paper.reason),) if paper.reason else (),
                blocks=tuple(_plan_blocks(paper)),
            )
        ],
    )


def describe_work(paper: WorkPaper) -> Document:
    """Forms ผด.01 (the sum by programme) and ผด.02 (the rows with their twelve months)."""
    head = f"{paper.body} ปีงบประมาณ พ.ศ. {paper.fiscal_year}"
    return Document(
        title=f"แผนการดำเนินงาน {head}",
        form="แบบ ผด.01 ผด.02",
        landscape=True,
        names=frozenset(MONTHS),
        imprint=paper.imprint,
        parts=[
            Part(
                headings=("บัญชีสรุปจำนวนโครงการ กิจกรรม งบประมาณ (ผด.01)", "แผนการดำเนินงาน", head),
                blocks=(_sum_table(paper), Text(FUNDED_NOTE, Tone.NOTE)),
            ),
            Part(
                headings=("บัญชีจำนวนโครงการ กิจกรรม งบประมาณ (ผด.02)", "แผนการดำเนินงาน", head),
                blocks=(_work_table(paper),),
            ),
        ],
    )


def _plan_blocks(paper: PlanPaper) -> Iterator[Block]:
    if not paper.rows:
        yield Text("ยังไม่มีรายการในเล่มนี้ ขั้นต่อไป: เลือกกิจกรรมเข้าเล่ม แล้วพิมพ์อีกครั้ง", Tone.NOTICE)
        return
    yield _plan_table(paper)
    total = sum(sum(row.money.values()) for row in paper.rows if not row.is_withdrawn)
    figure = format_baht(total, decimals="needed", unit=True)
    yield Text(
        f"รวม {len(paper.rows):,} โครงการ เป็นเงิน {figure} ({baht_words(total)})", Tone.STRONG
    )


def _plan_table(paper: PlanPaper) -> Table:
    columns = (
        Column(heading="ที่", weight=0.3),
        Column(heading="โครงการ", weight=2.0),
        Column(heading="วัตถุประสงค์", weight=1.4),
        Column(heading="เป้าหมาย (ผลผลิตของโครงการ)", weight=1.3),
        *(
            Column(heading=str(year), kind=Kind.MONEY, under="งบประมาณ (บาท)")
            for year in paper.years
        ),
        Column(heading="ตัวชี้วัด (KPI)", weight=1.1),
        Column(heading="ผลที่คาดว่าจะได้รับ", weight=1.2),
        Column(heading="หน่วยงานรับผิดชอบหลัก", weight=0.9),
        *([Column(heading="เล่ม/หน้า/ข้อ", weight=0.9)] if paper.says_book else []),
    )
    groups = tuple(
        Group(
            heading=f"แผนงาน: {programme.removeprefix('แผนงาน')}",
            rows=tuple(Row(_plan_cells(row, paper)) for row in rows),
        )
        for programme, rows in _by_programme(paper.rows)
    )
    return Table(
        name="ผ.02", columns=columns, sections=(Section(groups=groups),), total="รวมงบประมาณ"
    )


def _plan_cells(row: PlanRow, paper: PlanPaper) -> tuple[Cell, ...]:
    title = f"{row.title} (ยกเลิก นำออกจากแผน)" if row.is_withdrawn else row.title
    return (
        row.item,
        title,
        row.objective,
        row.output,
        *(row.money.get(year) for year in paper.years),
        row.indicator,
        row.result,
        row.unit,
        *([f"{row.book} / {row.page or '-'} / {row.item or '-'}"] if paper.says_book else []),
    )


def _by_programme(rows: Sequence[R]) -> list[tuple[str, list[R]]]:
    ordered = sorted(rows, key=lambda row: row.programme)
    return [
        (programme or NO_PROGRAMME, list(members))
        for programme, members in groupby(ordered, key=lambda row: row.programme)
    ]


def _sum_table(paper: WorkPaper) -> Table:
    total = sum(row.satang for row in paper.rows)
    rows = tuple(
        Row(
            (
                programme,
                len(members),
                _percent(len(members), len(paper.rows)),
                sum(row.satang for row in members),
                _percent(sum(row.satang for row in members), total),
                ", ".join(sorted({row.unit for row in members if row.unit})),
            )
        )
        for programme, members in _by_programme(paper.rows)
    )
    return Table(
        name="ผด.01",
        columns=(
            Column(heading="ยุทธศาสตร์/แผนงาน", weight=2.0),
            Column(heading="จำนวนโครงการที่ดำเนินการ", kind=Kind.COUNT),
            Column(heading="ร้อยละของโครงการทั้งหมด", weight=0.6),
            Column(heading="จำนวนงบประมาณ (บาท)", kind=Kind.MONEY),
            Column(heading="ร้อยละของงบประมาณทั้งหมด", weight=0.6),
            Column(heading="หน่วยงานรับผิดชอบหลัก", weight=1.4),
        ),
        sections=(Section(groups=(Group(rows=rows),)),),
        total="รวม",
    )


def _work_table(paper: WorkPaper) -> Table:
    first, second = f"พ.ศ. {paper.fiscal_year - 1}", f"พ.ศ. {paper.fiscal_year}"
    months = tuple(
        Column(heading=name, kind=Kind.RANK, under=first if place < 3 else second)
        for place, name in enumerate(MONTHS)
    )
    columns = (
        Column(heading="ลำดับที่", kind=Kind.RANK),
        Column(heading="โครงการ/กิจกรรม", weight=1.8),
        Column(heading="รายละเอียดของโครงการ/กิจกรรม", weight=1.6),
        Column(heading="งบประมาณ (บาท)", kind=Kind.MONEY),
        Column(heading="สถานที่ดำเนินการ", weight=1.0),
        Column(heading="หน่วยดำเนินการ", weight=0.9),
        *months,
    )
    numbers = iter(range(1, len(paper.rows) + 1))
    groups = tuple(
        Group(
            heading=f"แผนงาน: {programme.removeprefix('แผนงาน')}",
            rows=tuple(Row((next(numbers), *_work_cells(row))) for row in rows),
        )
        for programme, rows in _by_programme(paper.rows)
    )
    return Table(
        name="ผด.02", columns=columns, sections=(Section(groups=groups),), total="รวมงบประมาณ"
    )


def _work_cells(row: WorkRow) -> tuple[Cell, ...]:
    bars = tuple(
        DONE_IN if row.first_month and row.first_month <= month <= row.last_month else " "
        for month in range(1, 13)
    )
    return (row.title, row.detail, row.satang, row.place, row.unit, *bars)


def _percent(part: int, whole: int) -> str:
    return f"{part * 100 / whole:.2f}" if whole else ""
