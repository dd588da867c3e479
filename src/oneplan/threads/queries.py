"""Reading stories: lineage by one recursive query, events in order, and who may read what."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from oneplan.accounts.models import Post
from oneplan.areas.models import Body, BodyArea, BodyKind
from oneplan.threads import rules
from oneplan.threads.models import (
    Circulation,
    Event,
    Referral,
    ReferralState,
    Share,
    SignOff,
    Subject,
    SubjectKind,
    Tie,
)
from oneplan.threads.reaching import reach_of
from oneplan.threads.reading import IsReadable

LINEAGE = """
WITH RECURSIVE ahead(id) AS (
    SELECT %(start)s::uuid
    UNION
    SELECT CASE WHEN tie.kind = ANY(%(to_parent)s) THEN tie.parent_id ELSE tie.child_id END
    FROM ahead JOIN threads_tie tie ON tie.ended_at IS NULL AND (
        (tie.child_id = ahead.id AND tie.kind = ANY(%(to_parent)s))
        OR (tie.parent_id = ahead.id AND tie.kind = ANY(%(to_child)s)))
), behind(id) AS (
    SELECT %(start)s::uuid
    UNION
    SELECT CASE WHEN tie.kind = ANY(%(to_parent)s) THEN tie.child_id ELSE tie.parent_id END
    FROM behind JOIN threads_tie tie ON tie.ended_at IS NULL AND (
        (tie.parent_id = behind.id AND tie.kind = ANY(%(to_parent)s))
        OR (tie.child_id = behind.id AND tie.kind = ANY(%(to_child)s)))
)
SELECT id, true FROM ahead UNION ALL SELECT id, false FROM behind
"""
TOLD_ON_A_PAGE = 150
"""Events of a record's story its own page tells; the page of the story tells all."""
LONGEST_STORY = 2_000
MOST_DRAFTS = 500


@dataclass(frozen=True, slots=True)
class Story:
    """A thread as somebody may read it: the subjects before and after, and the events in order.

    ``events`` are the newest of ``told``, which is all of them, unread, the newest first.
    """

    subject: Subject
    before: list[Subject]
    after: list[Subject]
    events: list[Event]
    ties: list[Tie]
    referrals: list[Referral]
    told: QuerySet[Event]
    has_earlier: bool

    def named(self, pattern: str, *, most: int) -> list[Event]:
        """The newest events whose code matches a regular expression, in order; one query."""
        return _once_each(list(self.told.filter(code__regex=pattern)[:most])[::-1])


def readable(reach: rules.Reach | None, *, at: str = "") -> Q:
    """The filter of ``rules.may_read``: for subjects, or for rows whose subject stands ``at``.

    Rows are filtered on the subject they are joined with (``readable(reach, at="subject")``),
    never by ``subject__in``: PostgreSQL would gather every readable subject of the country first.
    """
    to = f"{at}__" if at else ""
    if reach is None:
        return Q(**{f"{to}circulation": Circulation.PUBLIC})
    return Q(IsReadable(reach, to))


def fiscal_years_of(kind: SubjectKind, area_code: str, *, reach: rules.Reach | None) -> set[int]:
    """Fiscal years (B.E.) of a place's records of a kind that the reader may read."""
    here = Subject.objects.filter(readable(reach), kind=kind, area__code__startswith=area_code)
    years = here.order_by().values_list("fiscal_year", flat=True).distinct()
    return {year for year in years if year}


def record_of(subject: Subject) -> rules.Record:
    """A subject as ``rules.may_read`` knows it, in at most two queries."""
    if subject.area_id:
        around = {subject.area_id[:length] for length in (2, 4, 6)} | {subject.area_id}
    else:
        competent = BodyArea.objects.filter(body_id=subject.owner_id)
        around = set(competent.values_list("area_id", flat=True))
        around |= {subject.owner.seat_id} if subject.owner.seat_id else set()
    asked = Share.objects.filter(subject=subject, ended_at=None)
    return rules.Record(
        circulation=subject.circulation,
        owner_chain=frozenset({subject.owner_id}),
        provinces=frozenset(around),
        consulted=frozenset(asked.values_list("body_id", flat=True)),
        key=subject.pk,
    )


def readable_subjects(post: Post | None, *, on: dt.date) -> QuerySet[Subject]:
    """Every subject a post (or the public) may read on a day."""
    return Subject.objects.filter(readable(reach_of(post, on=on) if post else None))


def within(code: str) -> Q:
    """Subjects wholly inside an area: their own area begins with its code."""
    return Q(area__code__startswith=code)


