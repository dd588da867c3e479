"""Needs for programs: reading them, and writing one down from the field."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status
from ninja.security import SessionAuth

from oneplan.needs.access import need_for_reading
from oneplan.needs.models import Doer, Need
from oneplan.needs.queries import need_list
from oneplan.needs.recording import Told, record_by_hand
from oneplan.needs.rules import LONGEST
from oneplan.threads.api import SubjectOut, reader, reader_reach, subject_out

if TYPE_CHECKING:
    from typing import Any

    from oneplan.accounts.models import Post

router = Router(tags=["needs"])


class PostAuth(SessionAuth):
    """The session of somebody who holds a post today; guarded against foreign forms (CSRF)."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        return reader(request)


class NeedOut(Schema):
    """What people asked for; counts, never names."""

    subject: SubjectOut
    wording: str
    place_words: str
    people_touched: int | None
    households_touched: int | None
    doer: str
    asked_by: str
    version: int


class NeedList(Schema):
    """Some needs; ``older`` and ``newer`` go into ``at`` for the neighbouring pages."""

    rows: list[NeedOut]
    count: int
    is_count_capped: bool
    newer: str | None
    older: str | None


class NeedIn(Schema):
    """A need to be written down.  ``id`` (a UUID made by the sender) makes sending twice once."""

    id: UUID
    area_code: str = Field(max_length=9)
    wording: str = Field(max_length=LONGEST)
    place_words: str = Field("", max_length=300)
    people: int | None = Field(None, ge=0, le=10_000_000)
    households: int | None = Field(None, ge=0, le=5_000_000)
    doer: Doer = Doer.UNKNOWN
    asked_by: str = Field("", max_length=60)


@router.get("", response=NeedList, url_name="need-list")
def needs(request: HttpRequest, q: str = "", area: str = "", at: str = "") -> NeedList:
    """The needs the reader may read, the newest first."""
    found = need_list({"q": q, "area": area, "at": at}, reach=reader_reach(request))
    return NeedList(
        rows=[_need_out(need) for need in found.page.rows],
        count=found.count.number,
        is_count_capped=found.count.is_capped,
        newer=found.page.newer,
        older=found.page.older,
    )


@router.get("/{uuid:pk}", response=NeedOut, url_name="need")
def need_detail(request: HttpRequest, pk: UUID) -> NeedOut:
    return _need_out(need_for_reading(reader(request), pk))


@router.post("", response={201: NeedOut}, auth=PostAuth(), url_name="need-record")
def need_record(request: HttpRequest, told: NeedIn) -> Status[NeedOut]:
    """Write down a need as a draft of the sender's body; the same ``id`` again gives the same."""
    made = record_by_hand(
        Told(
            id=told.id,
            area_code=_plain(told.area_code),
            wording=_plain(told.wording),
            place_words=_plain(told.place_words),
            people=told.people,
            households=told.households,
            doer=told.doer,
            proposer_kind=_plain(told.asked_by),
        ),
        by=cast("Post", reader(request)),
    )
    return Status(201, _need_out(need_for_reading(reader(request), made.pk)))


def _need_out(need: Need) -> NeedOut:
    return NeedOut(
        subject=subject_out(need.subject),
        wording=need.wording,
        place_words=need.place_words,
        people_touched=need.people_touched,
        households_touched=need.households_touched,
        doer=need.doer,
        asked_by=need.proposer_kind,
        version=need.version,
    )


def _plain(text: str) -> str:
    """Without the one character a database refuses."""
    return text.replace("\x00", "")
