"""Builders of projects and activities for the tests of every floor above."""

from __future__ import annotations

from oneplan.accounts.models import Post
from oneplan.areas.models import Body
from oneplan.funds.models import ExpenseType, LineNature, Source, SourceGroup
from oneplan.projects.drafts import ActivityDraft, CostDraft, ProjectDraft
from oneplan.projects.models import Activity, Project
from oneplan.projects.services import begin_activity, begin_project
from oneplan.threads.models import Circulation, Subject
from tests.factories import make_area


def make_source(code: str = "1P", group: SourceGroup = SourceGroup.AREA) -> Source:
    return Source.objects.get_or_create(
        code=code, defaults={"name_th": f"แหล่งเงิน {code}", "group": group}
    )[0]


def make_expense_type(code: str = "32") -> ExpenseType:
    return ExpenseType.objects.get_or_create(code=code, defaults={"name_th": f"งบ {code}"})[0]


def make_project(
    owner: Body,
    by: Post | None,
    *,
    fiscal_year: int = 2571,
    title: str = "โครงการสมมติ",
    circulation: Circulation = Circulation.DRAFT,
) -> Project:
    draft = ProjectDraft(title=title, owner=owner, fiscal_year=fiscal_year, circulation=circulation)
    return begin_project(draft, by=by)


def make_activity(
    owner: Body,
    by: Post | None,
    *,
    title: str = "ขุดลอกหนองสมมติ",
    satang: int = 1_000_000_00,
    places: tuple[str, ...] = ("67070301",),
    fiscal_year: int = 2571,
    nature: LineNature = LineNature.ITEM,
    source: str = "1P",
    group: SourceGroup = SourceGroup.AREA,
    circulation: Circulation = Circulation.DRAFT,
    project: Project | None = None,
    needs: tuple[Subject, ...] = (),
    printed_as: Subject | None = None,
    people_helped: int | None = None,
) -> Activity:
    """One activity with one cost line, in a project of its own unless one is given."""
    for code in places:
        make_area(code)
    standing = project or make_project(owner, by, fiscal_year=fiscal_year, circulation=circulation)
    costs = (
        CostDraft(
            source=make_source(source, group), satang=satang, expense_type=make_expense_type()
        ),
    )
    return begin_activity(
        standing,
        ActivityDraft(
            title=title,
            costs=costs if satang else (),
            nature=nature,
            places=places,
            fiscal_year=fiscal_year,
            owner=owner,
            needs=needs,
            printed_as=printed_as,
            people_helped=people_helped,
            circulation=circulation,
        ),
        by=by,
    )
