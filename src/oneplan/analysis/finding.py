"""Searching for evidence: values of the plan's place, records, progress reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oneplan.analysis.evidence import Citable, key_of, said_by
from oneplan.core.searching import Group, Hit, Question, Source, marked, question
from oneplan.core.templatetags.official import area_name, attribute
from oneplan.indicators.models import Observation
from oneplan.indicators.queries import indicators_asked
from oneplan.monitoring.models import Report
from oneplan.threads.access import reach
from oneplan.threads.holding import holds
from oneplan.threads.models import SubjectKind
from oneplan.threads.queries import readable
from oneplan.threads.search import ICONS, Narrowing, search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oneplan.accounts.models import Post
    from oneplan.analysis.models import Point

MOST = 6
CITED_KINDS = (
    SubjectKind.NEED,
    SubjectKind.PROJECT,
    SubjectKind.ACTIVITY,
    SubjectKind.PUBLISHED_LINE,
    SubjectKind.MEETING,
    SubjectKind.ASSET,
    SubjectKind.PLAN,
)


def evidence_found(typed: str, point: Point, post: Post) -> tuple[Question, list[Group]]:
    """What answers the words typed, in the plan's place; in a fixed number of queries."""
    asked = question(typed)
    if not asked:
        return asked, []
    groups = [
        _group("values", gettext_lazy("Measured values"), _values(asked, point)),
        _group(
            "records", gettext_lazy("Needs, works and other records"), _records(asked, point, post)
        ),
        _group("reports", gettext_lazy("Progress reports"), _reports(asked, point, post)),
    ]
    return asked, [each for each in groups if each.hits]


def _group(code: str, label: object, hits: Sequence[Hit]) -> Group:
    return Group(Source(code=code, label=str(label), find=lambda *_given: hits), hits)


def _values(asked: Question, point: Point) -> list[Hit]:
    """The newest values of the indicators asked for: of the place first, then of its parts."""
    seat = point.plan.body.seat_id or ""
    rows = Observation.objects.filter(
        indicator__in=indicators_asked(words=asked.words).order_by().values("pk"),
        area__code__startswith=seat,
    ).select_related("indicator", "area")
    found = rows.order_by("area__code", "-year", "indicator__name_th", "pk")[:MOST]
    return [
        _hit(
            point, each, asked, str(attribute(each.indicator, "name")),
            f"{said_by(each)} {each.indicator.unit}", place=area_name(each.area), year=each.year,
            icon="chart",
        )
        for each in found
    ]  # fmt: skip


def _records(asked: Question, point: Point, post: Post) -> list[Hit]:
    seat = point.plan.body.seat
    rows = search(asked, Narrowing(area=seat), reach=reach(post)).filter(kind__in=CITED_KINDS)
    found = rows.select_related("owner", "area").order_by("-pk")[:MOST]
    return [
        _hit(
            point, each, asked, each.title, str(each.get_kind_display()),
            place=area_name(each.area) if each.area else "", year=each.fiscal_year,
            icon=ICONS.get(SubjectKind(each.kind), "dot"), number=each.public_no,
        )
        for each in found
    ]  # fmt: skip


def _reports(asked: Question, point: Point, post: Post) -> list[Hit]:
    """The last report of each work."""
    seat = point.plan.body.seat_id or ""
    rows = Report.objects.filter(
        readable(reach(post), at="subject"),
        holds(asked, through="subject__"),
        subject__area__code__startswith=seat,
    )
    newest = rows.order_by("subject_id", "-fiscal_year", "-quarter").distinct("subject_id")
    found = (
        Report.objects.filter(pk__in=newest.values("pk"))
        .select_related("subject")
        .order_by("-fiscal_year", "-quarter", "pk")[:MOST]
    )
    return [
        _hit(
            point, each, asked, each.subject.title,
            _("%(percent)s%% in quarter %(quarter)s/%(year)s")
            % {"percent": each.percent_done, "quarter": each.quarter, "year": each.fiscal_year},
            number=each.subject.public_no, icon="check",
        )
        for each in found
    ]  # fmt: skip


def _hit(
    point: Point,
    evidence: Citable,
    asked: Question,
    title: str,
    kind: str,
    *,
    icon: str,
    number: str = "",
    place: str = "",
    year: int | None = None,
) -> Hit:
    """A thing found; its address brings it to the point, to be cited there."""
    page = reverse("analysis:point", args=[point.plan_id, point.pk])
    return Hit(
        title=title,
        marked=marked(title, asked),
        url=f"{page}?cite={key_of(evidence)}#cite",
        kind=kind,
        icon=icon,
        number=number,
        place=place,
        year=year,
    )
