"""Answering a finding about a plan - we know, it stays, because - and taking the answer back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from oneplan.core.errors import Refusal
from oneplan.plans.models import Overruling, Plan
from oneplan.plans.rules.overruling import check_because
from oneplan.threads.models import Subject
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.plans.tested import FindingTold


@transaction.atomic
def overrule_finding(
    plan: Plan, finding: FindingTold, *, seen: str, because: str, by: Post
) -> Overruling:
    """Let a row stand as it is in spite of a finding; told in the story of the row or the plan.

    ``seen`` is the digest of what the planner had before them.  Locks the plan, so that two
    planners do not answer at once.

    Raises ``Refusal`` for a reason without words, where the row was changed since it was read,
    and where an answer stands already.
    """
    Plan.objects.select_for_update(of=("self",), no_key=True).get(pk=plan.pk)
    because = check_because(because)
    if finding.digest != seen:
        raise Refusal("plans.finding_changed")
    lineage = Subject.objects.get(pk=finding.lineage) if finding.lineage else None
    live = plan.overrulings.filter(withdrawn_at=None, lineage=lineage, code=finding.failed.code)
    if live.filter(digest=finding.digest).exists():
        raise Refusal("plans.overruled_already")
    made = Overruling.objects.create(
        plan=plan,
        lineage=lineage,
        code=finding.failed.code,
        digest=finding.digest,
        row_words=finding.row_words,
        because=because,
        overruled_by=by,
        overruled_at=timezone.now(),
    )
    tell(
        lineage or plan.subject,
        "plans.finding_overruled",
        by=by,
        is_public=False,
        title=lineage.title if lineage else plan.title,
        because=because,
        finding=made.code,
    )
    return made


@transaction.atomic
def withdraw_overruling(overruling: Overruling, *, by: Post) -> Overruling:
    """Take an answer back: the finding speaks again, the answer stays on record.  Locks it."""
    rows = Overruling.objects.select_for_update(of=("self",), no_key=True)
    found = rows.select_related("plan__subject", "lineage").get(pk=overruling.pk)
    if found.withdrawn_at is not None:
        raise Refusal("plans.overruling_withdrawn")
    found.withdrawn_at, found.withdrawn_by = timezone.now(), by
    found.save(update_fields=["withdrawn_at", "withdrawn_by"])
    subject = found.lineage or found.plan.subject
    tell(
        subject,
        "plans.overruling_withdrawn",
        by=by,
        is_public=False,
        before={"because": found.because},
        title=subject.title,
        finding=found.code,
    )
    return found
