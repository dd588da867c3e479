"""Plain builders of the rows tests need; each makes only what it is asked for."""

from __future__ import annotations

import datetime as dt

from oneplan.accounts.models import Holding, Person, Post, User
from oneplan.accounts.roles import Role
from oneplan.areas.models import Area, AreaKind, Body, BodyArea, BodyKind

LONG_AGO = dt.date(2020, 10, 1)
KINDS = {2: AreaKind.PROVINCE, 4: AreaKind.DISTRICT, 6: AreaKind.SUBDISTRICT, 8: AreaKind.VILLAGE}


def make_area(code: str, name: str = "") -> Area:
    """An area with everything above it."""
    parent = make_area(code[:-2]) if len(code) > 2 else None
    words = name or f"พื้นที่ {code}"
    return Area.objects.get_or_create(
        code=code,
        defaults={"kind": KINDS[len(code)], "name_th": words, "parent": parent, "sort_key": words},
    )[0]


def make_body(
    code: str,
    *,
    kind: BodyKind = BodyKind.AGENCY,
    seat: str = "",
    areas: tuple[str, ...] = (),
    parent: Body | None = None,
) -> Body:
    """A body seated in an area and competent in some."""
    body, _ = Body.objects.get_or_create(
        code=code,
        defaults={
            "kind": kind,
            "name_th": f"หน่วยงาน {code}",
            "sort_key": code,
            "seat": make_area(seat) if seat else None,
            "parent": parent,
        },
    )
    for area in areas:
        BodyArea.objects.get_or_create(body=body, area=make_area(area), valid_from=None)
    return body


def make_post(
    role: Role, body: Body, *, area: str = "", title: str = "", sits: bool = True
) -> Post:
    """A post, held since long ago by somebody who can sign in as ``user-<title>``."""
    words = title or f"{role.label} {body.code}"
    post = Post.objects.create(
        body=body, role=role, title_th=words, area=make_area(area) if area else None
    )
    if sits:
        user = User.objects.create_user(f"user-{words}")
        person = Person.objects.create(user=user, full_name=f"ผู้ดำรงตำแหน่ง {words}")
        Holding.objects.create(person=person, post=post, valid_from=LONG_AGO)
        post.acting_user_id = user.pk
    return post
