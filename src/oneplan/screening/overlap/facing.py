"""How one side of a pair faces a reader: in full, or only as place, object and post to call.

A record outside the reader's circle never shows its text, money, number or page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from oneplan.accounts.models import Post
from oneplan.accounts.roles import Role
from oneplan.areas.in_words import SURROUNDINGS, in_words
from oneplan.core.templatetags.official import attribute
from oneplan.threads.models import Subject
from oneplan.threads.pages import address_of
from oneplan.threads.queries import readable

if TYPE_CHECKING:
    from oneplan.threads.rules import Reach

PLANNERS = (
    Role.STRATEGIST,
    Role.CLUSTER_OFFICER,
    Role.DISTRICT_OFFICER,
    Role.LOCAL_PLANNER,
    Role.AGENCY_PLANNER,
    Role.COMMUNITY_DEVELOPER,
    Role.GROUP_HEAD,
    Role.LOCAL_CLERK,
)
"""Posts to call about a record, in this order."""
UNBROKEN = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Side:
    """One record as a reader may know it; where ``is_hidden``, the text fields are empty."""

    place: str
    thing: str
    call: str
    is_hidden: bool
    area_code: str = ""
    id: UUID | None = None
    title: str = ""
    number: str = ""
    kind: str = ""
    kind_words: str = ""
    owner: str = ""
    satang: int | None = None
    fiscal_year: int | None = None
    circulation: str = ""
    circulation_words: str = ""
    url: str = ""


def with_surroundings(subjects: QuerySet[Subject]) -> QuerySet[Subject]:
    """Subjects with all that a side shows, in a fixed number of queries."""
    posts = Post.objects.filter(role__in=PLANNERS)
    return subjects.select_related(
        f"area__{SURROUNDINGS}__parent", "owner", "need", "activity", "published_line"
    ).prefetch_related(Prefetch("owner__posts", queryset=posts, to_attr="planners"))


def readable_among(keys: Iterable[UUID], reach: Reach | None) -> set[UUID]:
    """Which of these records the reader may read, in one query."""
    found = Subject.objects.filter(readable(reach), pk__in=set(keys))
    return set(found.values_list("pk", flat=True))


def side_of(subject: Subject, *, is_readable: bool, thing: str = "") -> Side:
    """The record as its reader may know it; needs ``with_surroundings``."""
    place = in_words(subject.area) if subject.area else ""
    call = post_to_call(subject)
    if not is_readable:
        return Side(
            place=place, thing=thing, call=call, is_hidden=True, area_code=subject.area_id or ""
        )
    return Side(
        place=place,
        thing=thing,
        call=call,
        is_hidden=False,
        area_code=subject.area_id or "",
        id=subject.pk,
        title=subject.title,
        number=subject.public_no,
        kind=subject.kind,
        kind_words=subject.get_kind_display(),
        owner=str(attribute(subject.owner, "name")),
        satang=_satang(subject),
        fiscal_year=subject.fiscal_year,
        circulation=subject.circulation,
        circulation_words=subject.get_circulation_display(),
        url=address_of(subject),
    )


def post_to_call(subject: Subject) -> str:
    """The post that answers for a record, with its telephone; its body where it has none."""
    order = {str(role): at for at, role in enumerate(PLANNERS)}
    posts = sorted(
        getattr(subject.owner, "planners", ()), key=lambda post: (order[post.role], post.title_th)
    )
    body = str(attribute(subject.owner, "name"))
    if not posts:
        return body
    words = f"{attribute(posts[0], 'title')} · {body}"
    phone = posts[0].phone.replace(" ", UNBROKEN)
    return f"{words} · {phone}" if phone else words


def _satang(subject: Subject) -> int | None:
    for name in ("activity", "published_line"):
        row = getattr(subject, name, None)
        if row is not None:
            return int(row.satang)
    return None
