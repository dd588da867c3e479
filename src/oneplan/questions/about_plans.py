"""Answers about plans: goals and their course, weak indicators, what an edition changed, gaps."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from oneplan.areas.models import BodyKind
from oneplan.indicators.models import Direction, Observation
from oneplan.plans.models import Edition, EditionState, Element, ElementKind
from oneplan.plans.quality import quality_of
from oneplan.plans.queries import edition_page
from oneplan.plans.services import edition_label
from oneplan.projects.models import Activity
from oneplan.projects.queries import withdrawn
from oneplan.questions.about_activities import activities_here
from oneplan.questions.answers import Answer, Asker, Onward, Row, Table
from oneplan.questions.wording import listed_at, millions, page_of_subject, title_of
from oneplan.strategy.models import Alignment
from oneplan.threads.models import Subject
from oneplan.threads.queries import readable

MEASURED = (ElementKind.GOAL_INDICATOR, ElementKind.INDICATOR)


def editions_in_force(asker: Asker) -> QuerySet[Edition]:
    """Sealed editions of the plan for a period that holds here, the newest first.

    A body with such a plan is asked about its own; any other about its province's.
    """
    seen = Subject.objects.filter(readable(asker.reach))
    province = Q(plan__body__kind=BodyKind.PROVINCE_OFFICE, plan__body__code=asker.province)
    whose = Q(plan__body=asker.body) if _has_own(asker) else province
    return (
        Edition.objects.filter(whose, state=EditionState.SEALED, plan__cycle__isnull=False)
        .filter(plan__subject__in=seen, plan__is_trial=False)
        .select_related("plan__subject", "plan__body")
        .order_by("-plan__cycle__first_fiscal_year", "-sealed_at", "-pk")
    )


def _has_own(asker: Asker) -> bool:
    kinds = (BodyKind.PROVINCE_OFFICE, BodyKind.CLUSTER)
    return asker.body is not None and asker.body.kind in kinds


def goal_course(asker: Asker) -> Answer:
    """Each goal indicator's target beside what was last measured, and whether it is met."""
    edition = editions_in_force(asker).first()
    if edition is None:
        return _no_plan()
    elements = list(
        Element.objects.filter(edition=edition, kind__in=MEASURED, indicator__isnull=False)
        .select_related("indicator")
        .prefetch_related("targets")
        .order_by("kind", "position")
    )
    goals = [one for one in elements if one.kind == ElementKind.GOAL_INDICATOR]
    shown = goals or elements
    newest = _newest_values(asker, shown)
    states = {one.pk: _course(one, newest.get(one.indicator_id), asker) for one in shown}
    counted = Counter(state for state, _target, _value in states.values())
    words = _(
        "%(all)s indicators: %(met)s meet this year’s target, %(short)s do not, "
        "%(unknown)s cannot be told."
    ) % {
        "all": len(shown),
        "met": counted["met"],
        "short": counted["short"],
        "unknown": counted["unknown"],
    }
    if not goals and elements:
        words += " " + _("The plan names no indicator of its goal; these are those of its issues.")
    labels = {"met": _("target met"), "short": _("target not met"), "unknown": _("cannot be told")}
    return Answer(
        words,
        _("the plan in force and measured values"),
        tone="warning" if counted["short"] or counted["unknown"] else "done",
        table=Table(
            (_("Indicator"), _("Target"), _("Last measured"), _("Course")),
            [
                Row((one.title, target, value, labels[state]), _plan_page(edition))
                for one in shown[: asker.most]
                for state, target, value in [states[one.pk]]
            ],
            len(shown),
        ),
        onward=(Onward(_("The plan"), _plan_page(edition)),),
    )


def _newest_values(asker: Asker, elements: list[Element]) -> dict[object, Observation]:
    keys = {one.indicator_id for one in elements}
    values = Observation.objects.filter(indicator__in=keys).filter(asker.here())
    return {value.indicator_id: value for value in values.order_by("year", "recorded_at")}


def _course(element: Element, measured: Observation | None, asker: Asker) -> tuple[str, str, str]:
    """Whether a target is met, with both figures as printed.

    The target is that of the running year, or the nearest coming one where none is set for it.
    """
    targets = {target.fiscal_year: target for target in element.targets.all()}
    coming = [year for year in sorted(targets) if year >= asker.running]
    target = targets[coming[0]] if coming else None
    printed = f"{target.words} ({target.fiscal_year})" if target else "–"
    value = f"{measured.words or measured.value} ({measured.year})" if measured else "–"
    indicator = element.indicator
    if target is None or measured is None or indicator is None:
        return "unknown", printed, value
    if target.value is None or measured.value is None:
        return "unknown", printed, value
    if indicator.direction == Direction.UP:
        is_met = measured.value >= target.value
    elif indicator.direction == Direction.DOWN:
        is_met = measured.value <= target.value
    else:
        return "unknown", printed, value
    return ("met" if is_met else "short"), printed, value


