"""Posts as a source of the search box, for people at work; never who sits in them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.areas.models import Body
from oneplan.core.menu import address_for
from oneplan.core.reading import one_of
from oneplan.core.searching import Hit, Question, Source, marked
from oneplan.core.templatetags.official import attribute

if TYPE_CHECKING:
    from collections.abc import Sequence


def find_posts(asked: Question, reader: Post | None, most: int) -> Sequence[Hit]:
    """Posts whose title holds every word, with the telephone of the seat; nothing in public."""
    if reader is None or any(each.pattern for each in asked.wanted):
        return []
    rows = Post.objects.select_related("body", "area")
    for each in asked.wanted:
        names = Q(title_en__icontains=each.typed) if each.typed.isascii() else Q()
        for spelling in each.spellings:
            bodies = Body.objects.filter(name_th__contains=spelling).order_by()
            names |= Q(title_th__contains=spelling) | one_of("body_id", bodies.values("pk"))
        rows = rows.filter(names)
    everything = address_for(reader, "search")
    return [
        Hit(
            title=str(attribute(post, "title")),
            marked=marked(str(attribute(post, "title")), asked),
            url=f"{everything}?{urlencode({'owner': post.body_id})}",
            kind=_("post"),
            icon="person",
            owner=str(attribute(post.body, "name")),
            why=post.phone,
        )
        for post in rows.order_by("title_th", "pk")[:most]
    ]


SOURCE = Source(code="posts", label=_("Posts"), find=find_posts, position=40, least=3)
