"""แบบ จ.2 / กจ.2: the ranked list of a yearly operational plan, as a paper.

Main activities stand in the order of their rank under their umbrella project.  The frame
(กรอบวงเงิน) is a line drawn on that order; what lies below it stays visible.  Bundles and
management money are never ranked: they stand last, inside the total.

The fields are those of the form; the layout is the system's default.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

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

MONEY = "แหล่งงบประมาณ (บาท)"
WHOLE = frozenset({"ในกรอบ", "เกินกรอบ", "งบรายจ่าย", "งบดำเนินงาน", "งบลงทุน"})
"""Words of the form that must not be broken across lines."""
UNRANKED = "รายการที่ไม่จัดลำดับ (รายการรวม และค่าใช้จ่ายในการบริหารงานแบบบูรณาการ) นับอยู่ในยอดรวมทั้งสิ้น"
COLUMNS = (
    Column(heading="ลำดับ\u200bความสำคัญ", kind=Kind.RANK),
    Column(heading="ประเด็นการพัฒนา", weight=1.0),
    Column(heading="แผนงาน", weight=1.1),
    Column(heading="โครงการ/กิจกรรม", weight=2.6),
    Column(heading="เป้าหมาย/ผลผลิต", weight=1.2),
    Column(heading="ตัวชี้วัดและค่าเป้าหมายปีนี้", weight=1.4),
    Column(heading="หน่วยดำเนินการ", weight=1.2),
    Column(heading="พื้นที่\u200bดำเนินการ (อำเภอ ตำบล)", weight=1.2),
    Column(heading="จังหวัด/\u200bกลุ่มจังหวัด", kind=Kind.MONEY, under=MONEY),
    Column(heading="กระทรวง/\u200bกรม", kind=Kind.MONEY, under=MONEY),
    Column(heading="อปท.", kind=Kind.MONEY, under=MONEY),
    Column(heading="เอกชน", kind=Kind.MONEY, under=MONEY),
    Column(heading="งบรายจ่าย", weight=0.8),
    Column(heading="ในกรอบ/\u200bเกินกรอบ", weight=0.7),
    Column(heading="ความพร้อม", weight=0.8),
    Column(heading="หมายเหตุ", weight=0.9),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedItem:
    """One line of the list: a main activity, or a bundle or management money (no rank).

    Money is satang asked in this fiscal year from each kind of source, ``None`` where nothing
    is asked.  ``is_within_frame`` is ``None`` while no frame is announced; only ``False``
    puts a line below the frame.
    """

    title: str
    umbrella: str = ""
    """The project the activity belongs to."""
    rank: int | None = None
    issue: str = ""
    programme: str = ""
    target: str = ""
    indicator: str = ""
    implementer: str = ""
    place: str = ""
    province_satang: int | None = None
    ministry_satang: int | None = None
    local_satang: int | None = None
    private_satang: int | None = None
    expense: str = ""
    is_within_frame: bool | None = None
    readiness: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualList:
    """Everything printed in one จ.2 (a province) or กจ.2 (a cluster)."""

    body: str
    """The province or cluster with its kind: "จังหวัดร้อยเอ็ด"."""
    fiscal_year: int
    """B.E."""
    imprint: Imprint
    ranked: Sequence[ListedItem] = ()
    marked: Sequence[ListedItem] = ()
    """Bundles and management money: never ranked, inside the total."""
    frame_satang: int | None = None
    """Ceiling of province or cluster money; ``None`` until announced."""
    is_cluster: bool = False
    meeting: str = ""
    """The meeting that approved the list, as it calls itself."""
    places: frozenset[str] = frozenset()
    """Place names that must not be broken across lines."""
    thai_digits: bool = True


def describe(paper: AnnualList) -> Document:
    """The paper as a document to print."""
    form = "แบบ กจ.2" if paper.is_cluster else "แบบ จ.2"
    title = "บัญชีรายการโครงการตามแผนปฏิบัติราชการประจำปี"
    facts = (("มติที่ประชุม:", paper.meeting),) if paper.meeting else ()
    has_items = paper.ranked or paper.marked
    return Document(
        title=f"{form} {title} {paper.body} ปีงบประมาณ พ.ศ. {paper.fiscal_year}",
        form=form,
        landscape=True,
        thai_digits=paper.thai_digits,
        names=paper.places | WHOLE,
        imprint=paper.imprint,
        parts=[
            Part(
                headings=(title, f"{paper.body} ปีงบประมาณ พ.ศ. {paper.fiscal_year}"),
                facts=facts,
                blocks=(_table(paper), *_summary(paper)) if has_items else _next_step(paper),
            )
        ],
    )


def _table(paper: AnnualList) -> Table:
    ranked = sorted(paper.ranked, key=lambda item: item.rank or 0)
    above = [item for item in ranked if item.is_within_frame is not False]
    below = [item for item in ranked if item.is_within_frame is False]
    seen: set[str] = set()
    has_frame = paper.frame_satang is not None
    sections = [
        Section(
            groups=_groups(above, seen),
            total="รวมรายการในกรอบวงเงิน" if has_frame else "รวมรายการที่จัดลำดับ",
        ),
        Section(
            groups=_groups(below, seen),
            opening=_frame_line(paper, has_below=bool(below)),
            is_boundary=True,
            total="รวมรายการเกินกรอบวงเงิน" if below else "",
        ),
        Section(
            groups=_groups(paper.marked, seen),
            opening=UNRANKED,
            total="รวมรายการที่ไม่จัดลำดับ",
        ),
    ]
    kept = (sections[0], *[sections[1]] * has_frame, *[sections[2]] * bool(paper.marked))
    return Table(name="บัญชีรายการโครงการ", columns=COLUMNS, sections=kept, total="รวมทั้งสิ้น")


def _frame_line(paper: AnnualList, *, has_below: bool) -> str:
    below = "รายการถัดจากเส้นนี้เกินกรอบวงเงิน" if has_below else "ไม่มีรายการเกินกรอบวงเงิน"
    return f"กรอบวงเงิน {_figure(paper.frame_satang or 0)}: {below}"


def _groups(items: Sequence[ListedItem], seen: set[str]) -> tuple[Group, ...]:
    """Neighbours in rank order that share an umbrella; one met before is marked as continued."""
    groups = []
    for umbrella, members in groupby(items, key=lambda item: item.umbrella):
        rows = tuple(Row(_cells(item)) for item in members)
        continued = " (ต่อ)" if umbrella in seen else ""
        seen.add(umbrella)
        groups.append(Group(rows=rows, heading=umbrella and f"{umbrella}{continued}"))
    return tuple(groups)


def _cells(item: ListedItem) -> tuple[Cell, ...]:
    frame = {True: "ในกรอบ", False: "เกินกรอบ", None: None}[item.is_within_frame]
    return (
        item.rank,
        item.issue,
        item.programme,
        item.title,
        item.target,
        item.indicator,
        item.implementer,
        item.place,
        item.province_satang,
        item.ministry_satang,
        item.local_satang,
        item.private_satang,
        item.expense,
        frame,
        item.readiness,
        item.remarks,
    )


def _summary(paper: AnnualList) -> tuple[Block, ...]:
    """What the list asks for, in words, and how it stands to the frame."""
    items = [*paper.ranked, *paper.marked]
    asked = sum(
        satang or 0
        for item in items
        for satang in (
            item.province_satang,
            item.ministry_satang,
            item.local_satang,
            item.private_satang,
        )
    )
    lines = [
        f"รวม {len(items):,} รายการ ทุกแหล่งงบประมาณเป็นเงินทั้งสิ้น {_spelled(asked)}",
        _frame_summary(paper, items),
    ]
    return tuple(Text(line, Tone.STRONG) for line in lines)


def _frame_summary(paper: AnnualList, items: Sequence[ListedItem]) -> str:
    source = "งบกลุ่มจังหวัด" if paper.is_cluster else "งบจังหวัด"
    if paper.frame_satang is None:
        return f"ยังไม่ประกาศกรอบวงเงิน{source}ของปีงบประมาณ พ.ศ. {paper.fiscal_year}"
    within = sum(item.province_satang or 0 for item in items if item.is_within_frame is not False)
    left = paper.frame_satang - within
    standing = "คงเหลือในกรอบ" if left >= 0 else "สูงกว่ากรอบ"
    return (
        f"กรอบวงเงิน{source} {_spelled(paper.frame_satang)} "
        f"รายการในกรอบ {_figure(within)} {standing} {_figure(abs(left))}"
    )


def _figure(satang: int) -> str:
    return format_baht(satang, decimals="needed", unit=True)


def _spelled(satang: int) -> str:
    return f"{_figure(satang)} ({baht_words(satang)})"


def _next_step(paper: AnnualList) -> tuple[Block, ...]:
    return (
        Text(
            f"ยังไม่มีรายการในบัญชีของปีงบประมาณ พ.ศ. {paper.fiscal_year} "
            "ขั้นต่อไป: เปิดรอบจัดทำแผนปฏิบัติราชการประจำปี เลือกกิจกรรมหลักเข้ารอบ จัดลำดับความสำคัญ "
            "แล้วพิมพ์แบบนี้อีกครั้ง",
            Tone.NOTICE,
        ),
    )
