"""One record of every kind at every width of circulation, and who may read it.

Each record carries a mark in everything it says (``zqNdraft``), so that a page which shows
something of a record shows its mark, and one that shows a mark it should not is found out.
All of them belong to the district of the cast and lie in one village of it.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from oneplan.accounts.models import Person, Post
from oneplan.analysis.models import Citation, Point, Question
from oneplan.annual_plans.models import Rank, RankState, Round
from oneplan.assets.models import Docket
from oneplan.calls.models import Addressee, Answer, AnswerLine, Call, CallState
from oneplan.committees.models import AgendaItem, Committee, Meeting
from oneplan.core.models import CodeList
from oneplan.documents.services import enter_paper, store_file
from oneplan.funds.models import LineKind, LineNature, PublishedLine
from oneplan.indicators.models import Indicator
from oneplan.jobs.models import Job
from oneplan.needs.models import Attendance, Need
from oneplan.needs.services import NeedDraft, hold_forum, record_need
from oneplan.plans.models import Edition, EditionKind, Element, ElementKind, Listing, Plan, Side
from oneplan.projects.models import Activity, CostLine, Project
from oneplan.screening.models import CriteriaSet, OverlapKind, Verdict
from oneplan.threads.models import (
    Circulation,
    Referral,
    ReferralKind,
    Share,
    Subject,
    SubjectKind,
)
from oneplan.threads.services import Draft, begin, tell
from oneplan.value_chains.models import Board, Card, Comment, Link, Wording
from tests.budget.lines import make_source
from tests.cast import Cast, build_cast
from tests.factories import make_area
from tests.strategy.lists import make_list

VILLAGE = "67070301"
MARK = re.compile(r"zq([A-Z])(draft|consulted|circulated|public)")
NOBODYS = "zqnobody"
"""Said by personal data and by sentences that are not public."""
KINDS = tuple(kind.value for kind in SubjectKind)
WIDTHS = tuple(width.value for width in Circulation)

OWN = frozenset({"district_officer"})
CONSULTED = OWN | {"planner"}
CIRCLE = CONSULTED | {
    "strategist",
    "governor",
    "charlie",
    "pao_planner",
    "cluster_officer",
    "agency_planner",
    "reviewer",
}
READERS = {
    "draft": OWN,
    "consulted": CONSULTED,
    "circulated": CIRCLE,
    "public": CIRCLE | {"stranger", "anonymous"},
}
"""Who reads a record of each width; ``anonymous`` is nobody signed in."""


@dataclass
class World:
    """The cast, the records by kind and width, and what hangs on them."""

    cast: Cast
    records: dict[tuple[str, str], Subject] = field(default_factory=dict)
    papers: dict[str, UUID] = field(default_factory=dict)
    committee: UUID = field(default_factory=uuid4)
    referral: UUID = field(default_factory=uuid4)
    job: UUID = field(default_factory=uuid4)
    docket: UUID = field(default_factory=uuid4)
    verdict: UUID = field(default_factory=uuid4)
    addressee: UUID = field(default_factory=uuid4)
    link: UUID = field(default_factory=uuid4)
    card: UUID = field(default_factory=uuid4)
    public_card: UUID = field(default_factory=uuid4)
    public_point: UUID = field(default_factory=uuid4)
    comment: UUID = field(default_factory=uuid4)
    indicator: UUID = field(default_factory=uuid4)
    list_version: UUID = field(default_factory=uuid4)
    list_target: UUID = field(default_factory=uuid4)
    people: list[str] = field(default_factory=list)

    def posts(self) -> dict[str, Post | None]:
        """Everybody who reads, and nobody in particular."""
        return {**self.cast.posts(), "anonymous": None}


def mark(kind: str, width: str) -> str:
    return f"zq{kind}{width}"


def build_world() -> World:
    cast = build_cast()
    make_area(VILLAGE)
    world = World(cast)
    for width in WIDTHS:
        for kind in KINDS:
            world.records[kind, width] = _record(world, SubjectKind(kind), Circulation(width))
        Share.objects.bulk_create(
            Share(subject=world.records[kind, width], body=cast.authority)
            for kind in KINDS
            if width == "consulted"
        )
    _list_everything(world)
    _hang_on(world)
    world.people = list(Person.objects.values_list("full_name", flat=True))
    return world


def _record(world: World, kind: SubjectKind, width: Circulation) -> Subject:
    cast, words = world.cast, f"เรื่องสมมติ {mark(kind, width)}"
    if kind == SubjectKind.NEED:
        return _need(cast, words, width).subject
    subject = begin(
        Draft(
            kind=kind,
            title=words,
            owner=cast.district,
            fiscal_year=2571,
            places=(VILLAGE,),
            circulation=width,
        ),
        by=cast.district_officer,
    )
    _row_of(world, subject, words)
    return subject


def _need(cast: Cast, words: str, width: Circulation) -> Need:
    forum = hold_forum(
        cast.district,
        make_area(VILLAGE),
        title="ประชาคมสมมติ",
        held_on=dt.date(2026, 6, 12),
        by=cast.district_officer,
    )
    Attendance.objects.get_or_create(forum=forum, name=f"ผู้เข้าร่วม {NOBODYS}")
    draft = NeedDraft(
        wording=words,
        owner=cast.district,
        origin=cast.district,
        fiscal_year=2571,
        places=(VILLAGE,),
        forum=forum,
        circulation=width,
    )
    return record_need(draft, by=cast.district_officer)


def _row_of(world: World, subject: Subject, words: str) -> None:
    """The row of a record's own table, saying the same words."""
    cast, kind = world.cast, subject.kind
    if kind == SubjectKind.PROJECT:
        Project.objects.create(subject=subject, title=words)
    elif kind == SubjectKind.ACTIVITY:
        project = Project.objects.get(pk=world.records["P", subject.circulation].pk)
        activity = Activity.objects.create(
            subject=subject, project=project, title=words, fiscal_year=2571, satang=100_00
        )
        CostLine.objects.create(
            activity=activity, fiscal_year=2571, source=make_source(), satang=100_00
        )
    elif kind == SubjectKind.PLAN:
        plan = Plan.objects.create(
            subject=subject,
            type_code=f"T{subject.circulation}",
            body=cast.district,
            fiscal_year=2571,
            title=words,
        )
        _analysis(world, plan, words)
    elif kind == SubjectKind.MEETING:
        committee, _ = Committee.objects.get_or_create(
            body=cast.district, kind="KBO", name_th="คณะกรรมการสมมติ", short_name="ก.บ.อ."
        )
        world.committee = committee.pk
        number = WIDTHS.index(subject.circulation) + 1
        meeting = Meeting.objects.create(
            subject=subject,
            committee=committee,
            number=number,
            year=2570,
            held_on=dt.date(2026, 11, number),
            place=words,
        )
        AgendaItem.objects.create(meeting=meeting, position=1, title=words)
    elif kind == SubjectKind.PUBLISHED_LINE:
        PublishedLine.objects.create(
            subject=subject,
            kind=LineKind.PROVINCE,
            publication="ข้อมูลสมมติ",
            line_no=words,
            owner=cast.district,
            province_code="67",
            fiscal_year=2571,
            item=words,
            nature=LineNature.ITEM,
            satang=100_00,
        )
    elif kind == SubjectKind.VALUE_CHAIN:
        _board(world, subject, words)
    elif kind == SubjectKind.CALL:
        _call(world, subject, words)
    elif kind == SubjectKind.ROUND:
        criteria, _ = CriteriaSet.objects.get_or_create(code="walk", name_th="เกณฑ์สมมติ")
        Round.objects.create(
            subject=subject,
            level="district",
            body=cast.district,
            area=make_area("6707"),
            fiscal_year=2571,
            run_no=WIDTHS.index(subject.circulation) + 1,
            criteria_set=criteria,
            inputs_hash="0" * 64,
        )


