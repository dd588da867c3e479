"""The panel of an activity's page that says which national targets it serves, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from oneplan.accounts.permissions import may
from oneplan.projects.models import Activity
from oneplan.strategy.access import may_align
from oneplan.strategy.forms import AlignForm
from oneplan.strategy.precedents import learned_for
from oneplan.strategy.queries import SUB_PLANS, claims_of, suggested, targets_of
from oneplan.threads.access import reach

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.threads.models import Subject


def alignment_panel(subject: Subject, post: Post | None) -> Mapping[str, Any] | None:
    """Claims with what was asked about them for every reader; the form to ask for reviewers.

    For the owner also five suggestions and the form to claim.  The title of the project is read
    along: what a piece of work is for often stands only there.  Claims of like works count as
    evidence, those the reader may read.
    """
    shown: dict[str, Any] = {
        "claims": claims_of(subject.pk),
        "may_challenge": post is not None and may(post, "strategy.challenge"),
        "post": post,
    }
    if not may_align(post, subject):
        return shown if shown["claims"] else None
    targets = targets_of(SUB_PLANS)
    if not (targets or shown["claims"]):
        return None
    activity = Activity.objects.select_related("project").get(pk=subject.pk)
    version = targets[0].list_version if targets else None
    found = suggested(
        f"{activity.title} {activity.project.title}",
        targets=targets,
        learned=learned_for(subject, version=version, reach=reach(post)),
    )
    return shown | {
        "may_align": True,
        "suggested": found,
        "list": version,
        "form": AlignForm(targets=targets, first=found) if targets else None,
    }
