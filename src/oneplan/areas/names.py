"""Finding areas by the names people write: with or without rank, by present or former name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from oneplan.areas.rules import kind_of
from oneplan.thai.repair import clean
from oneplan.thai.search import fold

_RANKS = {
    "province": r"จังหวัด|จ\.",
    "district": r"กิ่งอำเภอ|อำเภอ|เขต|อ\.",
    "subdistrict": r"ตำบล|แขวง|ต\.",
    "village": r"หมู่บ้าน|บ้าน|บ\.",
    "community": r"ชุมชน",
}
_OTHER_PROVINCE_NAMES = {"กทม.": "กรุงเทพมหานคร", "กทม": "กรุงเทพมหานคร", "กรุงเทพฯ": "กรุงเทพมหานคร",
                         "กรุงเทพ": "กรุงเทพมหานคร", "อยุธยา": "พระนครศรีอยุธยา"}  # fmt: skip
HEAD_DISTRICT = "เมือง"


def bare_name(text: str, kind: str) -> str:
    """The repaired name without the rank of its own kind.

    >>> bare_name("ต.บ้านกล้วย", "subdistrict"), bare_name("บ้านกล้วย", "subdistrict")
    ('บ้านกล้วย', 'บ้านกล้วย')
    """
    name = " ".join(clean(text).split())
    rest = re.sub(rf"^(?:{_RANKS[kind]})\s*", "", name)
    return rest or name


@dataclass(frozen=True, slots=True)
class NamedArea:
    """An area's names: the present one first, then former ones."""

    code: str
    names: tuple[str, ...]


@dataclass(slots=True)
class AreaNames:
    """The names of many areas, to be asked again and again without the database."""

    _present: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    _former: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    _districts: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, areas: Iterable[NamedArea]) -> AreaNames:
        book = cls()
        for area in areas:
            kind = kind_of(area.code)
            if kind == "district":
                book._districts.add(area.code)
            for number, name in enumerate(area.names):
                index = book._former if number else book._present
                index[kind, _key(name, kind)].append(area.code)
        return book

    def find(
        self, *, province: str = "", district: str = "", subdistrict: str = "", village: str = ""
    ) -> str | None:
        """The code of the smallest area named, lying within the larger ones named.

        None when a name is unknown there, or fits two areas and no larger name decides.
        Larger areas may be left out: a sub-district's name that exists once is enough.
        "เมือง" alone is the head district of the province named.
        """
        steps = {
            "province": _OTHER_PROVINCE_NAMES.get(clean(province), province),
            "district": district,
            "subdistrict": subdistrict,
            "village": village,
        }
        within = [""]
        for kind, name in steps.items():
            if not name:
                continue
            within = self._named(kind, name, within=within)
            if not within:
                return None
        return within[0] if len(within) == 1 and within[0] else None

    def _named(self, kind: str, name: str, *, within: list[str]) -> list[str]:
        key = _key(name, kind)
        for index in (self._present, self._former):
            codes = index.get((kind, key), [])
            found = [code for code in codes if code.startswith(tuple(within))]
            if found:
                return found
        if kind == "district" and key == HEAD_DISTRICT:
            return [f"{each}01" for each in within if f"{each}01" in self._districts]
        return []


def _key(name: str, kind: str) -> str:
    return fold(bare_name(name, kind)).replace(" ", "")