def _analysis(world: World, plan: Plan, words: str) -> None:
    """A point of a plan's analysis that rests on what only the district may read."""
    secret = world.records["N", "draft"]
    point = Point.objects.create(plan=plan, field="S", text=words)
    Citation.objects.create(point=point, record=secret, said=secret.title)
    Question.objects.create(
        point=point, sector="CIVIL", text=f"คำถาม {NOBODYS}", post=world.cast.district_officer
    )
    if plan.subject.circulation == "public":
        world.public_point = point.pk


def _call(world: World, subject: Subject, words: str) -> None:
    """A call of the district to the authority, answered with what only the district may read."""
    cast = world.cast
    call = Call.objects.create(
        subject=subject,
        body=cast.district,
        fiscal_year=2571,
        purpose="D1",
        direction=words,
        due_on=dt.date(2026, 12, 1),
        state=CallState.DRAFT if subject.circulation == "draft" else CallState.SENT,
        version=1,
    )
    addressee = Addressee.objects.create(call=call, body=cast.authority)
    if subject.circulation == "circulated":
        world.addressee = addressee.pk
    answer = Answer.objects.create(
        addressee=addressee, number=1, call_version=1, at=dt.datetime(2026, 11, 9, tzinfo=dt.UTC)
    )
    AnswerLine.objects.create(
        answer=answer, addressee=addressee, subject=world.records["N", "draft"], satang=100_00
    )


