"""Answering a finding about a work - we know, it stays, because - and taking the answer back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from oneplan.core.errors import Refusal
from oneplan.plans.rules.overruling import check_because
from oneplan.projects.models import Overruling
from oneplan.threads.models import Subject
from oneplan.threads.services import tell

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.projects.noticed import Noticed


@transaction.atomic
def overrule_noticed(
    subject: Subject, found: Noticed, *, seen: str, because: str, by: Post
) -> Overruling:
    """Let a line of a work stand in spite of a finding; told in the work's own story.

    ``seen`` is the digest of what the planner had before them.  Locks the subject, so that two
    planners do not answer at once.

    Raises ``Refusal`` for a reason without words, where the line was changed since it was read,
    and where an answer stands already.
    """
    subject = Subject.objects.select_for_update(no_key=True).get(pk=subject.pk)
    because = check_because(because)
    if found.digest != seen:
        raise Refusal("plans.finding_changed")
    standing = Overruling.objects.filter(subject=subject, withdrawn_at=None)
    if standing.filter(code=found.code, digest=found.digest).exists():
        raise Refusal("plans.overruled_already")
    made = Overruling.objects.create(
        subject=subject,
        code=found.code,
        digest=found.digest,
        row_words=found.row_words,
        because=because,
        overruled_by=by,
        overruled_at=timezone.now(),
    )
    tell(
        subject,
        "projects.finding_overruled",
        by=by,
        is_public=False,
        because=because,
        finding=made.code,
    )
    return made


@transaction.atomic
def withdraw_overruling(overruling: Overruling, *, by: Post) -> Overruling:
    """Take an answer back: the finding speaks again, the answer stays on record.  Locks it."""
    rows = Overruling.objects.select_for_update(of=("self",), no_key=True)
    found = rows.select_related("subject").get(pk=overruling.pk)
    if found.withdrawn_at is not None:
        raise Refusal("plans.overruling_withdrawn")
    found.withdrawn_at, found.withdrawn_by = timezone.now(), by
    found.save(update_fields=["withdrawn_at", "withdrawn_by"])
    tell(
        found.subject,
        "projects.overruling_withdrawn",
        by=by,
        is_public=False,
        before={"because": found.because},
        finding=found.code,
    )
    return found
