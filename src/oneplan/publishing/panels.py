"""What printing shows on pages of lower floors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from oneplan.annual_plans.models import Round
from oneplan.publishing.queries import printed_forms

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.threads.models import Subject


def forms_panel(subject: Subject, post: Post | None) -> Mapping[str, Any] | None:
    """The official forms of a round's year, for officers of the body whose list it is."""
    round_ = Round.objects.filter(pk=subject.pk).select_related("body").first()
    if round_ is None or post is None or post.body_id != round_.body_id:
        return None
    printed = printed_forms(round_.body, round_.fiscal_year)
    return {"body": round_.body, "fiscal_year": round_.fiscal_year, "printed": printed}