def _board(world: World, subject: Subject, words: str) -> None:
    """A board of the plan of its width; its card points to what only the district may read."""
    board = Board.objects.create(
        subject=subject, plan_id=world.records["L", subject.circulation].pk, product=words
    )
    link = Link.objects.create(board=board, stage="V1", name="ข้อต่อสมมติ", crowded_from=3, position=1)
    card = Card.objects.create(
        board=board, link=link, text=words, record=world.records["A", "draft"]
    )
    Wording.objects.create(card=card, version=1, text=words, post=world.cast.district_officer)
    comment = Comment.objects.create(
        board=board, sector="CIVIL", text=f"ความเห็น {NOBODYS}", post=world.cast.district_officer
    )
    if subject.circulation == "draft":
        world.link, world.card, world.comment = link.pk, card.pk, comment.pk
    elif subject.circulation == "public":
        world.public_card = card.pk


def _list_everything(world: World) -> None:
    """Every plan prints, and every round ranks, the activities of every width."""
    activities = [world.records["A", width] for width in WIDTHS]
    for width in WIDTHS:
        edition = Edition.objects.create(
            plan_id=world.records["L", width].pk, kind=EditionKind.FULL, number=1, year=2571
        )
        Element.objects.create(
            edition=edition,
            lineage=world.records["E", width],
            kind=ElementKind.ISSUE,
            number="1",
            title=world.records["L", width].title,
        )
        for place, activity in enumerate(activities, start=1):
            Listing.objects.create(
                edition=edition,
                subject=activity,
                title=activity.title,
                rank=place,
                side=Side.UNDRAWN,
            )
            Rank.objects.create(
                round_id=world.records["R", width].pk,
                subject=activity,
                position=place,
                state=RankState.SCORED,
                score=50,
                satang=100_00,
            )


def _hang_on(world: World) -> None:
    """Papers, a request, a job, a docket, and a sentence the public must not read."""
    cast = world.cast
    file = store_file(b"%PDF-1.7", name="กระดาษ.pdf", media_type="application/pdf")
    for name, is_public in (("own", False), ("told", False), ("public", True)):
        paper = enter_paper(
            kind="walk",
            title=f"เอกสารสมมติ {name}",
            by=cast.district_officer,
            file=file,
            is_public=is_public,
        )
        world.papers[name] = paper.pk
        if name == "told":
            tell(
                world.records["N", "circulated"],
                "threads.shared",
                by=cast.district_officer,
                paper=paper,
                body="หน่วยงาน",
            )
    tell(
        world.records["N", "public"],
        "threads.shared",
        by=cast.district_officer,
        is_public=False,
        body=f"หน่วยงาน {NOBODYS}public",
    )
    world.referral = Referral.objects.create(
        subject=world.records["N", "circulated"],
        kind=ReferralKind.REFER,
        from_body=cast.district,
        to_body=cast.pao,
        reason="เกินศักยภาพ",
        sent_on=dt.date(2026, 11, 1),
    ).pk
    world.job = Job.objects.create(kind="walk", owner=cast.district_officer).pk
    world.docket = Docket.objects.create(
        subject=world.records["A", "circulated"],
        receiver=cast.village,
        state_since=dt.date(2026, 11, 1),
    ).pk
    CodeList.objects.get_or_create(
        code="plan_types", title_th="รายการสมมติ", title_en="made up", version="1", provenance="-"
    )
    world.indicator = Indicator.objects.create(name_th="ตัวชี้วัดสมมติ").pk
    version = make_list(("1", "เป้าหมายสมมติ"))
    world.list_version, world.list_target = version.pk, version.targets.get().pk
    world.verdict = Verdict.objects.create(
        a=world.records["N", "draft"],
        b=world.records["N", "circulated"],
        province_code=VILLAGE[:2],
        area=make_area(VILLAGE),
        kind=OverlapKind.choices[0][0],
        score=1,
    ).pk
