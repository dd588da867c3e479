"""Needs for programs: reading them, and writing one down from the field."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Field, Router, Schema, Status

from oneplan.accounts.api import at_work, reader
from oneplan.core.api import AT_ONCE, ListOf, Stream, stream, streamed
from oneplan.needs.access import need_for_changing, need_for_reading
from oneplan.needs.models import Doer, Need
from oneplan.needs.queries import need_list, needs_asked
from oneplan.needs.recording import Told, record_by_hand
from oneplan.needs.rules import LONGEST
from oneplan.needs.services import change_wording
from oneplan.threads.api import SubjectOut, reader_reach, subject_out

router = Router(tags=["needs"])


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


class NeedList(ListOf[NeedOut]):
    """Some needs, and how many there are, counted up to a cap."""

    count: int
    is_count_capped: bool


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


class WordingIn(Schema):
    """The words written anew, and the version that had been read."""

    wording: str = Field(max_length=LONGEST)
    seen_version: int = Field(ge=1, le=2**31)


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


@router.get("/export", url_name="need-export", openapi_extra=streamed(NeedOut))
def need_export(
    request: HttpRequest, format: Stream = Stream.NDJSON, q: str = "", area: str = ""
) -> StreamingHttpResponse:
    """Every need the list holds, row by row."""
    found = needs_asked({"q": q, "area": area}, reach=reader_reach(request))
    rows = found.order_by("-pk")
    told = (_need_out(need) for need in rows.iterator(chunk_size=AT_ONCE))
    return stream(NeedOut, told, name="needs", output=format)


@router.get("/{uuid:pk}", response=NeedOut, url_name="need")
def need_detail(request: HttpRequest, pk: UUID) -> NeedOut:
    return _need_out(need_for_reading(reader(request), pk))


@router.post("", response={201: NeedOut}, url_name="need-record")
def need_record(request: HttpRequest, told: NeedIn) -> Status[NeedOut]:
    """Write down a need as a draft of the sender's body; the same ``id`` again gives the same."""
    made = record_by_hand(
        Told(
            id=told.id,
            area_code=told.area_code,
            wording=told.wording,
            place_words=told.place_words,
            people=told.people,
            households=told.households,
            doer=told.doer,
            proposer_kind=told.asked_by,
        ),
        by=at_work(request),
    )
    return Status(201, _need_out(need_for_reading(reader(request), made.pk)))


@router.patch("/{uuid:pk}", response=NeedOut, url_name="need")
def need_change(request: HttpRequest, pk: UUID, told: WordingIn) -> NeedOut:
    """Write the words anew; when somebody was quicker, 409 tells both texts."""
    post = at_work(request)
    need = need_for_changing(post, pk)
    change_wording(need, told.wording, seen_version=told.seen_version, by=post)
    return _need_out(need_for_reading(post, pk))


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
