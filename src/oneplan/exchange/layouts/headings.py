"""Headings: two spellings of one heading have one key; the unit of money stands in some."""

from __future__ import annotations

import re
from functools import lru_cache

from oneplan.thai.digits import to_arabic
from oneplan.thai.repair import clean

_BRACKETS = re.compile(r"[(\[（][^)\]）]*[)\]）]")
_THAI_MARKS = re.compile(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_UNIT = re.compile(r"(?P<scale>ล้าน|พัน)?บาท$")
_SCALES = {"ล้าน": 1_000_000, "พัน": 1_000}


@lru_cache(maxsize=8192)
def heading_key(heading: str) -> str:
    """A heading's letters and digits only, small and Arabic.

    >>> heading_key("ปีงบประมาณ พ.ศ."), heading_key("Fiscal_Year BE")
    ('ปีงบประมาณพศ', 'fiscalyearbe')
    """
    text = to_arabic(clean(heading)).casefold()
    return "".join(letter for letter in text if letter.isalnum() or _THAI_MARKS.match(letter))


@lru_cache(maxsize=8192)
def heading_keys(heading: str) -> tuple[str, ...]:
    """Keys to try, strictest first: as written, without brackets, without its unit."""
    whole = heading_key(heading)
    open_ = heading_key(_BRACKETS.sub(" ", heading))
    bare = _UNIT.sub("", open_)
    return tuple(dict.fromkeys(key for key in (whole, open_, bare) if key))


def money_scale(heading: str) -> int:
    """How many baht one unit of a money column is: 1,000,000 under "งบประมาณ (ล้านบาท)"."""
    for part in [*_BRACKETS.findall(heading), _BRACKETS.sub(" ", heading)]:
        found = _UNIT.search(heading_key(part))
        if found and found["scale"]:
            return _SCALES[found["scale"]]
    return 1
