"""The pages that are measured, each with the addresses asked for and who asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from django.db.models import Count

from oneplan.annual_plans.models import Round
from oneplan.areas.models import Area
from oneplan.committees.models import Meeting
from oneplan.core.paging import page_of
from oneplan.needs.models import Need
from oneplan.needs.queries import ORDERS
from oneplan.plans.models import Plan
from oneplan.threads.models import Event, Subject, SubjectKind

HOME = "67"
STRATEGIST, DISTRICT, AUTHORITY, NATIONAL = "strategist", "lomsak", "authority", "reviewer"
TYPED = (
    "ก่อสร้างถนนคอนกรีตเสริมเหล็ก สายกลางบ้าน", "ขุดลอกคลองส่งน้ำ ทุ่งนา",
    "ซ่อมแซมรางระบายน้ำ หลังวัด", "ติดตั้งไฟฟ้าส่องสว่าง ทางเข้าโรงเรียน",
)  # fmt: skip
SEARCHED = (
    "คู", "บ่", "ซอ", "ถนน", "ประปา", "ตะเคียน", "ถนน คสล. ม.5", "ขุดลอก คลอง หนอง",
    "บ้านหนองไผ่", "ตำบลนาทัน", "ก่อสร้างถนนคอนกรีตเสริมเหล็กสายกลางบ้าน", "N4610-2571", "หมู่ ๑๑",
    "ฟ้า 580 เมตร", "xyzw", "สะพาน ลอย คนข้าม",
)  # fmt: skip
"""Words of two letters, one, several, places, numbers, Thai without spaces, and nothing at all."""
PAGE, TYPE_AHEAD = 200, 100
"""What the 95th of a hundred answers may take, in milliseconds."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One page: its name, the addresses asked in turn, the account that asks, a form to post."""

    name: str
    addresses: list[str]
    account: str = ""
    form: list[dict[str, Any]] = field(default_factory=list)
    limit: int = PAGE
    is_part: bool = False
    """Asked for by a script of the page, as htmx does."""


