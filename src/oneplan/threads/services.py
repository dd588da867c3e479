"""Beginning stories, telling them, tying and untying them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from oneplan.areas.rules import longest_common_prefix
from oneplan.audit.services import record
from oneplan.core.errors import Refusal
from oneplan.core.models import new_id
from oneplan.thai.search import fold
from oneplan.threads import rules
from oneplan.threads.event_rows import Tellable, copy_events
from oneplan.threads.models import (
    Circulation,
    Event,
    Place,
    Share,
    Subject,
    SubjectKind,
    Tie,
    TieKind,
)
from oneplan.threads.signed import check_signed

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.areas.models import Body
    from oneplan.documents.models import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a story begins with.  ``places`` are area codes; the subject's area is their prefix."""

    kind: SubjectKind
    title: str
    owner: Body
    fiscal_year: int
    origin: Body | None = None
    places: tuple[str, ...] = ()
    circulation: Circulation = Circulation.DRAFT
    search: str = ""
    is_trial: bool = False
    id: UUID = field(default_factory=new_id)


@transaction.atomic
def begin(draft: Draft, *, by: Post | None) -> Subject:
    """Start one story: give it a number, its places and its first sentence."""
    return begin_many([draft], by=by)[0]


@transaction.atomic
def begin_many(drafts: Sequence[Draft], *, by: Post | None) -> list[Subject]:
    """Start many stories with a fixed number of queries; the order is kept.

    Each gets a public number of its unit of birth (the origin's seat) that never changes.
    """
    numbers = _next_numbers(drafts)
    subjects = [_subject_of(draft, number) for draft, number in zip(drafts, numbers, strict=True)]
    Subject.objects.bulk_create(subjects, batch_size=2000)
    Place.objects.bulk_create(
        (
            Place(subject=subject, area_id=code)
            for subject, draft in zip(subjects, drafts, strict=True)
            for code in dict.fromkeys(draft.places)
        ),
        batch_size=5000,
    )
    tell_many([(subject, {"title": subject.title}) for subject in subjects], "threads.received", by)
    return subjects


@transaction.atomic
def tell(
    subject: Subject,
    code: str,
    *,
    by: Post | None,
    at: dt.datetime | None = None,
    paper: Paper | None = None,
    is_public: bool = True,
    before: Mapping[str, Any] | None = None,
    **facts: Any,
) -> Event:
    """Add one sentence to a story and one entry to the audit trail, in the caller's transaction.

    ``facts`` fill the registered sentence; they carry numbers, titles and counts, never persons.
    """
    event = Event.objects.create(
        subject=subject,
        code=code,
        facts=facts,
        at=at or timezone.now(),
        by_post=by,
        paper=paper,
        is_public=is_public,
        province_code=province_of(subject),
    )
    record(code, by=by, kind=subject.kind_word, key=subject.pk, before=before, after=facts)
    return event


def tell_many(
    stories: Sequence[tuple[Tellable, Mapping[str, Any]]], code: str, by: Post | None
) -> None:
    """The same sentence in many stories; one audit entry tells of them all."""
    if not stories:
        return
    copy_events(
        ((subject.pk, province_of(subject), facts) for subject, facts in stories),
        code=code,
        at=timezone.now(),
        by_post=by.pk if by else None,
    )
    first = stories[0][0]
    if len(stories) == 1:
        record(code, by=by, kind=first.kind_word, key=first.pk, after=stories[0][1])
    else:
        record(code, by=by, kind="subjects", key=first.pk, after={"count": len(stories)})


@transaction.atomic
def tie(child: Subject, kind: TieKind, parent: Subject, *, by: Post | None, **facts: Any) -> Tie:
    """Tie two stories, told in both.  A live tie of that kind between them is returned as it is."""
    found = Tie.objects.filter(kind=kind, child=child, parent=parent, ended_at=None).first()
    if found:
        return found
    made = Tie.objects.create(kind=kind, child=child, parent=parent, facts=facts)
    for subject in (child, parent):
        tell(subject, f"threads.tied_{kind}", by=by, **_pair_facts(child, parent))
    return made


@transaction.atomic
def untie(found: Tie, *, by: Post | None) -> None:
    """End a tie; it stays on record with the day it ended."""
    found.ended_at = timezone.now()
    found.save(update_fields=["ended_at"])
    for subject in (found.child, found.parent):
        tell(
            subject, f"threads.untied_{found.kind}", by=by, **_pair_facts(found.child, found.parent)
        )


@transaction.atomic
def merge(child: Subject, parent: Subject, *, by: Post) -> Tie:
    """Let one record stand for another: both keep their number and story.

    Locks both in key order.  Raises ``Refusal`` when they are not alike, when the child is
    merged already, or when the parent ends up inside the child.
    """
    locked = _locked(child, parent)
    child, parent = locked[child.pk], locked[parent.pk]
    if child.kind != parent.kind:
        raise Refusal("threads.not_alike")
    if _standing_merge(child) is not None:
        raise Refusal("threads.merged_already", number=child.public_no)
    _check_no_loop(child, parent)
    made = Tie.objects.create(kind=TieKind.MERGED_INTO, child=child, parent=parent)
    facts = _pair_facts(child, parent)
    tell(child, "threads.merged", by=by, **facts)
    tell(parent, "threads.merged", by=by, **facts)
    return made


