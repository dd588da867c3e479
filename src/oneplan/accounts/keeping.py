"""The register of posts and persons an acting post keeps, or 404.

The administrator keeps that of every body; the head of a provincial office that of the bodies
seated in the province; any other head that of the own body.
"""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from oneplan.accounts.models import Delegation, Holding, Person, Post
from oneplan.accounts.permissions import may, require
from oneplan.accounts.roles import Role
from oneplan.areas.models import Body, BodyKind
from oneplan.core.errors import AccessDenied, NotVisible

M = TypeVar("M", bound=Model)


def bodies_kept(by: Post) -> QuerySet[Body]:
    """The bodies whose posts and persons this post keeps.  Raises ``AccessDenied`` for others."""
    require(by, "accounts.appoint")
    if by.role == Role.ADMINISTRATOR:
        return Body.objects.all()
    within = Q(pk=by.body_id)
    if by.body.kind == BodyKind.PROVINCE_OFFICE and by.body.seat_id:
        within |= Q(seat__code__startswith=by.body.seat_id[:2]) & ~Q(kind=BodyKind.NATIONAL)
    return Body.objects.filter(within)


def roles_given(by: Post) -> list[Role]:
    """The roles a post may open posts of: only an administrator makes administrators."""
    return [role for role in Role if role != Role.ADMINISTRATOR or by.role == role]


def body_kept(by: Post, pk: UUID) -> Body:
    return _found(bodies_kept(by), pk)


def post_kept(by: Post, pk: UUID) -> Post:
    """The post if its body is kept; nobody but an administrator touches an administrator's."""
    post = _found(Post.objects.filter(body__in=bodies_kept(by)).select_related("body", "area"), pk)
    if Role(post.role) not in roles_given(by):
        raise AccessDenied("accounts.appoint")
    return post


def person_kept(by: Post, pk: UUID) -> Person:
    """The person if any of the terms was in a body that is kept, and none beyond it lasts.

    Somebody who also holds a post elsewhere is known there; the account is that other office's
    to open, close and erase, unless an administrator asks.
    """
    kept = bodies_kept(by)
    known = Person.objects.filter(holdings__post__body__in=kept).distinct()
    person = _found(known.select_related("user"), pk)
    lasting = Holding.objects.filter(person=person).exclude(valid_to__lt=timezone.localdate())
    if by.role != Role.ADMINISTRATOR and (
        lasting.exclude(post__body__in=kept).exists()
        or lasting.filter(post__role=Role.ADMINISTRATOR).exists()
    ):
        raise AccessDenied("accounts.appoint")
    return person


def holding_kept(by: Post, pk: UUID) -> Holding:
    holding = _found(Holding.objects.select_related("post", "person"), pk)
    post_kept(by, holding.post_id)
    return holding


def post_for_lending(by: Post, pk: UUID) -> Post:
    """A post whose rights may be lent: one's own in substance, or one of the register kept."""
    if pk == by.pk:
        require(by, "accounts.delegate")
        if by.held_as == "delegated":
            raise AccessDenied("accounts.delegate")
        return by
    return post_kept(by, pk)


def delegation_for_ending(by: Post, pk: UUID) -> Delegation:
    delegation = _found(Delegation.objects.select_related("post"), pk)
    if may(by, "accounts.appoint") or delegation.post_id == by.pk:
        post_for_lending(by, delegation.post_id)
        return delegation
    raise NotVisible(pk)


def _found(rows: QuerySet[M], pk: UUID) -> M:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotVisible(pk)
    return found