def asked_pages() -> list[Asked]:
    """Every page with addresses of records that are there, the same each time."""
    rng = Random(1)
    districts = _codes(parent_id=HOME)
    subdistricts = _codes(parent__parent_id=HOME)
    villages = _codes(parent__parent__parent_id=HOME)
    provinces = _codes(parent=None)
    needs = _some(SubjectKind.NEED, rng)
    activities = _some(SubjectKind.ACTIVITY, rng)
    round_ = Round.objects.filter(body__code=HOME).annotate(n=Count("ranks")).order_by("-n")[0]
    plan = Plan.objects.filter(body__code=HOME, type_code="P1").order_by("-fiscal_year")[0]
    book = Plan.objects.filter(body__seat__code__startswith=HOME, type_code="L5").first()
    meeting = Meeting.objects.filter(committee__body__code=HOME).latest("held_on")
    plain, deep, narrow = (
        "/needs/",
        [f"/needs/?at={at}" for at in _deep(rng)],
        "/needs/?area={}&q={}",
    )
    return [
        Asked("floor: answers and SELECT 1", ["/healthz"]),
        Asked("front", ["/"]),
        Asked("sign-in", ["/accounts/sign-in"]),
        Asked("country, public", ["/country", "/country?by=cluster&fiscal_year=2570"]),
        Asked("country, office", ["/office/country", "/office/country?by=region"], NATIONAL),
        Asked("place, public: province", [f"/places/{code}" for code in provinces]),
        Asked("search, public: two words", [f"/search?q={w}" for w in ("ถนน หนอง", "คลอง ป่า")]),
        Asked("search, public: one rare word", ["/search?q=ตะเคียน หมู่ที่ 9", "/search?q=ปศุสัตว์"]),
        Asked("search, public: place", [f"/search?q=น้ำ&area={code}" for code in districts]),
        Asked("search, public: words of every kind", [f"/search?q={w}" for w in SEARCHED]),
        Asked("type-ahead: search, public", [f"/search/suggest?q={w}" for w in SEARCHED],
              limit=TYPE_AHEAD, is_part=True),
        Asked("type-ahead: search, office", [f"/office/search/suggest?q={w}" for w in SEARCHED],
              STRATEGIST, limit=TYPE_AHEAD, is_part=True),
        Asked("office home: province", ["/office/"], STRATEGIST),
        Asked("office home: district", ["/office/"], DISTRICT),
        Asked("office home: authority", ["/office/"], AUTHORITY),
        Asked("office home: national", ["/office/"], NATIONAL),
        Asked("questions after the home: province", ["/office/questions"], STRATEGIST,
              is_part=True),
        Asked("questions after the home: district", ["/office/questions"], DISTRICT,
              is_part=True),
        Asked("needs", [plain], STRATEGIST),
        Asked("needs, public", [plain]),
        Asked("needs: place and word", [narrow.format(c, "ถนน") for c in districts], STRATEGIST),
        Asked("needs: deep page", deep, STRATEGIST),
        Asked("need", [f"/needs/{key}" for key in needs], STRATEGIST),
        Asked("need: 480 sentences", [f"/needs/{_longest_story()}"], STRATEGIST),
        Asked("activities", ["/activities/"], STRATEGIST),
        Asked("activities, public", ["/activities/"]),
        Asked("activities: year and place",
              [f"/activities/?year=2571&area={code}" for code in districts], STRATEGIST),
        Asked("activity", [f"/activities/{key}" for key in activities], STRATEGIST),
        Asked("round: 2,000 lines", [f"/rounds/{round_.pk}"], STRATEGIST),
        Asked("place: province", [f"/office/places/{HOME}?year={y}" for y in _YEARS], STRATEGIST),
        Asked("place: district", [f"/office/places/{code}" for code in districts], STRATEGIST),
        Asked("place: sub-district", [f"/office/places/{c}" for c in subdistricts], STRATEGIST),
        Asked("place: village", [f"/office/places/{code}" for code in villages], STRATEGIST),
        Asked("rows behind a figure",
              [f"/office/places/{c}/rows?year=2570" for c in (HOME, *districts)], STRATEGIST),
        Asked("plan: annual", [f"/plans/{plan.pk}"], STRATEGIST),
        Asked("plan: local book", [f"/plans/{book.pk}"] if book else [], STRATEGIST),
        Asked("plans", ["/plans/"], STRATEGIST),
        Asked("coverage: country",
              [f"/coverage/country?fiscal_year={year}" for year in _YEARS], NATIONAL),
        Asked("coverage: province", [f"/coverage/{HOME}"], STRATEGIST),
        Asked("overlaps", ["/overlaps/"], STRATEGIST),
        Asked("meeting", [f"/committees/meetings/{meeting.pk}"], STRATEGIST),
        Asked("search, office", [f"/office/search?q={w}" for w in ("ถนน", "ประปา บ้าน")],
              STRATEGIST),
        Asked("type-ahead: twins", ["/overlaps/twins"], DISTRICT,
              [{"wording": w, "area_code": c} for w in TYPED for c in subdistricts], TYPE_AHEAD),
        Asked("waiting", ["/threads/waiting"], STRATEGIST),
        Asked("API: needs", ["/api/v1/needs"]),
        Asked("API: activities", ["/api/v1/activities"]),
        Asked("API: subjects with a word", ["/api/v1/subjects?q=ถนน"]),
    ]  # fmt: skip


_YEARS = (2567, 2568, 2569, 2570)


def _codes(**where: Any) -> list[str]:
    return list(Area.objects.filter(**where).order_by("code").values_list("pk", flat=True)[:100])


def _some(kind: SubjectKind, rng: Random) -> list[Any]:
    """Records of the home province that anybody may read, chosen by chance."""
    found = Subject.objects.filter(kind=kind, circulation="public", area__code__startswith=HOME)
    keys = list(found.order_by("pk").values_list("pk", flat=True)[:5000])
    return rng.sample(keys, min(100, len(keys)))


def _longest_story() -> Any:
    found = Event.objects.filter(code="threads.shared", subject__area__code__startswith=HOME)
    return found.values("subject").annotate(n=Count("pk")).order_by("-n")[0]["subject"]


def _deep(rng: Random) -> list[str]:
    """Cursors all over the list, as if somebody had gone on for a thousand pages."""
    keys = _some(SubjectKind.NEED, rng)[:30]
    needs = Need.objects.filter(pk__in=keys).select_related("subject").order_by("pk")
    cursors = [
        page_of(needs.filter(pk__gte=key), order=ORDERS["newest"], cursor=None, size=1).older
        for key in keys
    ]
    return [cursor for cursor in cursors if cursor]
