"""Which places a place is compared with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from oneplan.areas.models import Area, AreaKind, Body
from oneplan.areas.queries import children_of, cluster_of, members_of


@dataclass(frozen=True, slots=True)
class Peers:
    """The places beside one: the other provinces of its ``cluster``, or the other parts of
    ``around``, the place it lies in.
    """

    areas: Sequence[Area]
    cluster: Body | None = None
    around: Area | None = None


def peers_of(area: Area, *, on: dt.date) -> Peers:
    """The peers of a place on a day, in Thai order; none for Bangkok, which is in no cluster."""
    if area.kind != AreaKind.PROVINCE:
        beside = children_of(area.parent_id, on=on).exclude(pk=area.pk)
        return Peers(list(beside), around=area.parent)
    cluster = cluster_of(area.pk, on=on)
    members = members_of(cluster, on=on).exclude(pk=area.pk) if cluster else []
    return Peers(list(members), cluster=cluster)
