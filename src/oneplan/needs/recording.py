"""Writing down a need by hand: where the post may, once however often it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from oneplan.accounts.permissions import require
from oneplan.areas.models import Area
from oneplan.core.errors import Refusal
from oneplan.needs import rules
from oneplan.needs.models import Doer, Forum, Need
from oneplan.needs.queries import committee_of
from oneplan.needs.services import NeedDraft, record_need
from oneplan.thai.years import fiscal_year_of
from oneplan.threads.access import is_own
from oneplan.threads.models import Subject
from oneplan.threads.reaching import reach_of

if TYPE_CHECKING:
    from oneplan.accounts.models import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What somebody told: ``id`` is made where it was typed, ``area_code`` is the place."""

    id: UUID
    area_code: str
    wording: str
    place_words: str = ""
    people: int | None = None
    households: int | None = None
    doer: str = Doer.UNKNOWN
    proposer_kind: str = ""
    forum: Forum | None = None


def record_by_hand(told: Told, *, by: Post) -> Need:
    """Write down what was told, as a draft of the post's body.

    The same ``id`` again, also at the same moment, gives the need there is.  Raises
    ``AccessDenied`` for a role that records none, ``Refusal`` for a place out of reach, an
    ``id`` another record has, or one sent before with other words.
    """
    require(by, "needs.record")
    found = _recorded(told, by)
    if found:
        return found
    area = Area.objects.filter(pk=told.area_code).first()
    if area is None:
        raise Refusal("needs.place_is_missing")
    rules.check_place(area.pk, reach_of(by, on=timezone.localdate()).prefixes)
    draft = NeedDraft(
        id=told.id,
        wording=told.wording.strip(),
        owner=by.body,
        origin=committee_of(area) or by.body,
        fiscal_year=fiscal_year_of(timezone.localdate()),
        places=(area.pk,),
        forum=told.forum,
        place_words=told.place_words,
        people=told.people,
        households=told.households,
        doer=Doer(told.doer),
        proposer_kind=told.proposer_kind,
    )
    try:
        with transaction.atomic():
            return record_need(draft, by=by)
    except IntegrityError:
        found = _recorded(told, by)
        if found is None:
            raise
        return found


def _recorded(told: Told, by: Post) -> Need | None:
    """The need recorded under this key before, if it is the post's own and says the same.

    A browser shows a form again that was sent: what is then written into it is another need.
    """
    subject = Subject.objects.select_related("owner").filter(pk=told.id).first()
    if subject is None:
        return None
    need = Need.objects.select_related("subject").filter(pk=told.id).first()
    if need is None or not is_own(by, subject):
        raise Refusal("needs.key_is_taken")
    if need.version == 1 and need.wording != told.wording.strip():
        raise Refusal("needs.written_otherwise", number=need.subject.public_no)
    return need
