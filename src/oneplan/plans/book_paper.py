"""A plan's edition as a book: its chapters, its strategy part and everything it lists.

The layout is the system's default; chapters other parts of the product fill are named with where
they stand and how much stands there, never retold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oneplan.documents.render.description import (
    Block,
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
from oneplan.plans.chapters import Chapter, chapters_of
from oneplan.plans.measured import measured_for
from oneplan.plans.models import Edition, Listing, Plan
from oneplan.plans.papers import imprint_of
from oneplan.plans.plan_types import plan_type, years_of_plan
from oneplan.plans.queries import Issue, Kpi, StrategyPart, strategy_part
from oneplan.plans.standing import editions_up_to, valid_elements, valid_listings
from oneplan.threads.access import reach
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.plans.rules.plan_types import PlanType

EMPTY = "ฉบับนี้ยังไม่มีข้อความ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Everything printed of an edition, read once."""

    plan: Plan
    kind: PlanType | None
    edition: Edition
    label: str
    adopted: str
    chapters: Sequence[Chapter]
    part: StrategyPart
    listings: Sequence[Listing]
    hidden: int
    imprint: Imprint


def read_book(plan: Plan, edition: Edition, *, label: str, post: Post | None) -> Book:
    """What the plan says with ``edition`` as its newest, as far as the reader may read."""
    editions = editions_up_to(edition)
    listings = valid_listings(editions)
    seen = listings.filter(readable(reach(post), at="subject"))
    rows = seen.select_related("subject").prefetch_related("years").order_by("rank", "pk")
    item = edition.sealed_by
    return Book(
        plan=plan,
        kind=plan_type(plan.type_code),
        edition=edition,
        label=label,
        adopted=f"{item.meeting} · {item.resolution}" if item else "",
        chapters=chapters_of(plan, edition, post),
        part=strategy_part(valid_elements(editions), measured_for(edition)),
        listings=list(rows),
        hidden=listings.count() - len(rows),
        imprint=imprint_of(plan, edition=label, seal=edition.content_hash[:16]),
    )


def describe(book: Book) -> Document:
    """The book as a document to print."""
    parts = [
        Part(
            headings=(book.plan.title, book.plan.body.name_th),
            facts=tuple(_facts(book)),
            blocks=tuple(_opening(book)),
        ),
        *(
            Part(headings=(f"ประเด็นการพัฒนาที่ {number}",), blocks=tuple(_issue(each, book)))
            for number, each in enumerate(book.part.issues, start=1)
        ),
    ]
    if book.listings or book.hidden:
        parts.append(Part(headings=("บัญชีโครงการ",), blocks=tuple(_listed(book))))
    return Document(
        title=f"{book.plan.title} {book.label}",
        form="เล่มแผน",
        landscape=True,
        imprint=book.imprint,
        parts=parts,
    )


def _facts(book: Book) -> Iterator[tuple[str, str]]:
    yield "ฉบับ:", book.label
    yield "ช่วงปีงบประมาณ:", str(years_of_plan(book.plan))
    if book.kind is not None:
        yield "ผู้เห็นชอบตามรายการประเภทแผน:", book.kind.approver
    yield "มติ:", book.adopted or "ยังไม่ได้รับความเห็นชอบ อยู่ระหว่างจัดทำ"


def _opening(book: Book) -> Iterator[Block]:
    if book.chapters:
        yield Text("สารบัญบท", Tone.STRONG)
        yield _chapters(book.chapters)
    if not (book.part.opening or book.part.issues):
        yield Text(EMPTY, Tone.NOTICE)
    for element in book.part.opening:
        yield Text(str(element.get_kind_display()), Tone.STRONG)
        yield Text(element.title)
    if book.part.goal_kpis:
        yield Text("ตัวชี้วัดความสำเร็จตามเป้าหมาย", Tone.STRONG)
        yield _kpis(book.part.goal_kpis, book.part.years)


