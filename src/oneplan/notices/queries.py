"""Reading notices: only those about records the post may still read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from oneplan.core.paging import Count, Page, count_up_to, page_of
from oneplan.notices import dated
from oneplan.notices.models import Kind, LineTarget, Notice, Pace, Wish
from oneplan.threads.models import Subject
from oneplan.threads.queries import readable
from oneplan.threads.sentences import filled, sentence

if TYPE_CHECKING:
    from oneplan.accounts.models import Person, Post
    from oneplan.threads.rules import Reach

ORDER = ("-pk",)
MOST_COUNTED = 99
DEFAULT_PACES = {
    Kind.ASKED: Pace.AT_ONCE,
    Kind.ANSWERED: Pace.DAILY,
    Kind.MOVED: Pace.WEEKLY,
    Kind.DUE: Pace.DAILY,
}
"""How soon somebody is told who never said anything about it."""


@dataclass(frozen=True, slots=True)
class Told:
    """One notice in words; ``title`` and ``number`` are those of its record, if it has one."""

    notice: Notice
    words: str
    title: str
    number: str


def notices_of(post: Post, reach: Reach | None) -> QuerySet[Notice]:
    """The notices of a post it may still read, the newest first."""
    open_to_post = Q(subject=None) | Q(subject__in=Subject.objects.filter(readable(reach)))
    rows = Notice.objects.filter(open_to_post, post=post)
    return rows.select_related("subject", "event__by_post").order_by(*ORDER)


def notice_page(post: Post, reach: Reach | None, *, cursor: str | None) -> Page[Notice]:
    return page_of(notices_of(post, reach), order=ORDER, cursor=cursor)


def unread_count(post: Post, reach: Reach | None) -> Count:
    """How many wait unread, counted to 99."""
    return count_up_to(notices_of(post, reach).filter(read_at=None), MOST_COUNTED)


def told(notice: Notice) -> Told:
    """A notice in the reader's language; needs subject and event loaded."""
    subject = notice.subject
    event = notice.event
    words = sentence(event) if event else filled(dated.words_of(notice.code), notice.facts)
    return Told(
        notice=notice,
        words=words,
        title=subject.title if subject else "",
        number=subject.public_no if subject else "",
    )


def paces_of(person: Person) -> dict[str, str]:
    """How soon a person is told of each kind."""
    wishes = dict(Wish.objects.filter(person=person).values_list("kind", "pace"))
    return {str(kind): wishes.get(kind, DEFAULT_PACES[kind]) for kind in Kind}


def line_targets(post: Post) -> list[LineTarget]:
    """The LINE groups and users a post's notices go to now."""
    return list(LineTarget.objects.filter(post=post, ended_at=None).order_by("bound_at"))