def lineage(subject_id: UUID) -> tuple[set[UUID], set[UUID]]:
    """What came before a subject and what came after it, through live ties only."""
    with connection.cursor() as cursor:
        cursor.execute(
            LINEAGE,
            {
                "start": subject_id,
                "to_parent": list(rules.FORWARD_TO_PARENT),
                "to_child": list(rules.FORWARD_TO_CHILD),
            },
        )
        rows = cursor.fetchall()
    after = {key for key, is_ahead in rows if is_ahead and key != subject_id}
    before = {key for key, is_ahead in rows if not is_ahead and key != subject_id}
    return before, after


def story(subject: Subject, *, reach: rules.Reach | None, most: int = TOLD_ON_A_PAGE) -> Story:
    """The thread of a subject, as far as the reader may read it, in a fixed number of queries.

    The newest ``most`` events of it.
    """
    before, after = lineage(subject.pk)
    around = Subject.objects.filter(readable(reach), pk__in=before | after)
    seen = {row.pk: row for row in around.select_related("owner", "area").order_by("pk")}
    told = Event.objects.filter(subject__in=[subject.pk, *seen]).select_related(
        "by_post", "subject"
    )
    if reach is None or reach.is_guest:
        told = told.filter(is_public=True)
    shown = [subject.pk, *seen]
    told = told.order_by("-at", "-id")
    newest = list(told[: most + 1])
    return Story(
        subject=subject,
        before=[row for key, row in seen.items() if key in before],
        after=[row for key, row in seen.items() if key in after],
        events=_once_each(newest[most - 1 :: -1]),
        told=told,
        has_earlier=len(newest) > most,
        ties=list(
            Tie.objects.filter(child__in=shown, parent__in=shown)
            .select_related("child", "parent")
            .order_by("begun_at")
        ),
        referrals=list(
            Referral.objects.filter(subject__in=shown).select_related("to_body", "from_body")
        ),
    )


def find_subject(words: str) -> Subject | None:
    """The subject of a typed public number or UUID; None when there is no such record."""
    typed = words.strip()
    subjects = Subject.objects.select_related("owner", "origin", "area")
    try:
        return subjects.filter(pk=UUID(typed)).first()
    except ValueError:
        return subjects.filter(public_no=typed.upper()).first()


def _once_each(events: list[Event]) -> list[Event]:
    """One sentence told in two stories (a tie, a merge) is read once where both are shown."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for event in events:
        pair = (event.code, str(sorted(event.facts.items())))
        if "child" in event.facts and pair in seen:
            continue
        seen.add(pair)
        kept.append(event)
    return kept


def bodies_around(subject: Subject) -> QuerySet[Body]:
    """Bodies a record may be sent to: those of its province, its clusters and the national ones."""
    provinces = [subject.area_id[:2]] if subject.area_id else []
    clusters = BodyArea.objects.filter(area_id__in=provinces, body__kind=BodyKind.CLUSTER).values(
        "body_id"
    )
    near = reduce(or_, (Q(seat__code__startswith=code) for code in provinces), Q(pk__in=clusters))
    found = Body.objects.filter(near | Q(kind=BodyKind.NATIONAL)).only("name_th", "name_en")
    return found.exclude(pk=subject.owner_id).exclude(kind=BodyKind.VILLAGE_COMMITTEE)


def referral_of(pk: UUID) -> Referral | None:
    return Referral.objects.select_related("subject", "to_body", "from_body").filter(pk=pk).first()


def waiting_referrals(post: Post) -> QuerySet[Referral]:
    """Requests the post's body has not answered yet, the oldest first."""
    found = Referral.objects.filter(to_body_id=post.body_id, state=ReferralState.OPEN)
    return found.select_related("subject", "from_body").order_by("sent_on", "id")


@dataclass(frozen=True, slots=True)
class SignOffs:
    """Drafts around one post: to sign, sent back to it, and on their way."""

    waiting: list[SignOff]
    returned: list[SignOff]
    on_way: list[SignOff]


def sign_offs_around(post: Post) -> SignOffs:
    """The drafts a post signs or sent up, the oldest first, in two queries."""
    rows = SignOff.objects.filter(subject__circulation=Circulation.DRAFT).select_related(
        "subject__owner", "waits_for", "writer"
    )
    sent = list(rows.filter(writer=post).order_by("pk")[:MOST_DRAFTS])
    return SignOffs(
        waiting=list(rows.filter(waits_for=post).order_by("pk")[:MOST_DRAFTS]),
        returned=[one for one in sent if one.waits_for_id is None and not one.is_signed],
        on_way=[one for one in sent if one.waits_for_id is not None or one.is_signed],
    )
