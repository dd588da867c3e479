"""The table เดิม/ใหม่ of two editions as a paper: what changed stands bold on both sides.

The columns follow practice (form ผ.02 แก้ไข/เปลี่ยนแปลง); the layout is the system's default.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oneplan.documents.render.description import (
    Block,
    Cell,
    Column,
    Document,
    Group,
    Imprint,
    Kind,
    Marked,
    Part,
    Row,
    Section,
    Table,
    Text,
    Tone,
)
from oneplan.plans.rules.comparing import Happened
from oneplan.plans.telling import ComparisonTold, Line, MoneyLine, RowTold
from oneplan.thai.comparing import Change, Piece
from oneplan.thai.money_words import format_baht

NOTHING = "ทั้งสองฉบับระบุตรงกันทุกรายการ"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPaper:
    """Everything printed of a comparison; ``told`` is told in Thai."""

    plan: str
    old: str
    new: str
    told: ComparisonTold
    imprint: Imprint
    hidden: int = 0
    reasons: Sequence[tuple[str, str]] = ()
    """Title of a row, and why it was changed."""


def describe(paper: ComparedPaper) -> Document:
    """The comparison as a document to print."""
    return Document(
        title=f"ตารางเปรียบเทียบ {paper.plan} {paper.old} กับ {paper.new}",
        form="เดิม/ใหม่",
        landscape=True,
        imprint=paper.imprint,
        parts=[
            Part(
                headings=("ตารางเปรียบเทียบ เดิม/ใหม่", paper.plan),
                facts=(("เดิม:", paper.old), ("ใหม่:", paper.new)),
                blocks=tuple(_blocks(paper)),
            )
        ],
    )


def _blocks(paper: ComparedPaper) -> Iterator[Block]:
    told = paper.told
    for sentence in told.sentences:
        yield Text(f"• {sentence}")
    first = [told.vision] if told.vision and told.vision.lines else []
    strategy = [*first, *told.elements]
    if not strategy and not told.listings:
        yield Text(NOTHING, Tone.NOTICE)
    for name, rows in (("ส่วนยุทธศาสตร์", strategy), ("บัญชีโครงการ", told.listings)):
        if rows:
            yield Text(name, Tone.STRONG)
            yield _table(name, rows, paper)
    if told.money:
        yield Text("วงเงินตามปีและแหล่งงบประมาณ", Tone.STRONG)
        yield _money_table(told.money)
    if paper.hidden:
        yield Text(f"มีอีก {paper.hidden:,} รายการที่ไม่เปิดให้ผู้พิมพ์เห็น", Tone.NOTE)


def _table(name: str, rows: Sequence[RowTold], paper: ComparedPaper) -> Table:
    reasons = dict(paper.reasons)
    columns = [
        Column(heading="ที่", weight=0.35),
        Column(heading="เรื่องที่เปลี่ยน", weight=1.0),
        Column(heading=f"เดิม ({paper.old})", weight=2.6),
        Column(heading=f"ใหม่ ({paper.new})", weight=2.6),
    ]
    groups = tuple(
        Group(heading=_heading(row, reasons.get(row.title, "")), rows=tuple(_rows(row)))
        for row in rows
    )
    return Table(name=name, columns=tuple(columns), sections=(Section(groups=groups),))


def _heading(row: RowTold, reason: str) -> str:
    happened = {
        Happened.ADDED: "เพิ่ม",
        Happened.REMOVED: "นำออก",
        Happened.CHANGED: "เปลี่ยน",
        Happened.KEPT: "คงเดิม",
    }[row.compared.happened]
    because = f" · เหตุผล: {reason}" if reason else ""
    return f"{happened} · {row.kind} {row.number} {row.title}{because}".replace("  ", " ")


def _rows(row: RowTold) -> Iterator[Row]:
    """A line for each thing that differs; what came or went stands on its own side alone."""
    if row.compared.happened == Happened.ADDED:
        yield Row((row.number, "ข้อความ", None, Marked(((_whole(row), True),))))
    elif row.compared.happened == Happened.REMOVED:
        yield Row((row.number, "ข้อความ", Marked(((_whole(row), True),)), None))
    for number, line in enumerate(row.lines):
        old, new = _sides(line)
        yield Row(("" if number else row.number, line.label, old, new))


def _whole(row: RowTold) -> str:
    money = f" ({format_baht(row.satang, decimals='needed', unit=True)})" if row.satang else ""
    return f"{row.title}{money}"


def _sides(line: Line) -> tuple[Cell, Cell]:
    if not line.pieces:
        return (
            Marked(((line.old, True),)) if line.old else None,
            Marked(((line.new, True),)) if line.new else None,
        )
    return _side(line.pieces, Change.NEW), _side(line.pieces, Change.GONE)


def _side(pieces: Sequence[Piece], left_out: Change) -> Cell:
    kept = tuple(
        (piece.text, piece.change != Change.SAME) for piece in pieces if piece.change != left_out
    )
    return Marked(kept) if kept else None


def _money_table(lines: Sequence[MoneyLine]) -> Table:
    return Table(
        name="วงเงิน",
        columns=(
            Column(heading="ปีงบประมาณ", weight=0.6),
            Column(heading="แหล่งงบประมาณ", weight=2.0),
            Column(heading="เดิม (บาท)", kind=Kind.MONEY),
            Column(heading="ใหม่ (บาท)", kind=Kind.MONEY),
            Column(heading="เพิ่ม/ลด (บาท)", kind=Kind.MONEY),
        ),
        sections=(
            Section(
                groups=(
                    Group(
                        rows=tuple(
                            Row((str(each.year), each.source, each.old, each.new, each.rise))
                            for each in lines
                        )
                    ),
                )
            ),
        ),
        total="รวมทั้งสิ้น",
    )
