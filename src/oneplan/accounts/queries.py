"""Reads about posts and who holds them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from oneplan.accounts.models import Holding, Post, User
from oneplan.accounts.roles import Role
from oneplan.areas.models import BodyArea, BodyKind
from oneplan.areas.queries import in_force


def posts_held(user_id: int, *, on: dt.date) -> QuerySet[Post]:
    """The posts an account may act as on a day, substantive ones first."""
    held = Holding.objects.on(on).filter(person__user_id=user_id)
    return (
        Post.objects.filter(holdings__in=held)
        .select_related("body", "area")
        .order_by("holdings__is_acting", "holdings__valid_from", "id")
    )


def area_prefixes(post: Post, *, on: dt.date) -> tuple[str, ...]:
    """The area codes a post's reach begins with: its own area, and a cluster's provinces."""
    prefixes = {post.area_id} if post.area_id else set()
    if post.body.kind == BodyKind.CLUSTER:
        members = BodyArea.objects.filter(in_force(on), body_id=post.body_id)
        prefixes |= set(members.values_list("area_id", flat=True))
    return tuple(sorted(prefixes))


@dataclass(frozen=True, slots=True)
class DemoSeat:
    """One demo account as the sign-in page offers it."""

    username: str
    person: str
    post: Post


@dataclass(frozen=True, slots=True)
class DemoRole:
    """The demo accounts of one role."""

    role: Role
    seats: tuple[DemoSeat, ...]


def demo_roles(*, on: dt.date) -> list[DemoRole]:
    """Demo accounts that hold a post today, by role in the order roles are listed."""
    holdings = (
        Holding.objects.on(on)
        .filter(person__user__is_demo=True, person__user__is_active=True, is_acting=False)
        .select_related("person__user", "post__body", "post__area")
        .order_by("post__body__sort_key", "post__title_th", "id")
    )
    seats: dict[Role, dict[str, DemoSeat]] = {role: {} for role in Role}
    for holding in holdings:
        user = holding.person.user
        if user is not None:
            seat = DemoSeat(user.username, holding.person.full_name, holding.post)
            seats[Role(holding.post.role)].setdefault(user.username, seat)
    return [DemoRole(role, tuple(found.values())) for role, found in seats.items() if found]


def demo_account(username: str) -> User | None:
    """The demo account of that name, if there is one that may sign in."""
    if "\x00" in username:
        return None
    return User.objects.filter(username=username, is_demo=True, is_active=True).first()
