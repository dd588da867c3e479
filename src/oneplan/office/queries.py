"""Reads for the first page of a post."""

from __future__ import annotations

import datetime as dt

from oneplan.accounts.models import Post
from oneplan.accounts.queries import area_prefixes
from oneplan.areas.models import Area


def reach_of(post: Post, *, on: dt.date) -> list[Area]:
    """The areas a post reaches by its seat; empty when it reaches its body's records only."""
    return list(Area.objects.filter(pk__in=area_prefixes(post, on=on)).order_by("sort_key"))
