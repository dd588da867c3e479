"""The issues of the plan a body goes by, to be named in its calls."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from oneplan.areas.models import BodyKind
from oneplan.core.findings import Finding, Severity
from oneplan.plans.models import Edition, EditionKind, EditionState, Element, ElementKind

if TYPE_CHECKING:
    from oneplan.areas.models import Body
    from oneplan.calls.models import Call

PLANS_OF = {
    BodyKind.PROVINCE_OFFICE: ("P5",),
    BodyKind.DISTRICT_OFFICE: ("D5", "P5"),
    BodyKind.CLUSTER: ("C5",),
}
"""Types of plan a call goes by; a district without one of its own goes by its province's."""


def plan_in_force(body: Body, fiscal_year: int) -> Edition | None:
    """The newest sealed full edition of the development plan that covers a fiscal year."""
    province = Q(
        plan__body__kind=BodyKind.PROVINCE_OFFICE, plan__body__seat_id=(body.seat_id or "")[:2]
    )
    for type_code in PLANS_OF.get(BodyKind(body.kind), ()):
        whose = Q(plan__body=body) if type_code[0] != "P" else Q(plan__body=body) | province
        found = (
            Edition.objects.filter(
                whose,
                plan__type_code=type_code,
                plan__is_trial=False,
                state=EditionState.SEALED,
                kind=EditionKind.FULL,
            )
            .filter(
                Q(plan__fiscal_year=fiscal_year)
                | Q(
                    plan__cycle__first_fiscal_year__lte=fiscal_year,
                    plan__cycle__last_fiscal_year__gte=fiscal_year,
                )
            )
            .select_related("plan__subject")
            .order_by("-sealed_at")
            .first()
        )
        if found is not None:
            return found
    return None


def issues_in_force(body: Body, fiscal_year: int) -> list[Element]:
    """The development issues of that plan, in its order; none without a sealed plan."""
    edition = plan_in_force(body, fiscal_year)
    if edition is None:
        return []
    issues = Element.objects.filter(edition=edition, kind=ElementKind.ISSUE)
    return list(issues.order_by("position", "pk"))


def issue_of_approaches(body: Body, fiscal_year: int) -> dict[UUID, UUID]:
    """Which issue each approach of the plan in force stands under, by their lineages."""
    edition = plan_in_force(body, fiscal_year)
    if edition is None:
        return {}
    elements = list(Element.objects.filter(edition=edition))
    by_key = {each.pk: each for each in elements}
    found = {}
    for element in elements:
        above: Element | None = element
        while above is not None and above.kind != ElementKind.ISSUE:
            above = by_key.get(above.parent_id) if above.parent_id else None
        if above is not None:
            found[element.lineage_id] = above.lineage_id
    return found


def find_unsaid(call: Call) -> list[Finding]:
    """What a draft does not say yet though most calls do; it may be sent all the same."""
    found = []
    if call.letter_id is None:
        found.append(Finding("calls.no_letter", Severity.NOTE))
    if plan_in_force(call.body, call.fiscal_year) is None:
        found.append(Finding("calls.no_plan_in_force", Severity.NOTE))
    elif not call.issues.exists():
        found.append(Finding("calls.no_issues", Severity.NOTE))
    return found
