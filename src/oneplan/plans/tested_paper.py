"""The five tests of a plan as a paper to lay on the table of whoever writes or reviews it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.timezone import localtime

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
from oneplan.plans.tested import Alike, FiveTests, OneTest

WHOLE = "ทั้งแผน"
ADVICE = "ข้อแนะนำของระบบสำหรับผู้จัดทำและผู้ตรวจแผน ไม่ใช่คำวินิจฉัย"


@dataclass(frozen=True, slots=True, kw_only=True)
class FiveTestsPaper:
    """Everything printed of the tests; ``tested`` is told in Thai."""

    plan: str
    edition: str
    tested: FiveTests
    imprint: Imprint


def describe(paper: FiveTestsPaper) -> Document:
    """The tests as a document to print."""
    tested = paper.tested
    blocks: list[Block] = [Text(ADVICE, Tone.NOTICE)]
    for number, each in enumerate(tested.tests, start=1):
        blocks += _test(number, each)
    return Document(
        title=f"การทดสอบแผนห้าข้อ {paper.plan} {paper.edition}",
        form="ทดสอบแผน",
        landscape=True,
        imprint=paper.imprint,
        parts=[
            Part(
                headings=("การทดสอบแผนห้าข้อ", paper.plan),
                facts=(
                    ("ฉบับ:", paper.edition),
                    ("ผล:", f"ผ่าน {tested.passed} จาก 5 ข้อ ข้อสังเกต {tested.count} รายการ"),
                ),
                blocks=tuple(blocks),
            )
        ],
    )


def _test(number: int, each: OneTest) -> Iterator[Block]:
    found = f"ข้อสังเกต {len(each.findings)} รายการ" if each.findings else "ผ่าน"
    yield Text(f"{number}. {each.name} ({found})", Tone.STRONG)
    yield Text(each.meaning, Tone.NOTE)
    if each.findings:
        yield _table(f"ข้อ {number}", each)
    if each.overruled:
        yield _answered(f"ข้อ {number} คงไว้", each)


def _table(name: str, each: OneTest) -> Table:
    return Table(
        name=name,
        columns=(
            Column(heading="ที่ใดในแผน", weight=1.6),
            Column(heading="สิ่งที่พบ", weight=2.2),
            Column(heading="เหตุที่สำคัญ", weight=1.7),
            Column(heading="ควรเขียนว่า", weight=2.2),
            Column(heading="ที่มา", weight=1.4),
        ),
        sections=(
            Section(
                groups=tuple(Group(rows=tuple(_rows(alike))) for alike in each.alike),
            ),
        ),
    )


def _answered(name: str, each: OneTest) -> Table:
    """What planners let stand, with their reason, their post and the day."""
    rows = []
    for finding in each.overruled:
        given = finding.overruling
        if given is not None:
            who, on = given.overruled_by.title_th, localtime(given.overruled_at).date()
            rows.append(Row((finding.place or WHOLE, finding.wrong, given.because, who, on)))
    return Table(
        name=name,
        columns=(
            Column(heading="คงไว้โดยมีเหตุผล: ที่ใดในแผน", weight=1.6),
            Column(heading="สิ่งที่พบ", weight=2.2),
            Column(heading="เหตุผลที่คงไว้", weight=2.6),
            Column(heading="โดย", weight=1.3),
            Column(heading="เมื่อ", kind=Kind.DATE),
        ),
        sections=(Section(groups=(Group(rows=tuple(rows)),)),),
    )


def _rows(alike: Alike) -> Iterator[Row]:
    """A line for each row of the plan; why and whence stand at the first alone."""
    for at, finding in enumerate(alike.findings):
        shared: tuple[Cell, Cell] = (finding.why, finding.source) if at == 0 else ("″", "″")
        instead = finding.proposal or (finding.instead if at == 0 else "″")
        yield Row((finding.place or WHOLE, finding.wrong, shared[0], instead, shared[1]))
