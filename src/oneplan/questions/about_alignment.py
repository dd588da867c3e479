"""Answers about what works serve: issues of the plan without a work, and national targets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _

from oneplan.plans.models import Element, ElementKind
from oneplan.projects.models import Activity
from oneplan.projects.queries import withdrawn
from oneplan.questions.about_activities import activities_here
from oneplan.questions.about_plans import editions_in_force, no_plan, plan_page
from oneplan.questions.answers import Answer, Asker, Onward, Row, Table
from oneplan.questions.wording import millions, page_of_subject, title_of
from oneplan.strategy.models import Alignment
from oneplan.threads.queries import readable


def issues_and_works(asker: Asker) -> Answer:
    """For each issue of the plan in force: its approaches, and the works that serve them."""
    edition = editions_in_force(asker).first()
    if edition is None:
        return no_plan()
    elements = list(Element.objects.filter(edition=edition).order_by("position"))
    by_key = {one.pk: one for one in elements}
    works = {
        key: (count, satang)
        for key, count, satang in activities_here(asker, fiscal_year=asker.planned)
        .filter(project__approach__isnull=False)
        .order_by()
        .values_list("project__approach")
        .annotate(Count("pk"), Sum("satang"))
    }
    served: dict[object, list[tuple[int, int]]] = defaultdict(list)
    for one in elements:
        if one.kind == ElementKind.APPROACH:
            issue = _issue_above(one, by_key)
            served[issue.pk if issue else None].append(works.get(one.lineage_id, (0, 0)))
    issues = [one for one in elements if one.kind == ElementKind.ISSUE]
    bare = sum(1 for pairs in served.values() for count, _satang in pairs if not count)
    empty = [one for one in issues if not any(count for count, _s in served[one.pk])]
    words = _(
        "%(empty)s of %(issues)s issues have no work of fiscal year %(year)s from here, and "
        "%(bare)s of %(approaches)s approaches none."
    ) % {
        "empty": len(empty),
        "issues": len(issues),
        "year": asker.planned,
        "bare": bare,
        "approaches": sum(len(pairs) for pairs in served.values()),
    }
    return Answer(
        words,
        _("the plan in force and the approach each project names"),
        tone="warning" if bare else "done",
        table=Table(
            (_("Issue"), _("Approaches without a work"), _("Works"), _("Million baht")),
            [
                Row(
                    (
                        f"{one.number} {one.title}",
                        str(sum(1 for count, _s in served[one.pk] if not count)),
                        f"{sum(count for count, _s in served[one.pk]):,}",
                        millions(sum(satang for _c, satang in served[one.pk])),
                    ),
                    plan_page(edition),
                )
                for one in issues[: asker.most]
            ],
            len(issues),
            numbers=frozenset({1, 2, 3}),
        ),
        onward=(Onward(_("The plan"), plan_page(edition)),),
    )


def _issue_above(element: Element, by_key: Mapping[UUID, Element]) -> Element | None:
    """The issue an approach stands under, however deep."""
    above: Element | None = element
    while above is not None and above.kind != ElementKind.ISSUE:
        above = by_key.get(above.parent_id) if above.parent_id else None
    return above


def serves_which_issue(asker: Asker) -> Answer:
    """Own works with the approach they serve, and those that name none."""
    own = Q(subject__owner=asker.body) | Q(implementer=asker.body)
    seen = readable(asker.reach, at="subject")
    works = (
        Activity.objects.filter(own, seen, fiscal_year=asker.planned)
        .exclude(withdrawn())
        .select_related("subject", "project__approach")
    )
    found = works.aggregate(
        total=Count("pk"), bare=Count("pk", filter=Q(project__approach__isnull=True))
    )
    words = _("%(bare)s of our %(total)s works of fiscal year %(year)s name no approach.") % {
        **found,
        "year": asker.planned,
    }
    return Answer(
        words,
        _("the approach each project names"),
        tone="warning" if found["bare"] else "done",
        table=Table(
            (_("Work"), _("Approach it serves")),
            [
                Row(
                    (
                        title_of(one.subject),
                        title_of(one.project.approach) if one.project.approach else "–",
                    ),
                    page_of_subject(one.subject),
                )
                for one in works.order_by("project__approach", "pk")[: asker.most]
            ],
            found["total"],
        ),
    )


def aligned_because(asker: Asker) -> Answer:
    """Claims to move national targets, with the reason each gives."""
    works = activities_here(asker, fiscal_year=asker.planned)
    subjects = works.order_by().values("pk")
    claims = Alignment.objects.filter(subject__in=subjects, ended_at=None).select_related(
        "subject", "target"
    )
    total, with_claim = works.count(), claims.values("subject").distinct().count()
    words = _(
        "%(claimed)s of %(total)s activities of fiscal year %(year)s claim to move a "
        "national target."
    ) % {"claimed": with_claim, "total": total, "year": asker.planned}
    return Answer(
        words,
        _("alignments judged by a person, each with its because"),
        tone="warning" if with_claim < total else "done",
        table=Table(
            (_("Activity"), _("Target"), _("Strength"), _("Because")),
            [
                Row(
                    (
                        title_of(one.subject),
                        f"{one.target.code} {one.target.name_th}",
                        str(one.strength),
                        one.because,
                    ),
                    page_of_subject(one.subject),
                )
                for one in claims.order_by("-strength", "pk")[: asker.most]
            ],
            claims.count(),
            numbers=frozenset({2}),
        ),
    )
