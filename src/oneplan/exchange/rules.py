"""Rules of published money: bundles, management money, and the place an amount belongs to.

Budget papers of provinces and clusters print umbrella projects with their lines; some lines are
not works that could be ranked.  See ``docs/rules/intake.md``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Set

from oneplan.thai.dates import MONTHS, SHORT_MONTHS
from oneplan.thai.digits import to_arabic
from oneplan.thai.names import AUTHORITY_KINDS, split_authority_name
from oneplan.thai.repair import clean

AREA_LEVELS = (2, 4, 6, 8)
"""Digits of an official area code: province, district, subdistrict, village."""

LONGEST_BODY_CODE = 40

MONTHS_OF_A_YEAR = 12

OTHER_EXPENDITURE = "งบรายจ่ายอื่น"

_BUNDLE = re.compile(r"รวม\s*(?P<items>[0-9][0-9,]*)\s*รายการ")
_MANAGEMENT = re.compile(r"ค่าใช้จ่ายในการบริหารงาน(?:กลุ่ม)?จังหวัดแบบบูรณาการ")
_WHOLE_YEAR = frozenset({"ตลอดปี", "ตลอดปีงบประมาณ", "ทั้งปี", "12เดือน"})
_STRAY = re.compile(r"[A-Za-z]{1,2}|[ก-๎ๆฯ]{1,2}|[0-9๐-๙]|[^\w\s]{1,2}")


def is_bundle(item: str, *, bundle_items: int | None = None) -> bool:
    """Whether a line stands for unnamed items: "… รวม 4 รายการ (รวม 4 หน่วย)".

    ``bundle_items`` is the count where the source has a column for it.  One unnamed item is a
    bundle as well: nobody can say which work it is.
    """
    return bool(bundle_items) or bool(_BUNDLE.search(to_arabic(item)))


def items_in_bundle(item: str) -> int | None:
    """How many items a bundle says it holds; None for a line that is no bundle."""
    found = _BUNDLE.search(to_arabic(item))
    return int(found["items"].replace(",", "")) if found else None


def is_management(*texts: str) -> bool:
    """Whether any of a line's texts names the money for running the province or cluster.

    ค่าใช้จ่ายในการบริหารงานจังหวัด (or กลุ่มจังหวัด) แบบบูรณาการ, whatever spaces and scanning
    marks stand in it.  Such money is never ranked.
    """
    return any(_MANAGEMENT.search(re.sub(r"\s+", "", text)) for text in texts)


def is_management_in_doubt(item: str, *, budget_type: str) -> bool:
    """Whether a line of "other expenditure" lost its name and may be management money.

    In the papers seen, other expenditure of a province or cluster is its management money; a
    line of it named after a kind of construction or equipment was misread.
    """
    return budget_type == OTHER_EXPENDITURE and not is_management(item)


def common_prefix(codes: Iterable[str]) -> str:
    """The smallest area that holds all of ``codes``: their longest common official prefix.

    >>> common_prefix(["6701", "6703"]), common_prefix(["670101", "670104"])
    ('67', '6701')

    Areas of several provinces have none (``""``).
    """
    given = sorted({code for code in codes if code})
    if not given:
        return ""
    first, last = given[0], given[-1]
    for level in reversed(AREA_LEVELS):
        if len(first) >= level and last[:level] == first[:level] and len(last) >= level:
            return first[:level]
    return ""


def area_of_places(
    *, provinces: Iterable[str], districts: Iterable[str], subdistricts: Iterable[str]
) -> str:
    """The smallest area holding every place a line names.

    A district counts by itself only where none of its subdistricts is named, a province only
    where none of its districts is.
    """
    places = smallest_places(provinces=provinces, districts=districts, subdistricts=subdistricts)
    return common_prefix(places)


def smallest_places(
    *, provinces: Iterable[str], districts: Iterable[str], subdistricts: Iterable[str]
) -> tuple[str, ...]:
    """The places a line names, without those that only say where a smaller one lies.

    >>> smallest_places(provinces=["67"], districts=["6701", "6703"], subdistricts=["670101"])
    ('670101', '6703')
    """
    places = list(subdistricts)
    for wider in (districts, provinces):
        places += [code for code in wider if not any(place.startswith(code) for place in places)]
    return tuple(dict.fromkeys(places))


def name_key(name: str) -> str:
    """A printed name without spaces and without the stray marks that scanning leaves.

    Two readings of one heading ("…ด้านสังคม บ", "…ด้านสังคม") have one key.  It is only for
    pairing what has no exact partner: it may also join names that differ by a number.
    """
    words = [word for word in name.split() if not _STRAY.fullmatch(word)]
    return "".join(words)


def is_new_issue(earlier: Set[str], now: Set[str]) -> bool:
    """Whether a table is another issue of one that came before: both share half of their rows.

    Only then does a row that is not there any more count as missing; a table of other rows under
    the same file name is another table.
    """
    shared = len(earlier & now)
    return shared > 0 and shared * 2 >= len(earlier) and shared * 2 >= len(now)


def row_differences(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """What changed between two readings of a row, heading by heading, for its story.

    >>> row_differences({"รายการ": "ถนน", "จำนวนเงิน": "5"}, {"รายการ": "ถนน", "จำนวนเงิน": "7"})
    'จำนวนเงิน: 5 → 7'
    """
    headings = dict.fromkeys([*before, *now])
    return "; ".join(
        f"{name}: {before.get(name) or '-'} → {now.get(name) or '-'}"
        for name in headings
        if before.get(name) != now.get(name)
    )


def body_name_key(name: str) -> str:
    """A body's name in the one form in which its spellings meet: titles in full, no spaces.

    >>> body_name_key("อบต.วังชมภู") == body_name_key("องค์การบริหารส่วนตำบล วังชมภู")
    True
    """
    kind, bare = split_authority_name(name)
    full = AUTHORITY_KINDS[kind][0] if kind in AUTHORITY_KINDS else ""
    return "".join(f"{full}{bare}".split())


def agency_code(name: str) -> str:
    """The code of a body that is known only by its name: readable, and never longer than 40.

    >>> agency_code("กรมทางหลวง")
    'agency:กรมทางหลวง'
    """
    key = body_name_key(name)
    code = f"agency:{key}"
    if len(code) <= LONGEST_BODY_CODE:
        return code
    mark = hashlib.sha256(key.encode()).hexdigest()[:8]
    return f"{code[: LONGEST_BODY_CODE - 9]}-{mark}"


def fiscal_months(text: str) -> tuple[int, int] | None:
    """First and last month of a fiscal year (October is 1) that a text names; None for no month.

    >>> fiscal_months("ต.ค. 70 - มี.ค. 71"), fiscal_months("ตลอดปี"), fiscal_months("มกราคม")
    ((1, 6), (1, 12), (4, 4))
    """
    words = "".join(to_arabic(clean(text)).split())
    if words in _WHOLE_YEAR:
        return 1, MONTHS_OF_A_YEAR
    named = [
        (words.index(name), (month + 2) % MONTHS_OF_A_YEAR + 1)
        for names in (MONTHS, SHORT_MONTHS)
        for month, name in enumerate(names, start=1)
        if name in words
    ]
    if not named:
        return None
    named.sort()
    first, last = named[0][1], named[-1][1]
    return (first, last) if first <= last else None


def plan_number(issue: str | None, approach: str | None) -> str:
    """The number of an approach within a plan: issue and place in it; empty where not said.

    >>> plan_number("2", "3"), plan_number(None, "2.3"), plan_number("2", None)
    ('2.3', '2.3', '')
    """
    if not approach:
        return ""
    return approach if "." in approach or not issue else f"{issue}.{approach}"
