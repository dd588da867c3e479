"""Reads about posts and who holds them."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from oneplan.accounts.models import Holding, Post
from oneplan.areas.models import BodyArea, BodyKind


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
        in_force = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
        in_force &= Q(valid_to__isnull=True) | Q(valid_to__gte=on)
        members = BodyArea.objects.filter(in_force, body_id=post.body_id)
        prefixes |= set(members.values_list("area_id", flat=True))
    return tuple(sorted(prefixes))
