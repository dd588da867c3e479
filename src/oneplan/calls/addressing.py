"""To whom a call may go: the groups a sender ticks, and single bodies found by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.areas.models import LOCAL_AUTHORITY_KINDS, Body, BodyArea, BodyKind
from oneplan.areas.queries import in_force, members_of
from oneplan.calls.permissions import PLANNING_ROLES

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from oneplan.calls.models import Call

MOST_FOUND = 60

AGENCIES = (BodyKind.AGENCY, BodyKind.STATE_ENTERPRISE)


@dataclass(frozen=True, slots=True)
class Group:
    """Bodies addressed by one tick, and how many of them are addressed already."""

    code: str
    label: str | _StrPromise
    count: int
    there: int


LABELS: Mapping[str, _StrPromise] = {
    "provinces": _("all provinces of the cluster"),
    "districts": _("all districts"),
    "agencies": _("all agencies with a planning post"),
    "authorities": _("all local authorities"),
    "pao": _("the provincial administrative organisation"),
    "villages": _("all village committees"),
}
GROUPS_OF = {
    BodyKind.PROVINCE_OFFICE: ("districts", "agencies", "authorities", "pao"),
    BodyKind.DISTRICT_OFFICE: ("authorities", "villages", "agencies", "pao"),
    BodyKind.CLUSTER: ("provinces", "agencies"),
}
KINDS_OF = {
    "provinces": (BodyKind.PROVINCE_OFFICE,),
    "districts": (BodyKind.DISTRICT_OFFICE,),
    "agencies": AGENCIES,
    "authorities": tuple(kind for kind in LOCAL_AUTHORITY_KINDS if kind != BodyKind.PAO),
    "pao": (BodyKind.PAO,),
    "villages": (BodyKind.VILLAGE_COMMITTEE,),
}


def groups_for(call: Call, *, on: dt.date) -> list[Group]:
    """The groups a call of this body may tick, with their sizes."""
    addressed = set(call.addressees.values_list("body_id", flat=True))
    found = []
    for code in GROUPS_OF[BodyKind(call.body.kind)]:
        keys = set(bodies_in(code, call, on=on).values_list("pk", flat=True))
        found.append(Group(code, LABELS[code], len(keys), len(keys & addressed)))
    return [group for group in found if group.count]


def bodies_in(code: str, call: Call, *, on: dt.date) -> QuerySet[Body]:
    """The bodies of a group around the sender of a call."""
    return bodies_around(call.body, code, on=on)


def bodies_around(body: Body, code: str, *, on: dt.date) -> QuerySet[Body]:
    """The bodies of a group around one; of the agencies only those whose planning post is here."""
    where = _pao_of(body) if code == "pao" else _near(body, on=on)
    rows = Body.objects.filter(in_force(on), where, kind__in=KINDS_OF[code])
    if code == "agencies":
        posts = Post.objects.filter(body_id=OuterRef("pk"), role__in=PLANNING_ROLES)
        rows = rows.filter(Exists(posts))
    return rows.exclude(pk=body.pk).order_by("sort_key", "code")


def bodies_found(call: Call, words: str, *, on: dt.date) -> list[Body]:
    """Bodies around the sender whose name holds every word, and who are not addressed yet."""
    if not words:
        return []
    kinds = {kind for code in GROUPS_OF[BodyKind(call.body.kind)] for kind in KINDS_OF[code]}
    rows = Body.objects.filter(
        in_force(on), _near(call.body, on=on) | _pao_of(call.body), kind__in=kinds
    )
    for word in words.split():
        rows = rows.filter(Q(name_th__icontains=word) | Q(code=word))
    addressed = call.addressees.values("body_id")
    return list(
        rows.exclude(pk=call.body_id)
        .exclude(pk__in=addressed)
        .order_by("sort_key", "code")[:MOST_FOUND]
    )


def bodies_chosen(call: Call, keys: list[UUID], *, on: dt.date) -> list[Body]:
    """Of ticked keys those a call of this body may address; strangers are left out."""
    rows = Body.objects.filter(
        in_force(on), _near(call.body, on=on) | _pao_of(call.body), pk__in=keys
    )
    return list(rows)


def _near(body: Body, *, on: dt.date) -> Q:
    """Bodies seated or competent in a body's area; a cluster's in its provinces."""
    if body.kind == BodyKind.CLUSTER:
        codes = [area.code for area in members_of(body, on=on)]
    else:
        codes = [body.seat_id] if body.seat_id else []
    if not codes:
        return Q(pk=None)
    seated = reduce(or_, (Q(seat__code__startswith=code) for code in codes))
    areas = reduce(or_, (Q(area__code__startswith=code) for code in codes))
    competent = BodyArea.objects.filter(in_force(on), areas).values("body_id")
    return seated | Q(pk__in=competent)


def _pao_of(body: Body) -> Q:
    """The อบจ. of a body's province: it takes what passes an authority, so districts ask it."""
    province = (body.seat_id or "")[:2]
    return Q(kind=BodyKind.PAO, seat__code__startswith=province) if province else Q(pk=None)
