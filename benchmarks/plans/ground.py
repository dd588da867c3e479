"""A made-up plan of so many indicators, and so many activities that serve it, by the services."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import connection, transaction

from oneplan.accounts.models import Holding, Person, Post, User
from oneplan.accounts.roles import Role
from oneplan.areas.models import Area, AreaKind, Body, BodyKind
from oneplan.core.services import load_code_lists
from oneplan.coverage.keeping import count_anew
from oneplan.cycles.models import Cycle
from oneplan.cycles.services import load_cycles
from oneplan.funds.models import Source
from oneplan.funds.services import load_money_lists
from oneplan.indicators.models import Combine, Direction, Indicator, Observation
from oneplan.plans.models import EditionKind, ElementKind, Plan
from oneplan.plans.services import ElementDraft, open_edition, open_plan, write_elements
from oneplan.projects.drafts import ActivityDraft, CostDraft, ProjectDraft
from oneplan.projects.models import Activity, Contribution
from oneplan.projects.services import begin_works
from oneplan.strategy.models import Alignment, Target
from oneplan.strategy.services import load_targets
from oneplan.threads.models import Circulation

MADE_UP = "ข้อมูลสมมติ"
ISSUES, APPROACHES = 10, 8
"""Issues of the plan, and approaches of each."""
DISTRICTS = 11
YEARS = range(2571, 2576)
BECAUSE = "หนองเก็บน้ำได้มากขึ้น เกษตรกรท้ายน้ำจึงปลูกพืชฤดูแล้งได้ และต้นทุนสูบน้ำลดลง"


def lay(activities: int, indicators: int) -> tuple[Plan, User]:
    """The plan and who reads it, unless they stand already."""
    standing = Plan.objects.first()
    if standing and Activity.objects.count() == activities:
        return standing, User.objects.get(username="size")
    with transaction.atomic():
        load_code_lists()
        load_cycles()
        load_targets()
        load_money_lists()
        post = _post()
        plan = _plan(post, indicators)
        _works(plan, post, activities)
    count_anew()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
    return plan, User.objects.get(username="size")


def _post() -> Post:
    province = Area.objects.get_or_create(
        code="67", defaults={"kind": AreaKind.PROVINCE, "name_th": MADE_UP}
    )[0]
    for number in range(1, DISTRICTS + 1):
        Area.objects.get_or_create(
            code=f"67{number:02}",
            defaults={"kind": AreaKind.DISTRICT, "name_th": MADE_UP, "parent": province},
        )
    body = Body.objects.get_or_create(
        code="67", defaults={"kind": BodyKind.PROVINCE_OFFICE, "name_th": MADE_UP, "seat": province}
    )[0]
    post = Post.objects.create(body=body, role=Role.STRATEGIST, title_th=MADE_UP, area=province)
    person = Person.objects.create(user=User.objects.create_user("size"), full_name=MADE_UP)
    Holding.objects.create(person=person, post=post, valid_from=dt.date(2020, 1, 1))
    return post


def _plan(post: Post, indicators: int) -> Plan:
    """Ten issues, eight approaches each, and the indicators spread over goal and issues."""
    cycle = Cycle.objects.get(first_fiscal_year=YEARS[0], last_fiscal_year=YEARS[-1])
    plan = open_plan("P5", post.body, title=f"แผน {MADE_UP}", cycle=cycle, by=post)
    measures = Indicator.objects.bulk_create(
        Indicator(
            name_th=f"จำนวนครัวเรือนที่มีน้ำใช้ กลุ่มที่ {at}",
            unit="ครัวเรือน",
            data_owner="กชช. 2ค",
            direction=Direction.UP,
            combine=Combine.SUM,
        )
        for at in range(indicators)
    )
    Observation.objects.bulk_create(
        Observation(
            indicator=each,
            area=post.area,
            year=year,
            value=Decimal(900 + year % 10),
            source="กชช. 2ค",
            recorded_by=post,
        )
        for each in measures
        for year in (2567, 2568, 2569)
    )
    drafts = [ElementDraft(kind=ElementKind.GOAL, number="ก", title="คนเพชรบูรณ์สมมติมีน้ำใช้")]
    for at in range(1, ISSUES + 1):
        drafts.append(
            ElementDraft(kind=ElementKind.ISSUE, number=f"{at}", title=f"ประเด็นสมมติ {at}")
        )
        drafts += [
            ElementDraft(
                kind=ElementKind.APPROACH,
                number=f"น{at}.{turn}",
                title=f"แนวทางสมมติ {at}.{turn}",
                parent=f"{at}",
            )
            for turn in range(1, APPROACHES + 1)
        ]
    for at, measure in enumerate(measures):
        is_goal = at < indicators // 20
        drafts.append(
            ElementDraft(
                kind=ElementKind.GOAL_INDICATOR if is_goal else ElementKind.INDICATOR,
                number=f"ช{at}",
                title=measure.name_th,
                parent="" if is_goal else f"{1 + at % ISSUES}",
                indicator=measure,
                baseline_year=2569,
                baseline_words="909",
                targets=tuple(
                    (year, Decimal(1000 + 50 * turn), f"{1000 + 50 * turn:,}")
                    for turn, year in enumerate(YEARS)
                ),
            )
        )
    edition = open_edition(plan, kind=EditionKind.FULL, year=YEARS[0], by=post)
    write_elements(edition, drafts, by=post)
    return plan


def _works(plan: Plan, post: Post, activities: int) -> None:
    """Four activities a project, each with its cost, half with a claim and a contribution."""
    edition = plan.editions.get()
    approaches = list(edition.elements.filter(kind=ElementKind.APPROACH).select_related("lineage"))
    source = Source.objects.order_by("code").first()
    assert source is not None
    begin_works(
        [
            ProjectDraft(
                title=f"โครงการสมมติ {at}",
                owner=post.body,
                fiscal_year=YEARS[at % len(YEARS)],
                approach=approaches[at % len(approaches)].lineage,
                circulation=Circulation.CIRCULATED,
                is_trial=True,
                activities=tuple(
                    ActivityDraft(
                        title=f"ขุดลอกหนองสมมติ {at}.{turn}",
                        places=(f"67{1 + at % DISTRICTS:02}",),
                        costs=(CostDraft(source=source, satang=1_000_000_00),),
                        indicator="จำนวนครัวเรือนที่มีน้ำใช้ 40 ครัวเรือน",
                    )
                    for turn in range(4)
                ),
            )
            for at in range(activities // 4)
        ],
        by=post,
    )
    works = list(Activity.objects.select_related("project").order_by("pk"))
    targets = list(Target.objects.filter(list_version__code="master_subplans_unverified"))
    Alignment.objects.bulk_create(
        Alignment(
            subject_id=work.pk,
            target=targets[at % len(targets)],
            strength=2,
            because=BECAUSE,
            judged_by=post,
        )
        for at, work in enumerate(works)
        if at % 2
    )
    below = {each.lineage_id: each.parent_id for each in approaches}
    measured = {
        issue: list(edition.elements.filter(parent=issue, indicator__isnull=False))
        for issue in set(below.values())
    }
    Contribution.objects.bulk_create(
        Contribution(activity=work, indicator_id=rows[at % len(rows)].indicator_id, amount=40)
        for at, work in enumerate(works)
        if at % 2 == 0 and (rows := measured[below[work.project.approach_id]])
    )
