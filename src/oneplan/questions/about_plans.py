"""Answers about plans: which edition holds here, and what it changed."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from oneplan.areas.models import BodyKind
from oneplan.plans.models import Edition, EditionState, Element, ElementKind
from oneplan.plans.services import edition_label
from oneplan.questions.answers import Answer, Asker, Onward, Row, Table
from oneplan.questions.wording import listed_at
from oneplan.threads.queries import readable

MEASURED = (ElementKind.GOAL_INDICATOR, ElementKind.INDICATOR)


def editions_in_force(asker: Asker) -> QuerySet[Edition]:
    """Sealed editions of the plan for a period that holds here, the newest first.

    A body with such a plan is asked about its own, any other about its province's, and who
    answers for no place about every province's it may read.
    """
    province = Q(plan__body__kind=BodyKind.PROVINCE_OFFICE)
    if asker.province:
        province &= Q(plan__body__code=asker.province)
    whose = Q(plan__body=asker.body) if _has_own(asker) else province
    return (
        Edition.objects.filter(whose, state=EditionState.SEALED, plan__cycle__isnull=False)
        .filter(readable(asker.reach, at="plan__subject"), plan__is_trial=False)
        .select_related("plan__subject", "plan__body")
        .order_by("-plan__cycle__first_fiscal_year", "-sealed_at", "-pk")
    )


def _has_own(asker: Asker) -> bool:
    kinds = (BodyKind.PROVINCE_OFFICE, BodyKind.CLUSTER)
    return asker.body is not None and asker.body.kind in kinds


def changed_since_last(asker: Asker) -> Answer:
    """Vision, issues, indicators and approaches that the newest edition changed."""
    pair = list(editions_in_force(asker)[:2])
    if not pair:
        return no_plan()
    if len(pair) == 1:
        words = _("%(plan)s has one sealed edition (%(edition)s), so nothing can be compared yet.")
        return Answer(
            words % {"plan": pair[0].plan.title, "edition": edition_label(pair[0])},
            _("sealed editions"),
            onward=(Onward(_("The plan"), plan_page(pair[0])),),
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
                Row((one.title, str(one.get_kind_display()), what), plan_page(pair[0]))
                for what, one in rows[: asker.most]
            ],
            len(rows),
        ),
        onward=(Onward(_("The plan"), plan_page(pair[0])),),
    )


def plan_page(edition: Edition) -> str:
    return reverse("plans:plan", args=[edition.plan_id]) + f"?edition={edition.pk}"


def no_plan() -> Answer:
    return Answer(
        _("No plan for a period has been sealed here, or you may not read it yet."),
        _("sealed editions"),
        "waiting",
        onward=(Onward(_("All plans"), listed_at("plans:plan-list")),),
    )
