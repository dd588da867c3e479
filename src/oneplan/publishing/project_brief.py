"""แบบ จ.1-1 / กจ.1-1: the brief of a project (Project Brief), one to a page, many to a file.

The fifteen items are those of the form; the layout is the system's default.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

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
from oneplan.thai.dates import thai_date, thai_date_range


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefIndicator:
    name: str
    unit: str = ""
    baseline: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefActivity:
    name: str
    satang: int | None = None
    implementer: str = ""
    contact: str = ""
    """How to reach the unit; a unit's number, never a person's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefBudget:
    fiscal_year: int
    """B.E."""
    source: str
    satang: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectBrief:
    """One project as its owner describes it; whatever is empty prints as not yet given."""

    name: str
    issue: str = ""
    programme: str = ""
    approach: str = ""
    rationale: str = ""
    objectives: tuple[str, ...] = ()
    indicators: tuple[BriefIndicator, ...] = ()
    places: tuple[str, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    activities: tuple[BriefActivity, ...] = ()
    implementer: str = ""
    starts: date | None = None
    ends: date | None = None
    budgets: tuple[BriefBudget, ...] = ()
    outputs: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    public_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectBriefs:
    """The briefs printed into one file."""

    body: str
    """The province or cluster with its kind: "จังหวัดร้อยเอ็ด"."""
    imprint: Imprint
    briefs: Sequence[ProjectBrief] = ()
    is_cluster: bool = False
    place_names: frozenset[str] = frozenset()
    """Place names that must not be broken across lines."""
    thai_digits: bool = True


def describe(paper: ProjectBriefs) -> Document:
    """The briefs as a document to print."""
    form = "แบบ กจ.1-1" if paper.is_cluster else "แบบ จ.1-1"
    return Document(
        title=f"{form} แบบสรุปโครงการแบบย่อ (Project Brief) {paper.body}",
        form=form,
        thai_digits=paper.thai_digits,
        names=paper.place_names,
        imprint=paper.imprint,
        parts=[_part(brief, paper) for brief in paper.briefs] or [_next_step(paper)],
    )


def _part(brief: ProjectBrief, paper: ProjectBriefs) -> Part:
    number = (("เลขที่โครงการ:", brief.public_number),) if brief.public_number else ()
    return Part(
        headings=("แบบสรุปโครงการแบบย่อ (Project Brief)", brief.name),
        facts=((f"{paper.body}", ""), *number),
        blocks=(Fields(name="แบบสรุปโครงการ", items=_items(brief)),),
    )


def _items(brief: ProjectBrief) -> tuple[Field, ...]:
    return (
        Field("ประเด็นการพัฒนา", brief.issue),
        Field("แผนงาน", brief.programme),
        Field("ชื่อโครงการ", brief.name),
        Field("แนวทางการพัฒนา", brief.approach),
        Field("หลักการและเหตุผล", brief.rationale),
        Field("วัตถุประสงค์ของโครงการ", brief.objectives),
        Field("ตัวชี้วัดและค่าเป้าหมาย", _indicators(brief)),
        Field("พื้นที่เป้าหมาย", brief.places),
        Field("กลุ่มเป้าหมาย/ผู้ได้รับประโยชน์", brief.beneficiaries),
        Field("กิจกรรมหลัก", _activities(brief)),
        Field("หน่วยงานดำเนินงาน", brief.implementer),
        Field("ระยะเวลาในการดำเนินงาน", _duration(brief)),
        Field("งบประมาณ", _budgets(brief)),
        Field("ผลผลิต (Output)", brief.outputs),
        Field("ผลลัพธ์จากการดำเนินโครงการ (Outcome)", brief.outcomes),
    )


def _indicators(brief: ProjectBrief) -> Table | None:
    columns = (
        Column(heading="ตัวชี้วัด", weight=3),
        Column(heading="หน่วยนับ"),
        Column(heading="ค่าฐาน"),
        Column(heading="ค่าเป้าหมาย", weight=1.2),
    )
    rows = tuple(Row((i.name, i.unit, i.baseline, i.target)) for i in brief.indicators)
    return _small_table("ตัวชี้วัด", columns, rows)


def _activities(brief: ProjectBrief) -> Table | None:
    columns = (
        Column(heading="ที่", kind=Kind.RANK),
        Column(heading="กิจกรรมหลัก", weight=2.4),
        Column(heading="งบประมาณ (บาท)", kind=Kind.MONEY),
        Column(heading="ผู้รับผิดชอบ", weight=1.3),
        Column(heading="ติดต่อ", weight=0.8),
    )
    rows = tuple(
        Row((place, activity.name, activity.satang, activity.implementer, activity.contact))
        for place, activity in enumerate(brief.activities, start=1)
    )
    return _small_table("กิจกรรมหลัก", columns, rows, total="รวม")


def _budgets(brief: ProjectBrief) -> Table | None:
    columns = (
        Column(heading="ปีงบประมาณ", kind=Kind.RANK),
        Column(heading="แหล่งงบประมาณ"),
        Column(heading="จำนวนเงิน (บาท)", kind=Kind.MONEY),
    )
    rows = tuple(Row((b.fiscal_year, b.source, b.satang)) for b in brief.budgets)
    return _small_table("งบประมาณ", columns, rows, total="รวมทั้งสิ้น")


def _small_table(
    name: str, columns: tuple[Column, ...], rows: tuple[Row, ...], *, total: str = ""
) -> Table | None:
    if not rows:
        return None
    sections = (Section(groups=(Group(rows=rows),)),)
    return Table(name=name, columns=columns, sections=sections, total=total)


def _duration(brief: ProjectBrief) -> str:
    if brief.starts is None or brief.ends is None:
        return ""
    if brief.ends < brief.starts:
        return f"{thai_date(brief.starts)} – {thai_date(brief.ends)}"
    months = (brief.ends.year - brief.starts.year) * 12 + brief.ends.month - brief.starts.month + 1
    return f"{thai_date_range(brief.starts, brief.ends)} (รวม {months} เดือน)"


def _next_step(paper: ProjectBriefs) -> Part:
    return Part(
        headings=("แบบสรุปโครงการแบบย่อ (Project Brief)", paper.body),
        blocks=(
            Text(
                "ยังไม่ได้เลือกโครงการที่จะพิมพ์ ขั้นต่อไป: เปิดรายการโครงการ "
                "เลือกโครงการอย่างน้อยหนึ่งโครงการ แล้วพิมพ์แบบนี้อีกครั้ง",
                Tone.NOTICE,
            ),
        ),
    )
