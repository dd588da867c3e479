"""Buddhist-era years, fiscal years and five-year cycles as officials write them.

Inside the product a year is a B.E. integer (2567).  A fiscal year n runs from
1 October of B.E. n-1 to 30 September of B.E. n (Budget Procedures Act B.E. 2561,
section 4).
"""

import datetime
import re
from dataclasses import dataclass

from oneplan.thai.digits import to_arabic, to_thai
from oneplan.thai.errors import UnreadableText

BE_OFFSET = 543
FIRST_YEAR = 2400
LAST_YEAR = 2700

_SHORT_YEARS = range(40, 100)
_BE_MARK = r"พ\s*\.?\s*ศ\s*\.?|พุทธศักราช|b\.?e\.?"
_CE_MARK = r"ค\s*\.?\s*ศ\s*\.?|คริสต์ศักราช|c\.?e\.?|a\.?d\.?"
_YEAR = re.compile(
    rf"""
    (?:ประจำ)?(?:ปี\s*งบประมาณ|งบประมาณ\s*(?:ประจำ)?ปี|ปีงบฯ?|ปี|fiscal\s*year|f\.?y\.?)?\s*\.?\s*
    (?:(?P<be>{_BE_MARK})|(?P<ce>{_CE_MARK}))?\s*
    (?P<year>[0-9]{{4}}|[0-9]{{2}})(?:\.0+)?
    (?:\s*(?:(?P<be_after>{_BE_MARK})|(?P<ce_after>{_CE_MARK})))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CYCLE = re.compile(
    rf"(?P<words>[^0-9]*?)(?P<first>[0-9]{{4}})\s*(?:[-–—−]|ถึง)\s*"
    rf"(?:{_BE_MARK})?\s*(?P<last>[0-9]{{4}}|[0-9]{{2}})\s*\)?"
)
_CYCLE_WORDS = re.compile(
    rf"[\s(]*(?:แผนพัฒนา\S*|แผน|รอบ|ช่วง|ระยะ\s*\S*\s*ปี)?[\s(]*(?:ปี\s*งบประมาณ|ปี)?[\s(]*(?:{_BE_MARK})?\s*",
    re.IGNORECASE,
)


def parse_be_year(written: str | int | float) -> int:
    """The B.E. year that somebody wrote, whatever digits, mark or era they used.

    The number decides the era: 2400-2700 is B.E., 1858-2157 is C.E.  Two digits from
    40 to 99 are B.E. 25xx; a smaller pair could be either era and is refused unless
    an era mark stands beside it.  A mark that contradicts its number is refused.

    >>> parse_be_year("ปีงบประมาณ พ.ศ. ๒๕๖๗"), parse_be_year("FY2024"), parse_be_year("67")
    (2567, 2567, 2567)
    """
    text = _year_text(written)
    found = _YEAR.fullmatch(to_arabic(text).strip())
    if found is None:
        raise UnreadableText("year_not_readable", text=text)
    era = None
    if found["be"] or found["be_after"]:
        era = "be"
    if found["ce"] or found["ce_after"]:
        if era:
            raise UnreadableText("year_era_conflict", text=text)
        era = "ce"
    return be_year_of(found["year"], era=era, text=text)


def be_year_of(digits: str, *, era: str | None, text: str) -> int:
    """The B.E. year of two or four Arabic digits; ``era`` is "be", "ce" or unknown."""
    number = int(digits)
    if len(digits) == 2:
        if era is None and number not in _SHORT_YEARS:
            raise UnreadableText("year_two_digits_ambiguous", text=text, year=number)
        return 2000 + BE_OFFSET + number if era == "ce" else 2500 + number
    if FIRST_YEAR <= number <= LAST_YEAR:
        if era == "ce":
            raise UnreadableText("year_era_conflict", text=text, year=number)
        return number
    if FIRST_YEAR <= number + BE_OFFSET <= LAST_YEAR:
        if era == "be":
            raise UnreadableText("year_era_conflict", text=text, year=number)
        return number + BE_OFFSET
    raise UnreadableText(
        "year_out_of_range", text=text, year=number, first=FIRST_YEAR, last=LAST_YEAR
    )


def format_be_year(year: int, *, style: str = "plain", thai_digits: bool = False) -> str:
    """A B.E. year for a page: "plain" 2567, "era" พ.ศ. 2567, "fiscal" ปีงบประมาณ พ.ศ. 2567.

    >>> format_be_year(2567, style="fiscal", thai_digits=True)
    'ปีงบประมาณ พ.ศ. ๒๕๖๗'
    """
    lead = {"plain": "", "era": "พ.ศ. ", "fiscal": "ปีงบประมาณ พ.ศ. "}[style]
    written = f"{lead}{year}"
    return to_thai(written) if thai_digits else written


def fiscal_year_of(day: datetime.date) -> int:
    """The B.E. fiscal year that ``day`` falls in.

    >>> fiscal_year_of(datetime.date(2023, 10, 1)), fiscal_year_of(datetime.date(2024, 9, 30))
    (2567, 2567)
    """
    return day.year + BE_OFFSET + (day.month >= 10)


def quarter_of(day: datetime.date) -> int:
    """The quarter of the fiscal year: 1 is October to December.

    >>> [quarter_of(datetime.date(2024, month, 1)) for month in (10, 1, 4, 9)]
    [1, 2, 3, 4]
    """
    return (day.month - 10) % 12 // 3 + 1


def fiscal_year_dates(year: int) -> tuple[datetime.date, datetime.date]:
    """First and last day of the B.E. fiscal year ``year``.

    >>> fiscal_year_dates(2567)
    (datetime.date(2023, 10, 1), datetime.date(2024, 9, 30))
    """
    ends_in = year - BE_OFFSET
    return datetime.date(ends_in - 1, 10, 1), datetime.date(ends_in, 9, 30)


def quarter_dates(year: int, quarter: int) -> tuple[datetime.date, datetime.date]:
    """First and last day of quarter 1 to 4 of the B.E. fiscal year ``year``.

    >>> quarter_dates(2567, 2)
    (datetime.date(2024, 1, 1), datetime.date(2024, 3, 31))
    """
    if quarter not in (1, 2, 3, 4):
        raise UnreadableText("quarter_out_of_range", quarter=quarter)
    ends_in = year - BE_OFFSET
    if quarter == 1:
        return datetime.date(ends_in - 1, 10, 1), datetime.date(ends_in - 1, 12, 31)
    first = datetime.date(ends_in, 3 * quarter - 5, 1)
    after = datetime.date(ends_in, 3 * quarter - 2, 1)
    return first, after - datetime.timedelta(days=1)


@dataclass(frozen=True, order=True)
class Cycle:
    """A planning period, from its first to its last B.E. fiscal year, both included."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.first <= self.last <= LAST_YEAR:
            raise UnreadableText("cycle_years_wrong", first=self.first, last=self.last)

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last

    @property
    def years(self) -> range:
        return range(self.first, self.last + 1)


def parse_cycle(text: str) -> Cycle:
    """Read a planning period written with any dash, digits and era mark.

    >>> parse_cycle("พ.ศ. ๒๕๗๑ – ๒๕๗๕")
    Cycle(first=2571, last=2575)
    """
    found = _CYCLE.fullmatch(to_arabic(text).strip())
    if found is None or not _CYCLE_WORDS.fullmatch(found["words"]):
        raise UnreadableText("cycle_not_readable", text=text)
    first, last = found["first"], found["last"]
    whole = last if len(last) == 4 else first[:2] + last
    return Cycle(
        first=be_year_of(first, era=None, text=text), last=be_year_of(whole, era=None, text=text)
    )


def parse_period(text: str) -> Cycle:
    """A planning period, or one year alone as a period of itself.

    >>> parse_period("๒๕๗๐"), parse_period("2571-75")
    (Cycle(first=2570, last=2570), Cycle(first=2571, last=2575))
    """
    try:
        return parse_cycle(text)
    except UnreadableText:
        year = parse_be_year(text.strip())
        return Cycle(year, year)


def format_cycle(cycle: Cycle, *, style: str = "plain", thai_digits: bool = False) -> str:
    """A period for a page: "plain" 2571-2575 (as stored), "printed" พ.ศ. 2571 - 2575.

    >>> format_cycle(Cycle(2571, 2575), style="printed", thai_digits=True)
    'พ.ศ. ๒๕๗๑ - ๒๕๗๕'
    """
    written = {"plain": str(cycle), "printed": f"พ.ศ. {cycle.first} - {cycle.last}"}[style]
    return to_thai(written) if thai_digits else written


def _year_text(written: str | int | float) -> str:
    """What a spreadsheet cell holds, as text: 2567.0 is 2567, a fraction is refused."""
    if isinstance(written, bool) or (isinstance(written, float) and written != written // 1):
        raise UnreadableText("year_not_readable", text=str(written))
    return written if isinstance(written, str) else str(int(written))
