"""Dates as officials write and print them; ISO dates inside, B.E. at the edge."""

import datetime
import re

from oneplan.thai.digits import to_arabic, to_thai
from oneplan.thai.errors import UnreadableText
from oneplan.thai.repair import clean
from oneplan.thai.years import BE_OFFSET, FIRST_YEAR, be_year_of

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
_ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = r"(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)"

_WRITTEN = re.compile(
    rf"""
    (?:(?:เมื่อ)?\s*วัน(?:{_WEEKDAYS})?\s*ที่\s*)?
    (?P<day>[0-9]{{1,2}})\s*[-/ ]?\s*(?:เดือน)?\s*
    (?P<month>[ก-๎. ]+?|[a-z]+\.?)\s*,?\s*[-/]?\s*
    (?:ปี\s*)?(?:(?P<be>พ\s*\.?\s*ศ\s*\.?|พุทธศักราช)|(?P<ce>ค\s*\.?\s*ศ\s*\.?))?\s*
    (?P<year>[0-9]{{4}}|[0-9]{{2}})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    r"(?P<day>[0-9]{1,2})\s*(?P<dash>[-/.])\s*(?P<month>[0-9]{1,2})\s*(?P=dash)\s*"
    r"(?P<year>[0-9]{4}|[0-9]{2})"
)
_YEAR_FIRST = re.compile(
    r"(?P<year>[0-9]{4})(?P<dash>[-/.])(?P<month>[0-9]{1,2})(?P=dash)(?P<day>[0-9]{1,2})"
)
_CLOCK = re.compile(
    r"(?:T|\s+|\s*เวลา\s*)[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:\.[0-9]+)?)?"
    r"\s*(?:Z|[+-][0-9]{2}:?[0-9]{2}|น\.?)?$"
)


def parse_date(written: str | datetime.date) -> datetime.date:
    """The day that somebody wrote, as an ISO (C.E.) date.

    Day comes before month unless a four-digit year leads.  A year of 2400 or more is
    B.E., also where a spreadsheet made a ``date`` of it.  A two-digit year beside a
    Thai month is B.E. 25xx when it is 40 or more; a smaller one is refused as
    ambiguous.  A day that the calendar lacks is refused, never moved.

    >>> parse_date("๑ ต.ค. ๒๕๖๖"), parse_date("1/10/66")
    (datetime.date(2023, 10, 1), datetime.date(2023, 10, 1))
    >>> parse_date(datetime.date(2567, 10, 1))
    datetime.date(2024, 10, 1)
    """
    if isinstance(written, datetime.date):
        return _from_date(written)
    text = _CLOCK.sub("", to_arabic(clean(written)))
    for pattern in (_YEAR_FIRST, _DAY_FIRST):
        found = pattern.fullmatch(text)
        if found is not None:
            year = be_year_of(found["year"], era=None, text=written)
            return _day(year, int(found["month"]), int(found["day"]), text=written)
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise UnreadableText("date_not_readable", text=written)
    month = parse_month(found["month"])
    era = "be" if found["be"] else "ce" if found["ce"] else None
    year = be_year_of(found["year"], era=era, text=written)
    return _day(year, month, int(found["day"]), text=written)


def parse_month(text: str) -> int:
    """The number of a month named in full or short, with or without dots.

    >>> parse_month("ต.ค."), parse_month("ตค"), parse_month("ตุลาคม"), parse_month("Oct")
    (10, 10, 10, 10)
    """
    name = re.sub(r"[.\s]", "", clean(text)).removeprefix("เดือน").casefold()
    month = _MONTH_NUMBERS.get(name)
    if month is None:
        raise UnreadableText("month_not_readable", text=text)
    return month


def thai_date(day: datetime.date, *, style: str = "long", thai_digits: bool = False) -> str:
    """A day for a Thai page: "short" 1 ต.ค. 66, "long" 1 ตุลาคม 2566, "official" with วันที่.

    >>> thai_date(datetime.date(2023, 10, 1), style="official", thai_digits=True)
    'วันที่ ๑ ตุลาคม พ.ศ. ๒๕๖๖'
    """
    year = day.year + BE_OFFSET
    written = {
        "short": f"{day.day} {SHORT_MONTHS[day.month - 1]} {year % 100:02}",
        "long": f"{day.day} {MONTHS[day.month - 1]} {year}",
        "official": f"วันที่ {day.day} {MONTHS[day.month - 1]} พ.ศ. {year}",
    }[style]
    return to_thai(written) if thai_digits else written


def thai_month(year: int, month: int, *, style: str = "long", thai_digits: bool = False) -> str:
    """A month of a B.E. calendar year: "long" ตุลาคม 2566, "short" ต.ค. 66.

    >>> thai_month(2566, 10), thai_month(2566, 10, style="short", thai_digits=True)
    ('ตุลาคม 2566', 'ต.ค. ๖๖')
    """
    written = {
        "short": f"{SHORT_MONTHS[month - 1]} {year % 100:02}",
        "long": f"{MONTHS[month - 1]} {year}",
    }[style]
    return to_thai(written) if thai_digits else written


def thai_date_range(
    first: datetime.date, last: datetime.date, *, style: str = "long", thai_digits: bool = False
) -> str:
    """Two days as one phrase that repeats neither month nor year ("long" or "short").

    >>> thai_date_range(datetime.date(2022, 5, 19), datetime.date(2022, 5, 21))
    '19–21 พฤษภาคม 2565'
    >>> thai_date_range(datetime.date(2022, 5, 30), datetime.date(2022, 6, 2))
    '30 พฤษภาคม – 2 มิถุนายน 2565'
    """
    if last < first:
        raise UnreadableText("range_ends_before_start", first=first, last=last)
    end = thai_date(last, style=style)
    names = SHORT_MONTHS if style == "short" else MONTHS
    if first == last:
        written = end
    elif (first.year, first.month) == (last.year, last.month):
        written = f"{first.day}–{end}"
    elif first.year == last.year:
        written = f"{first.day} {names[first.month - 1]} – {end}"
    else:
        written = f"{thai_date(first, style=style)} – {end}"
    return to_thai(written) if thai_digits else written


def _from_date(written: datetime.date) -> datetime.date:
    year = written.year if written.year >= FIRST_YEAR else written.year + BE_OFFSET
    return _day(year, written.month, written.day, text=written.isoformat())


def _day(be_year: int, month: int, day: int, *, text: str) -> datetime.date:
    try:
        return datetime.date(be_year - BE_OFFSET, month, day)
    except ValueError:
        raise UnreadableText(
            "date_impossible", text=text, year=be_year, month=month, day=day
        ) from None


def _month_numbers() -> dict[str, int]:
    """Every spelling of a month, dots and spaces removed, to its number."""
    numbers = {}
    for names in (MONTHS, SHORT_MONTHS, _ENGLISH_MONTHS):
        for number, name in enumerate(names, start=1):
            numbers[name.replace(".", "")] = number
    for number, name in enumerate(_ENGLISH_MONTHS, start=1):
        numbers[name[:3]] = number
    return numbers | {"sept": 9, "กุมภาพันธุ์": 2, "กพ": 2}


_MONTH_NUMBERS = _month_numbers()