def _chapters(chapters: Sequence[Chapter]) -> Table:
    rows = tuple(
        Row(
            (
                str(number),
                each.name_th,
                str(each.filled_by) or "ไม่มีส่วนใดของระบบเก็บบทนี้",
                f"{each.filled.count:,} {each.filled.unit}" if each.filled else None,
            )
        )
        for number, each in enumerate(chapters, start=1)
    )
    return Table(
        name="สารบัญบท",
        columns=(
            Column(heading="บทที่", weight=0.3),
            Column(heading="ชื่อบท", weight=2.0),
            Column(heading="มาจาก", weight=1.4),
            Column(heading="มีแล้ว", weight=1.0),
        ),
        sections=(Section(groups=(Group(rows=rows),)),),
    )


def _issue(issue: Issue, book: Book) -> Iterator[Block]:
    yield Text(issue.element.title, Tone.STRONG)
    for objective in issue.objectives:
        yield Text(f"วัตถุประสงค์ {objective.number} {objective.title}")
    if issue.kpis:
        yield Text("ตัวชี้วัดและค่าเป้าหมาย", Tone.STRONG)
        yield _kpis(issue.kpis, book.part.years)
    if issue.approaches:
        yield Text("แนวทางการพัฒนา", Tone.STRONG)
    for approach in issue.approaches:
        yield Text(f"{approach.number} {approach.title}")
    for programme, below in issue.programmes:
        yield Text(f"แผนงาน {programme.number} {programme.title}", Tone.STRONG)
        for each in below:
            yield Text(f"{each.number} {each.title}")


def _kpis(kpis: Sequence[Kpi], years: Sequence[int]) -> Table:
    rows = tuple(
        Row(
            (
                kpi.element.title,
                (kpi.element.indicator.unit if kpi.element.indicator else "") or None,
                _baseline(kpi) or None,
                *(words or None for words in kpi.targets),
            )
        )
        for kpi in kpis
    )
    return Table(
        name="ตัวชี้วัด",
        columns=(
            Column(heading="ตัวชี้วัด", weight=2.4),
            Column(heading="หน่วย", weight=0.8),
            Column(heading="ค่าฐาน", weight=0.9),
            *(Column(heading=str(year), weight=0.7, under="ค่าเป้าหมาย") for year in years),
        ),
        sections=(Section(groups=(Group(rows=rows),)),),
    )


def _baseline(kpi: Kpi) -> str:
    year = f" ({kpi.element.baseline_year})" if kpi.element.baseline_year else ""
    return f"{kpi.element.baseline_words}{year}" if kpi.element.baseline_words else ""


def _listed(book: Book) -> Iterator[Block]:
    if book.listings:
        years = sorted({row.fiscal_year for each in book.listings for row in each.years.all()})
        rows = tuple(
            Row((str(number), each.title, each.subject.public_no, *_money(each, years)))
            for number, each in enumerate(book.listings, start=1)
        )
        yield Table(
            name="บัญชีโครงการ",
            columns=(
                Column(heading="ที่", weight=0.3),
                Column(heading="โครงการ/กิจกรรม", weight=3.0),
                Column(heading="เลขเรื่อง", weight=1.0),
                *(
                    Column(heading=str(year), kind=Kind.MONEY, under="งบประมาณ (บาท)")
                    for year in years
                ),
            ),
            sections=(Section(groups=(Group(rows=rows),)),),
            total="รวมทั้งสิ้น",
        )
    if book.hidden:
        yield Text(f"มีอีก {book.hidden:,} รายการที่ไม่เปิดให้ผู้พิมพ์เห็น", Tone.NOTE)


def _money(listing: Listing, years: Sequence[int]) -> Iterator[int | None]:
    asked: dict[int, int] = {}
    for row in listing.years.all():
        asked[row.fiscal_year] = asked.get(row.fiscal_year, 0) + row.satang
    yield from (asked.get(year) for year in years)
