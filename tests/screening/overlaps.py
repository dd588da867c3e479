"""Builders of records that overlap, for the tests of the radar."""

from __future__ import annotations

from oneplan.accounts.models import Post
from oneplan.areas.models import Body
from oneplan.needs.models import Need
from oneplan.needs.services import NeedDraft, record_need
from oneplan.screening.models import Verdict
from oneplan.screening.overlap.scanning import scan_overlaps
from oneplan.threads.models import Circulation
from tests.cast import Cast
from tests.factories import make_area

POND = "ขอขุดลอกหนองสมมติ หมู่ที่ 1"
SAME_POND = "โครงการขุดลอกหนองสมมติ ม.1"
SECRET = "ขุดลอกหนองสมมติพร้อมประตูน้ำลับ หมู่ที่ 1"


def make_need(
    owner: Body,
    by: Post | None,
    wording: str = POND,
    *,
    place: str = "67070301",
    circulation: Circulation = Circulation.DRAFT,
    fiscal_year: int = 2571,
) -> Need:
    make_area(place)
    draft = NeedDraft(
        wording=wording,
        owner=owner,
        origin=owner,
        fiscal_year=fiscal_year,
        places=(place,),
        circulation=circulation,
    )
    return record_need(draft, by=by)


def two_needs(cast: Cast, *, circulation: Circulation = Circulation.DRAFT) -> tuple[Need, Need]:
    """The same pond asked for twice in the district's own books."""
    owner, by = cast.district, cast.district_officer
    return (
        make_need(owner, by, POND, circulation=circulation),
        make_need(owner, by, SAME_POND, circulation=circulation),
    )


def scanned_pair(cast: Cast) -> Verdict:
    """The verdict of the machine after a scan that finds exactly one pair."""
    scan_overlaps("67", cast.strategist)
    return Verdict.objects.get()
