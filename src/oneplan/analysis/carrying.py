"""Points of the plan before, carried into the next as a start; their evidence is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from oneplan.analysis.citing import locked
from oneplan.analysis.evidence import said_by
from oneplan.analysis.models import Citation, Point
from oneplan.analysis.swot import thing_of
from oneplan.analysis.writing import POINT
from oneplan.audit.services import record
from oneplan.core.errors import Refusal
from oneplan.core.models import new_id
from oneplan.plans.models import Plan
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oneplan.accounts.models import Post
    from oneplan.threads.rules import Reach


def plan_before(plan: Plan, *, reach: Reach | None) -> Plan | None:
    """The body's last plan of this type before this one that has points, if it may be read."""
    rows = Plan.objects.filter(
        readable(reach, at="subject"),
        body=plan.body_id,
        type_code=plan.type_code,
        is_trial=plan.is_trial,
        points__withdrawn_at=None,
        points__isnull=False,
    )
    known = rows.exclude(pk=plan.pk).select_related("cycle").distinct()
    earlier = [each for each in known if each.first_fiscal_year < plan.first_fiscal_year]
    return max(earlier, key=lambda each: each.first_fiscal_year, default=None)


def points_to_carry(plan: Plan, before: Plan) -> Sequence[Point]:
    """The standing points of the plan before that were not carried yet; once is enough."""
    carried = Point.objects.filter(plan=plan, carried_from__isnull=False)
    rows = Point.objects.filter(plan=before, withdrawn_at=None)
    return list(rows.exclude(pk__in=carried.values("carried_from")))


@transaction.atomic
def carry_points(plan: Plan, before: Plan, *, by: Post) -> list[Point]:
    """Copy what stands in the plan before and is not here yet, with its citations.

    A citation keeps what it said when it was cited, so that reading it again shows what has
    changed.  Locks the plan: pressed twice, it is done once.  Raises ``Refusal`` where nothing is
    left to carry.
    """
    plan = Plan.objects.select_for_update(of=("self",), no_key=True).get(pk=plan.pk)
    wanted = points_to_carry(plan, before)
    if not wanted:
        raise Refusal("analysis.nothing_to_carry")
    made = {
        old.pk: Point(plan=plan, field=old.field, text=old.text, group=old.group, carried_from=old)
        for old in wanted
    }
    Point.objects.bulk_create(made.values())
    cited = Citation.objects.filter(point__in=wanted).order_by("pk")
    Citation.objects.bulk_create(_again(each, made[each.point_id], by=by) for each in cited)
    for point in made.values():
        facts = {"text": point.text, "group": point.group, "from": str(before.pk)}
        record("analysis.point_carried", by=by, kind=POINT, key=point.pk, after=facts)
    return list(made.values())


@transaction.atomic
def read_again(point: Point, *, by: Post) -> Point:
    """Say that a carried point still holds: its evidence was read again and stands as it says now.

    Locks the point.
    """
    point = locked(point)
    if not point.is_to_read_again:
        return point
    before, after = {}, {}
    cited = point.citations.select_related("observation__indicator", "observation__area")
    for each in cited.select_related("record", "report__subject"):
        now = said_by(thing_of(each))
        if now != each.said:
            before[str(each.pk)], after[str(each.pk)] = each.said, now
            each.said = now
            each.save(update_fields=["said"])
    point.read_again_at = timezone.now()
    point.save(update_fields=["read_again_at"])
    record("analysis.point_read_again", by=by, kind=POINT, key=point.pk, before=before, after=after)
    return point


def _again(cited: Citation, point: Point, *, by: Post) -> Citation:
    return Citation(
        id=new_id(),
        point=point,
        observation_id=cited.observation_id,
        record_id=cited.record_id,
        report_id=cited.report_id,
        document=cited.document,
        page=cited.page,
        said=cited.said,
        post=by,
    )
