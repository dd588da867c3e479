"""Whom to telephone: the planning post of each body, whether or not anybody sits in it today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef

from oneplan.accounts.models import Holding, Post
from oneplan.areas.models import BodyKind
from oneplan.calls.permissions import PLANNING_ROLES
from oneplan.core.findings import Finding, Severity

if TYPE_CHECKING:
    from oneplan.areas.models import Body


@dataclass(frozen=True, slots=True)
class Contact:
    """The planning post of a body; None where it has none."""

    post: Post | None
    is_held: bool

    @property
    def phone(self) -> str:
        return self.post.phone if self.post else ""

    @property
    def is_vacant(self) -> bool:
        return self.post is not None and not self.is_held


def contacts_of(bodies: Iterable[Body], *, on: dt.date) -> Mapping[UUID, Contact]:
    """The planning post of each body, in one query.

    A village committee without a post of its own is reached at the body that keeps house for it.
    A held post goes before a vacant one, then the roles in their order.
    """
    chosen = list(bodies)
    houses = {
        body.pk: body.parent_id
        for body in chosen
        if body.kind == BodyKind.VILLAGE_COMMITTEE and body.parent_id
    }
    holdings = Holding.objects.on(on).filter(post_id=OuterRef("pk"))
    posts = Post.objects.filter(
        body_id__in=[*(body.pk for body in chosen), *houses.values()], role__in=PLANNING_ROLES
    ).annotate(is_held=Exists(holdings))
    order = {role.value: place for place, role in enumerate(PLANNING_ROLES)}
    found: dict[UUID, Contact] = {}
    for post in sorted(posts, key=lambda post: (not post.is_held, order[post.role], str(post.pk))):
        found.setdefault(post.body_id, Contact(post, post.is_held))
    nobody = Contact(None, is_held=False)
    return {
        body.pk: found.get(body.pk) or found.get(houses.get(body.pk) or body.pk) or nobody
        for body in chosen
    }


def find_unreachable(bodies: Iterable[Body], *, on: dt.date) -> list[Finding]:
    """Bodies a call would not reach here: which, and what to do."""
    chosen = list(bodies)
    contacts = contacts_of(chosen, on=on)
    found = []
    for body in chosen:
        contact = contacts[body.pk]
        if contact.post is None:
            code = "calls.no_planning_post"
        elif contact.is_vacant:
            code = "calls.post_is_vacant"
        else:
            continue
        found.append(Finding(code, Severity.WARNING, facts={"body": body.name_th}))
    return found