def weak_indicators(asker: Asker) -> Answer:
    """What the quality review notices about the indicators of the plan in force."""
    edition = editions_in_force(asker).first()
    if edition is None:
        return _no_plan()
    page = edition_page(edition, {}, reach=asker.reach)
    quality = quality_of(page)
    titles = {kpi.element.pk: kpi.element.title for kpi in page.goal_kpis}
    titles |= {kpi.element.pk: kpi.element.title for issue in page.issues for kpi in issue.kpis}
    weak = [(key, one) for key, one in quality.by_element.items() if one.remarks]
    weak.sort(key=lambda pair: (-len(pair[1].remarks), pair[1].number))
    words = _("%(weak)s of %(all)s indicators have remarks, %(remarks)s in all.") % {
        "weak": len(weak),
        "all": len(quality.by_element),
        "remarks": quality.count,
    }
    return Answer(
        words,
        _("the quality review: advice of the system, never a ruling"),
        tone="warning" if weak else "done",
        table=Table(
            (_("Indicator"), _("First remark"), _("Remarks")),
            [
                Row(
                    (titles[key], one.remarks[0].words, str(len(one.remarks))),
                    _plan_page(edition),
                )
                for key, one in weak[: asker.most]
            ],
            len(weak),
            numbers=frozenset({2}),
        ),
        onward=(Onward(_("The plan"), _plan_page(edition)),),
    )


def changed_since_last(asker: Asker) -> Answer:
    """Vision, issues, indicators and approaches that the newest edition changed."""
    pair = list(editions_in_force(asker)[:2])
    if not pair:
        return _no_plan()
    if len(pair) == 1:
        words = _("%(plan)s has one sealed edition (%(edition)s), so nothing can be compared yet.")
        return Answer(
            words % {"plan": pair[0].plan.title, "edition": edition_label(pair[0])},
            _("sealed editions"),
            onward=(Onward(_("The plan"), _plan_page(pair[0])),),
        )
    new, old = (
        {one.lineage_id: one for one in Element.objects.filter(edition=edition)} for edition in pair
    )
    rows = [(_("added"), new[key]) for key in new.keys() - old.keys()]
    rows += [(_("left out"), old[key]) for key in old.keys() - new.keys()]
    rows += [
        (_("reworded"), new[key])
        for key in new.keys() & old.keys()
        if new[key].title != old[key].title
    ]
    rows.sort(key=lambda row: (row[1].kind, row[1].position))
    words = _("Between %(old)s and %(new)s %(count)s elements changed.") % {
        "old": edition_label(pair[1]),
        "new": edition_label(pair[0]),
        "count": len(rows),
    }
    return Answer(
        words,
        _("sealed editions"),
        table=Table(
            (_("Element"), _("Kind"), _("What happened")),
            [
                Row((one.title, str(one.get_kind_display()), what), _plan_page(pair[0]))
                for what, one in rows[: asker.most]
            ],
            len(rows),
        ),
        onward=(Onward(_("The plan"), _plan_page(pair[0])),),
    )


def issues_and_works(asker: Asker) -> Answer:
    """For each issue of the plan in force: its approaches, and the works that serve them."""
    edition = editions_in_force(asker).first()
    if edition is None:
        return _no_plan()
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
                    _plan_page(edition),
                )
                for one in issues[: asker.most]
            ],
            len(issues),
            numbers=frozenset({1, 2, 3}),
        ),
        onward=(Onward(_("The plan"), _plan_page(edition)),),
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
    seen = Subject.objects.filter(readable(asker.reach))
    works = (
        Activity.objects.filter(own, subject__in=seen, fiscal_year=asker.planned)
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


def joint_indicators(asker: Asker) -> Answer:
    """Indicators of the body's plan with who holds the data of each."""
    edition = editions_in_force(asker).first()
    if edition is None:
        return _no_plan()
    rows = list(
        Element.objects.filter(edition=edition, kind__in=MEASURED)
        .select_related("indicator")
        .order_by("kind", "position")
    )
    known = [one for one in rows if one.indicator and one.indicator.data_owner]
    words = _("%(all)s indicators; %(known)s say who holds their data.") % {
        "all": len(rows),
        "known": len(known),
    }
    return Answer(
        words,
        _("the plan in force"),
        tone="warning" if len(known) < len(rows) else "done",
        table=Table(
            (_("Indicator"), _("Who holds the data")),
            [
                Row(
                    (
                        one.title,
                        (one.indicator.data_owner if one.indicator else "") or "–",
                    ),
                    _plan_page(edition),
                )
                for one in rows[: asker.most]
            ],
            len(rows),
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


def _plan_page(edition: Edition) -> str:
    return reverse("plans:plan", args=[edition.plan_id]) + f"?edition={edition.pk}"


def _no_plan() -> Answer:
    return Answer(
        _("No plan for a period has been sealed here, or you may not read it yet."),
        _("sealed editions"),
        "waiting",
        onward=(Onward(_("All plans"), listed_at("plans:plan-list")),),
    )
