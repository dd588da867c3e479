"""The made-up officers of the example province: their posts, persons and one-click accounts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from oneplan.accounts.models import Post, User
from oneplan.accounts.roles import Role
from oneplan.accounts.services import appoint, create_person, create_post, make_demo_account
from oneplan.areas.models import Area, Body
from oneplan.areas.queries import find_body
from oneplan.demo.words import Row, table

SINCE = dt.date(2021, 10, 1)


@transaction.atomic
def people_the_province() -> dict[str, Post]:
    """The ten officers the small example is built by, in post with an account each."""
    return _seated(row for row in table("cast") if row["small"])


@transaction.atomic
def people_everybody() -> dict[str, Post]:
    """The whole cast, in post; people already there are left as they are.

    Some bodies are born of the example folder: it must have been taken in.
    """
    return _seated(table("cast"))


def _seated(rows: Iterable[Row]) -> dict[str, Post]:
    posts = {}
    for row in rows:
        body = _body(row["body"])
        held = Post.objects.filter(body=body, title_th=row["title_th"]).select_related("body")
        posts[row["key"]] = held.first() or _seat(row, body)
    users = dict(
        User.objects.filter(person__holdings__post__in=posts.values())
        .order_by("person__holdings__valid_from")
        .values_list("person__holdings__post", "pk")
    )
    for post in posts.values():
        post.acting_user_id = users.get(post.pk)
    return posts


def _seat(row: Row, body: Body) -> Post:
    post = create_post(
        body,
        role=Role(row["role"]),
        title_th=row["title_th"],
        title_en=row["title_en"],
        area=Area.objects.get(pk=row["area"]) if row["area"] else None,
        phone=_telephone(row),
        by=None,
    )
    person = create_person(row["name"], by=None, is_made_up=True)
    since = dt.date.fromisoformat(row["since"]) if row["since"] else SINCE
    appoint(person, post=post, valid_from=since, by=None)
    if row["account"]:
        make_demo_account(person, username=row["key"])
    return post


def _telephone(row: Row) -> str:
    """A number no exchange can give: it begins with two noughts, and says that it is made up."""
    return f"0 0000 {table('cast').index(row) + 1:04} (สมมติ)"


def _body(written: str) -> Body:
    found = find_body(written) or Body.objects.filter(name_th=written).first()
    if found is None:
        raise LookupError(f"no body {written} in the reference data")
    return found
