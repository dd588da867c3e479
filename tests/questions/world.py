"""A small province whose every answer is known: what its questions are tested against."""

from __future__ import annotations

import datetime as dt

from oneplan.accounts.models import Post
from oneplan.budget.models import Stage
from oneplan.budget.services import AmountDraft, record_amount
from oneplan.core.models import Code, CodeList
from oneplan.cycles.models import Cycle
from oneplan.indicators.models import Direction, Indicator, Observation
from oneplan.needs.models import Doer
from oneplan.needs.services import NeedDraft, record_need
from oneplan.plans.models import (
    Edition,
    EditionKind,
    EditionState,
    Element,
    ElementKind,
    ElementTarget,
    Plan,
)
from oneplan.questions.answers import Answer, Answering, Asker
from oneplan.questions.asking import asker_of
from oneplan.threads.models import Circulation, Subject, SubjectKind
from oneplan.threads.services import Draft, begin
from tests.budget.lines import make_source
from tests.cast import Cast
from tests.factories import make_area

TODAY = dt.date(2026, 11, 27)
VILLAGE = "67070301"


def answered(answering: Answering, post: Post) -> Answer:
    """What a post is told today."""
    return answering(asker_of(post, on=TODAY))


def titles(answer: Answer) -> list[str]:
    """The first cell of every line behind an answer."""
    return [row.cells[0] for row in answer.table.rows] if answer.table else []


def in_public(answering: Answering, place: str = "67") -> Answer:
    return answering(Asker(post=None, reach=None, body=None, prefixes=(place,), on=TODAY))


def a_need(
    cast: Cast,
    wording: str,
    *,
    circulation: Circulation = Circulation.CIRCULATED,
    people: int | None = None,
    doer: Doer = Doer.UNKNOWN,
    places: tuple[str, ...] = (VILLAGE,),
) -> Subject:
    for code in places:
        make_area(code)
    draft = NeedDraft(
        wording=wording,
        owner=cast.district,
        origin=cast.village,
        fiscal_year=2571,
        places=places,
        people=people,
        doer=doer,
        circulation=circulation,
    )
    return record_need(draft, by=cast.district_officer).subject


def a_checklist(*codes: str) -> None:
    """Readiness items that apply to every work."""
    held = CodeList.objects.create(
        code="readiness_checklist", title_th="ความพร้อม", title_en="readiness", version="1",
        provenance="ข้อมูลสมมติ",
    )  # fmt: skip
    for place, code in enumerate(codes):
        Code.objects.create(
            list=held, code=code, name_th=f"เอกสาร {code}", position=place,
            extra={"applies_to": "ทุกประเภท"},
        )  # fmt: skip


def a_plan(cast: Cast, *, year: int = 2570) -> Edition:
    """A sealed plan of the province with a goal indicator, an issue and two approaches."""
    cycle, _new = Cycle.objects.get_or_create(first_fiscal_year=2571, last_fiscal_year=2575)
    plan = Plan.objects.filter(body=cast.province, cycle=cycle).first()
    if plan is None:
        subject = begin(
            Draft(
                kind=SubjectKind.PLAN,
                title="แผนสมมติ",
                owner=cast.province,
                fiscal_year=2571,
                circulation=Circulation.CIRCULATED,
                places=("67",),
            ),
            by=cast.strategist,
        )
        plan = Plan.objects.create(
            subject=subject, type_code="P5", body=cast.province, cycle=cycle, title="แผนสมมติ"
        )
    edition = Edition.objects.create(plan=plan, kind=EditionKind.FULL, number=1, year=year)
    issue = an_element(cast, edition, ElementKind.ISSUE, "ประเด็นน้ำ")
    an_element(cast, edition, ElementKind.APPROACH, "แนวทางสระ", under=issue)
    an_element(cast, edition, ElementKind.APPROACH, "แนวทางฝาย", under=issue)
    return edition


def seal(edition: Edition, on: dt.datetime) -> None:
    Edition.objects.filter(pk=edition.pk).update(state=EditionState.SEALED, sealed_at=on)


def an_element(
    cast: Cast,
    edition: Edition,
    kind: ElementKind,
    title: str,
    *,
    under: Element | None = None,
    indicator: Indicator | None = None,
    lineage: Subject | None = None,
) -> Element:
    subject = lineage or begin(
        Draft(
            kind=SubjectKind.ELEMENT,
            title=title,
            owner=cast.province,
            fiscal_year=2571,
            circulation=Circulation.CIRCULATED,
            places=("67",),
        ),
        by=cast.strategist,
    )
    place = edition.elements.count()
    return Element.objects.create(
        edition=edition,
        lineage=subject,
        kind=kind,
        number=str(place + 1),
        title=title,
        parent=under,
        position=place,
        indicator=indicator,
    )


def a_measured_goal(cast: Cast, edition: Edition, *, target: int, value: int | None) -> Element:
    """A goal indicator, more being better, with this year's target and what was measured."""
    indicator = Indicator.objects.create(
        owner=cast.province, name_th=f"ตัวชี้วัด {target} {value}", direction=Direction.UP
    )
    element = an_element(
        cast, edition, ElementKind.GOAL_INDICATOR, indicator.name_th, indicator=indicator
    )
    ElementTarget.objects.create(element=element, fiscal_year=2571, value=target, words=str(target))
    if value is not None:
        Observation.objects.create(
            indicator=indicator, area=make_area("67"), year=2569, value=value, words=str(value)
        )
    return element


def give(cast: Cast, subject: Subject, satang: int, stage: Stage, year: int = 2570) -> None:
    record_amount(
        AmountDraft(
            subject=subject, fiscal_year=year, source=make_source(), stage=stage, satang=satang
        ),
        by=cast.strategist,
    )
