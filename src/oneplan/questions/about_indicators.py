"""Answers about indicators: their course, their quality, who holds their data."""

from __future__ import annotations

from collections import Counter

from django.utils.translation import gettext as _

from oneplan.indicators.models import Direction, Observation
from oneplan.plans.models import Edition, Element, ElementKind
from oneplan.plans.queries import edition_page
from oneplan.plans.tested import put_to_tests, quality_beside
from oneplan.questions.about_plans import MEASURED, editions_in_force, no_plan, plan_page
from oneplan.questions.answers import Answer, Asker, Onward, Row, Table
from oneplan.questions.wording import listed_at


def goal_course(asker: Asker) -> Answer:
    """Each goal indicator's target beside what was last measured, and whether it is met."""
    edition = editions_in_force(asker).first()
    if edition is None:
        return no_plan()
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
                Row((one.title, target, value, labels[state]), plan_page(edition))
                for one in shown[: asker.most]
                for state, target, value in [states[one.pk]]
            ],
            len(shown),
        ),
        onward=(Onward(_("The plan"), plan_page(edition)),),
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
        return no_plan()
    page = edition_page(edition, {}, reach=asker.reach)
    quality = quality_beside(page, put_to_tests(edition, reach=asker.reach, printed=page))
    titles = {kpi.element.pk: kpi.element.title for kpi in page.goal_kpis}
    titles |= {kpi.element.pk: kpi.element.title for issue in page.issues for kpi in issue.kpis}
    weak = [(key, one) for key, one in quality.by_element.items() if one.remarks]
    weak.sort(key=lambda pair: (-len(pair[1].remarks), pair[1].number))
    words = _("%(plan)s: %(weak)s of %(all)s indicators have remarks, %(remarks)s in all.") % {
        "plan": edition.plan.title,
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
                    plan_page(edition),
                )
                for key, one in weak[: asker.most]
            ],
            len(weak),
            numbers=frozenset({2}),
        ),
        onward=_plans(asker, edition),
    )


def _plans(asker: Asker, edition: Edition) -> tuple[Onward, ...]:
    """The plan answered from, and the others where the asker answers for no place of its own."""
    others = (Onward(_("All plans"), listed_at("plans:plan-list")),) if not asker.place else ()
    return (Onward(_("The plan"), plan_page(edition)), *others)


def joint_indicators(asker: Asker) -> Answer:
    """Indicators of the body's plan with who holds the data of each."""
    edition = editions_in_force(asker).first()
    if edition is None:
        return no_plan()
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
                    plan_page(edition),
                )
                for one in rows[: asker.most]
            ],
            len(rows),
        ),
    )