@transaction.atomic
def undo_merge(child: Subject, *, by: Post) -> None:
    """End the merge a record stands in; both stories tell of it, nothing is lost."""
    child = _locked(child)[child.pk]
    found = _standing_merge(child)
    if found is None:
        raise Refusal("threads.not_merged", number=child.public_no)
    found.ended_at = timezone.now()
    found.save(update_fields=["ended_at"])
    facts = _pair_facts(child, found.parent)
    tell(child, "threads.merge_undone", by=by, **facts)
    tell(found.parent, "threads.merge_undone", by=by, **facts)


@transaction.atomic
def circulate(subject: Subject, wanted: Circulation, *, by: Post | None) -> None:
    """Widen who may read a record.  Raises ``Refusal`` when it would narrow."""
    subject = _locked(subject)[subject.pk]
    if subject.circulation == wanted:
        return
    rules.check_circulation(now=subject.circulation, wanted=wanted)
    before = subject.circulation
    subject.circulation = wanted
    subject.save(update_fields=["circulation"])
    tell(
        subject,
        f"threads.circulated_{wanted}",
        by=by,
        before={"circulation": before},
        circulation=str(wanted),
    )


def widen_to(subject: Subject, wanted: Circulation, *, by: Post | None) -> None:
    """``circulate`` unless the record is read as widely already."""
    if rules.is_narrower(subject.circulation, wanted):
        circulate(subject, wanted, by=by)


def circulate_to(subject: Subject, wanted: str, *, by: Post | None) -> None:
    """``circulate`` for a word from outside.  Raises ``ValueError`` for a word that is none,
    ``Refusal`` while the steps of the owner's office have not all agreed.
    """
    check_signed(subject)
    circulate(subject, Circulation(wanted), by=by)


@transaction.atomic
def share(subject: Subject, body: Body, *, by: Post) -> Share:
    """Ask a named body for its view of a draft, which becomes readable there and nowhere else.

    Raises ``Refusal`` while the steps of the owner's office have not all agreed.
    """
    check_signed(subject)
    if subject.circulation == Circulation.DRAFT:
        circulate(subject, Circulation.CONSULTED, by=by)
        subject.circulation = Circulation.CONSULTED
    made, is_new = Share.objects.get_or_create(subject=subject, body=body, ended_at=None)
    if is_new:
        tell(subject, "threads.shared", by=by, body=body.name_th)
    return made


def _next_numbers(drafts: Sequence[Draft]) -> list[str]:
    """Public numbers for all drafts: each counter is raised once, by how many it must give."""
    keys = [
        (draft.kind.value, _unit_of(draft.origin or draft.owner), draft.fiscal_year)
        for draft in drafts
    ]
    wanted: dict[tuple[str, str, int], int] = {}
    for key in keys:
        wanted[key] = wanted.get(key, 0) + 1
    following = {key: _raise_serial(key, count) - count for key, count in sorted(wanted.items())}
    numbers = []
    for key in keys:
        following[key] += 1
        letter, unit, fiscal_year = key
        numbers.append(
            rules.public_number(
                letter=letter, unit=unit, fiscal_year=fiscal_year, serial=following[key]
            )
        )
    return numbers


def _raise_serial(key: tuple[str, str, int], count: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO threads_serial (kind, unit, fiscal_year, last) VALUES (%s, %s, %s, %s) "
            "ON CONFLICT (kind, unit, fiscal_year) DO UPDATE SET last = threads_serial.last "
            "+ EXCLUDED.last RETURNING last",
            [*key, count],
        )
        return int(cursor.fetchone()[0])


def province_of(subject: Tellable) -> str:
    """The province a record lies in; empty when it lies in none or in several."""
    return (subject.area_id or "")[:2]


def _unit_of(body: Body) -> str:
    return body.seat_id or "00"


def _subject_of(draft: Draft, number: str) -> Subject:
    return Subject(
        id=draft.id,
        kind=draft.kind,
        public_no=number,
        title=draft.title,
        search_text=fold(f"{number} {draft.title} {draft.search}"),
        area_id=longest_common_prefix(draft.places) or None,
        owner=draft.owner,
        origin=draft.origin or draft.owner,
        circulation=draft.circulation,
        fiscal_year=draft.fiscal_year,
        is_trial=draft.is_trial,
    )


def _locked(*subjects: Subject) -> dict[UUID, Subject]:
    """Lock subjects in key order, so that two services can never wait for each other."""
    keys = sorted({subject.pk for subject in subjects})
    rows = Subject.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    return {row.pk: row for row in rows}


def _standing_merge(child: Subject) -> Tie | None:
    found = Tie.objects.filter(kind=TieKind.MERGED_INTO, child=child, ended_at=None)
    return found.select_related("parent").first()


def _check_no_loop(child: Subject, parent: Subject) -> None:
    at: Subject | None = parent
    while at is not None:
        if at.pk == child.pk:
            raise Refusal("threads.into_itself")
        above = _standing_merge(at)
        at = above.parent if above else None


def _pair_facts(child: Subject, parent: Subject) -> dict[str, Any]:
    return {
        "child": child.public_no,
        "child_title": child.title,
        "parent": parent.public_no,
        "parent_title": parent.title,
    }
