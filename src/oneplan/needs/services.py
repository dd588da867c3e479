"""Holding forums and writing down needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from oneplan.accounts.overtaking import overtaken
from oneplan.audit.services import record
from oneplan.core.errors import Refusal
from oneplan.core.models import new_id
from oneplan.needs import rules
from oneplan.needs.models import Doer, Forum, Need
from oneplan.thai.search import fold
from oneplan.threads.models import Circulation, Subject, SubjectKind, Tie, TieKind
from oneplan.threads.services import Draft, begin_many, tell, tell_many

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.areas.models import Area, Body
    from oneplan.cycles.models import Cycle


@transaction.atomic
def hold_forum(
    body: Body,
    area: Area,
    *,
    title: str,
    held_on: dt.date,
    by: Post | None,
    cycle: Cycle | None = None,
    households: int | None = None,
    people: int | None = None,
    is_made_up: bool = False,
) -> Forum:
    """Enter a forum of people; the same forum entered again is returned as it is."""
    rules.check_counts(people=people, households=households)
    forum, is_new = Forum.objects.get_or_create(
        area=area,
        held_on=held_on,
        title=title,
        defaults={
            "body": body,
            "cycle": cycle,
            "households": households,
            "people": people,
            "is_made_up": is_made_up,
        },
    )
    if is_new:
        record("needs.forum_held", by=by, kind="forum", key=forum.pk, after={"area": area.pk})
    return forum


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedDraft:
    """A need to be written down.  ``places`` are area codes; ``origin`` is who asked."""

    wording: str
    owner: Body
    origin: Body
    fiscal_year: int
    places: tuple[str, ...]
    forum: Forum | None = None
    cycle: Cycle | None = None
    place_words: str = ""
    people: int | None = None
    households: int | None = None
    doer: Doer = Doer.UNKNOWN
    proposer_kind: str = ""
    circulation: Circulation = Circulation.DRAFT
    id: UUID = field(default_factory=new_id)


@transaction.atomic
def record_need(draft: NeedDraft, *, by: Post | None) -> Need:
    """Write down one need; the same client-made id twice is one need."""
    found = Need.objects.select_related("subject").filter(pk=draft.id).first()
    return found or record_needs([draft], by=by)[0]


@transaction.atomic
def record_needs(drafts: Sequence[NeedDraft], *, by: Post | None) -> list[Need]:
    """Write down many needs with a fixed number of queries.

    Raises ``Refusal`` for the first that says nothing or has no place; then none is written.
    """
    for draft in drafts:
        rules.check_wording(draft.wording)
        rules.check_counts(people=draft.people, households=draft.households)
        if not draft.places:
            raise Refusal("needs.place_is_missing")
    subjects = begin_many([_subject_draft(draft) for draft in drafts], by=by)
    needs = [
        Need(
            subject=subject,
            forum=draft.forum,
            cycle=draft.cycle,
            wording=draft.wording,
            place_words=draft.place_words,
            people_touched=draft.people,
            households_touched=draft.households,
            doer=draft.doer,
            proposer_kind=draft.proposer_kind,
            recorded_by=by,
        )
        for subject, draft in zip(subjects, drafts, strict=True)
    ]
    Need.objects.bulk_create(needs, batch_size=2000)
    heard = [
        (need.subject, {"forum": need.forum.title, "held_on": need.forum.held_on.isoformat()})
        for need in needs
        if need.forum
    ]
    tell_many(heard, "needs.heard", by)
    return needs


@transaction.atomic
def change_wording(need: Need, wording: str, *, seen_version: int, by: Post | None) -> Need:
    """Write a need's words anew, unless somebody did so meanwhile.

    Locks the need.  Raises ``Overtaken`` with both texts, and who wrote the first, when the
    version seen is not the last and the texts differ.
    """
    need = Need.objects.select_for_update(of=("self",)).select_related("subject").get(pk=need.pk)
    if need.version != seen_version:
        if need.wording == wording:
            return need
        texts = {"theirs": need.wording, "yours": wording, "version": need.version}
        where = {"kind": need.subject.kind_word, "key": need.pk}
        raise overtaken({"wording": texts}, "needs.changed", **where)
    rules.check_wording(wording)
    if Tie.objects.filter(kind=TieKind.MERGED_INTO, child=need.subject, ended_at=None).exists():
        raise Refusal("needs.merged_away", number=need.subject.public_no)
    old, need.wording, need.version = need.wording, wording, need.version + 1
    need.save(update_fields=["wording", "version"])
    number = need.subject.public_no
    search = fold(f"{number} {wording} {need.place_words}")
    Subject.objects.filter(pk=need.pk).update(title=wording, search_text=search)
    tell(need.subject, "needs.changed", by=by, old=old, new=wording)
    return need


def _subject_draft(draft: NeedDraft) -> Draft:
    return Draft(
        kind=SubjectKind.NEED,
        title=draft.wording,
        owner=draft.owner,
        origin=draft.origin,
        fiscal_year=draft.fiscal_year,
        places=draft.places,
        circulation=draft.circulation,
        search=draft.place_words,
        id=draft.id,
    )
