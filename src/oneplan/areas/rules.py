"""Area codes: what they say by themselves, with paper and pencil.

The official code of the Department of Provincial Administration is the tree: two digits a
province, four a district, six a sub-district, eight a village.  A municipal community has no
official code; ours is its sub-district's six digits, ``C`` and two more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from oneplan.core.errors import Refusal

BANGKOK = "10"

_CODE = re.compile(r"[1-9]\d(\d{2}(\d{2}(\d{2}|C\d{2})?)?)?")
_KIND_BY_LENGTH = {2: "province", 4: "district", 6: "subdistrict", 8: "village", 9: "community"}
_RANKS = {
    "province": "จังหวัด",
    "district": "อำเภอ",
    "subdistrict": "ตำบล",
    "village": "บ้าน",
    "community": "ชุมชน",
}
RANK_WORDS = ("จังหวัด", "อำเภอ", "ตำบล", "บ้าน", "ชุมชน", "แขวง", "เขต", "จ.", "อ.", "ต.", "บ.")
"""Words and short forms people write before a place's name."""
_BANGKOK_RANKS = {"province": "", "district": "เขต", "subdistrict": "แขวง"}


def is_code(text: str) -> bool:
    """Is this the code of a province, district, sub-district, village or community?"""
    return _CODE.fullmatch(text) is not None


def check_code(text: str) -> None:
    """Refuse what is no area code, before it is used as a prefix."""
    if not is_code(text):
        raise Refusal("areas.code_unreadable", value=text)


def kind_of(code: str) -> str:
    """The kind of area a code stands for.

    >>> kind_of("67"), kind_of("670101"), kind_of("670101C02")
    ('province', 'subdistrict', 'community')
    """
    check_code(code)
    return _KIND_BY_LENGTH[len(code)]


def parent_code(code: str) -> str | None:
    """The code of the area around it; None around a province.

    >>> parent_code("67010102"), parent_code("670101C02"), parent_code("67")
    ('670101', '670101', None)
    """
    check_code(code)
    if len(code) == 2:
        return None
    return code[:6] if len(code) > 6 else code[:-2]


def codes_around(code: str) -> list[str]:
    """The code itself and every area around it, the province first."""
    check_code(code)
    return [code[:length] for length in (2, 4, 6) if length < len(code)] + [code]


def is_within(code: str, prefix: str) -> bool:
    """Does the area lie in (or is it) the one named ``prefix``?  Empty means the country.

    >>> is_within("670101C02", "6701"), is_within("6711", "67"), is_within("67", "6711")
    (True, True, False)
    """
    if not prefix:
        return True
    check_code(prefix)
    return code.startswith(prefix) if len(prefix) <= 6 else code == prefix


def longest_common_prefix(codes: Iterable[str]) -> str:
    """The smallest area holding all of them; empty when they share no province or are none.

    >>> longest_common_prefix(["67010101", "67010203"]), longest_common_prefix(["67", "65"])
    ('6701', '')
    """
    chains = [codes_around(code) for code in codes]
    if not chains:
        return ""
    common = ""
    for step in zip(*chains, strict=False):
        if len(set(step)) > 1:
            break
        common = step[0]
    return common


def full_name(code: str, name_th: str) -> str:
    """The name with its rank in front, as papers write it: อำเภอหล่มสัก, เขตดุสิต."""
    ranks = _RANKS | (_BANGKOK_RANKS if code.startswith(BANGKOK) else {})
    return f"{ranks[kind_of(code)]}{name_th}"
