"""Reading opened to guests by a dated link: given, revoked, and how far it reaches."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oneplan.accounts.models import Person, Post
from oneplan.accounts.roles import Role
from oneplan.areas.models import Body, BodyKind
from oneplan.audit.services import record
from oneplan.core.errors import Refusal
from oneplan.core.secret import digest_of
from oneplan.threads import rules
from oneplan.threads.models import Circulation, GuestLink, Subject
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from oneplan.areas.models import Area

LONGEST = dt.timedelta(days=92)
"""The longest a guest link lasts; a default of the system."""


@transaction.atomic
def open_to_guest(
    person: Person,
    *,
    purpose: str,
    subjects: Sequence[Subject],
    area: Area | None,
    until: dt.datetime,
    by: Post,
) -> tuple[GuestLink, str]:
    """Open records, or what is circulated in an area, to somebody without an account.

    Returns the row and the secret of the address, told only now.  Raises ``Refusal`` without a
    scope, for a day gone by or too far off, and for a draft of another body.
    """
    now = timezone.now()
    if not subjects and area is None:
        raise Refusal("threads.guest_without_scope")
    if not now < until <= now + LONGEST:
        raise Refusal("threads.guest_too_long", days=LONGEST.days)
    for subject in subjects:
        is_open = subject.circulation in (Circulation.CIRCULATED, Circulation.PUBLIC)
        if not is_open and subject.owner_id != by.body_id:
            raise Refusal("threads.guest_not_ours", number=subject.public_no)
    secret = secrets.token_urlsafe(32)
    link = GuestLink.objects.create(
        digest=digest_of(secret), person=person, purpose=purpose, given_by=by, area=area,
        valid_until=until,
    )  # fmt: skip
    link.subjects.set(subjects)
    facts = {
        "subjects": [str(subject.pk) for subject in subjects],
        "area": area.pk if area else None,
        "until": until.isoformat(),
    }
    record("threads.guest_link_given", by=by, kind="guest_link", key=link.pk, after=facts)
    return link, secret


@transaction.atomic
def revoke(link: GuestLink, *, by: Post) -> None:
    """End a guest link at once; revoking it again changes nothing."""
    link = GuestLink.objects.select_for_update().get(pk=link.pk)
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        record("threads.guest_link_revoked", by=by, kind="guest_link", key=link.pk)


@transaction.atomic
def note_opening(link: GuestLink, *, path: str) -> None:
    """Every page a guest opens stands in the audit trail."""
    record(
        "threads.guest_read", by=None, kind="guest_link", key=link.pk, after={"page": path[:200]}
    )


def live_link(*, secret: str = "", pk: str = "") -> GuestLink | None:
    """The link of a secret or of a session, if it still opens."""
    wanted = {"digest": digest_of(secret)} if secret else {"pk": UUID(pk)}
    found = GuestLink.objects.filter(
        **wanted, revoked_at=None, valid_until__gt=timezone.now()
    ).select_related("area", "given_by__body")
    return found.first()


def guest_post(link: GuestLink) -> Post:
    """What a guest reads as: a post that is nowhere stored, of a body that owns nothing.

    It may nothing but read, and reads only the records of the link beside what is public.
    """
    body = Body(id=link.pk, kind=BodyKind.ASSOCIATION, name_th=_("Guest"), name_en="Guest")
    post = Post(id=link.pk, body=body, role=Role.OBSERVER, title_th=link.purpose)
    listed = frozenset(link.subjects.values_list("pk", flat=True))
    circle = frozenset({link.area_id}) if link.area_id else frozenset()
    post._reach_today = rules.Reach(listed=listed, circle=circle, is_guest=True)  # type: ignore[attr-defined]
    return post


def opened_to(link: GuestLink) -> QuerySet[Subject]:
    """What a link opens: its own records, and what is circulated in its area."""
    reach = guest_post(link)._reach_today  # type: ignore[attr-defined]
    opened = Subject.objects.filter(readable(reach))
    if link.area_id is None:
        opened = opened.filter(pk__in=reach.listed)
    else:
        opened = opened.filter(area__code__startswith=link.area_id) | opened.filter(
            pk__in=reach.listed
        )
    return opened.select_related("owner", "area")


def links_of(body_id: UUID) -> QuerySet[GuestLink]:
    """The guest links a body gave, the newest first."""
    given = GuestLink.objects.filter(given_by__body_id=body_id)
    return given.select_related("person", "area", "given_by").prefetch_related("subjects")
