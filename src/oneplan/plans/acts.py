"""The act by which a committee adopts an edition of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oneplan.committees.acts import Act, Waiting
from oneplan.core.errors import Refusal
from oneplan.plans.models import Edition, EditionState
from oneplan.plans.plan_types import adopted_by, plan_type
from oneplan.plans.rules.plan_types import MadeBy, check_adopter
from oneplan.plans.services import content_hash, edition_label, seal, unseal

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.committees.models import AgendaItem, Committee

CODE = "plans.adopt_edition"


def _edition(item: AgendaItem) -> Edition:
    return Edition.objects.select_related("plan__subject", "plan__body").get(
        pk=item.facts["edition"]
    )


def preview(item: AgendaItem) -> list[str]:
    edition = _edition(item)
    return [
        _("Edition %(edition)s of %(plan)s is sealed: its rows can no longer be changed.")
        % {"edition": edition_label(edition), "plan": edition.plan.title},
        _("It holds %(elements)s elements and %(listings)s listings.")
        % {"elements": edition.elements.count(), "listings": edition.listings.count()},
    ]


def apply(item: AgendaItem, by: Post) -> dict[str, Any]:
    edition = _edition(item)
    committee = item.meeting.committee
    check_adopter(
        plan_type(edition.plan.type_code),
        committee_kind=committee.kind,
        committee=committee.short_name,
    )
    if content_hash(edition) != item.facts["hash"]:
        raise Refusal("plans.changed_since_agenda")
    seal(edition, item=item, by=by)
    return {"edition": str(edition.pk)}


def undo(_item: AgendaItem, effect: Mapping[str, Any], by: Post) -> None:
    unseal(Edition.objects.get(pk=effect["edition"]), by=by)


def waiting(committee: Committee) -> list[Waiting]:
    """Editions in preparation of the committee's own body that are its own to adopt."""
    editions = Edition.objects.filter(
        plan__body=committee.body,
        plan__type_code__in=adopted_by(committee.kind, made_by=MadeBy.HERE),
        state=EditionState.DRAFT,
        elements__isnull=False,
    )
    return [
        Waiting(
            act=CODE,
            subject=edition.plan.subject,
            title=_("Adopt %(plan)s, edition %(edition)s")
            % {"plan": edition.plan.title, "edition": edition_label(edition)},
            facts={"edition": str(edition.pk), "hash": content_hash(edition)},
        )
        for edition in editions.select_related("plan__subject").distinct()
    ]


ADOPT_EDITION = Act(
    code=CODE,
    title=gettext_lazy("adopt an edition of a plan"),
    preview=preview,
    apply=apply,
    undo=undo,
    waiting=waiting,
)
