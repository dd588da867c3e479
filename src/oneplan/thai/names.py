"""Names of places and local governments taken apart: kind, bare name, village numbers."""

import re
from dataclasses import dataclass

from oneplan.thai.digits import to_arabic
from oneplan.thai.repair import clean

AUTHORITY_KINDS = {
    "provincial_administration": ("องค์การบริหารส่วนจังหวัด", "อบจ"),
    "subdistrict_administration": ("องค์การบริหารส่วนตำบล", "อบต"),
    "city_municipality": ("เทศบาลนคร", "ทน"),
    "town_municipality": ("เทศบาลเมือง", "ทม"),
    "subdistrict_municipality": ("เทศบาลตำบล", "ทต"),
}
"""Kinds of local government: the full prefix of the name and its abbreviation."""

AREA_KINDS = {
    "province": ("จังหวัด", "จ"),
    "district": ("อำเภอ", "อ"),
    "subdistrict": ("ตำบล", "ต"),
    "village": ("หมู่บ้าน", "บ้าน", "บ"),
}
"""Kinds of area: the full prefix of the name and its abbreviations.

Bangkok's เขต and แขวง are read as district and subdistrict where the text speaks of
Bangkok; elsewhere a เขต is a zone of some other kind.
"""

_SPECIAL = {"กรุงเทพมหานคร": "special_administration", "เมืองพัทยา": "special_administration"}
_HONORIFICS = re.compile(
    r"(?:นางสาว|น\.\s?ส\.|นาง|นาย|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|ดร\.|ว่าที่\s?(?:ร้อยตรี|ร\.ต\.)|"
    r"พล\.?ต\.?[ตอท]\.|ร\.ต\.[ตอท]\.|พ\.ต\.[ตอท]\.|คุณ)\s*"
)
_ABBREVIATED_AREA = {"จ": "province", "อ": "district", "ต": "subdistrict", "บ": "village"}

_NUMBERS = (
    r"[0-9]{1,3}(?:\s*(?:,|-|–|—|ถึง|และ|กับ)\s*(?:(?:หมู่ที่|หมู่|ม\.)\s*)?[0-9]{1,3}(?![0-9]|\.[0-9]))*"
)
_MOO = re.compile(
    rf"(?:หมู่\s?ที่|หมู่(?!บ้าน)|(?<![ก-๎.0-9])(?<![0-9]\s)ม\.)\s*(?P<numbers>{_NUMBERS})"
    r"(?![0-9]|\.[0-9]|,[0-9]{3})"
)
_SCHOOL_YEAR = re.compile(r"(?:ชั้น|นักเรียน|ระดับ|มัธยม\S*)\s*$")
_MOO_PART = re.compile(r"\s*(?P<join>-|–|—|ถึง)?[^0-9]*?(?P<number>[0-9]+)")

_PLACE_WORD = re.compile(
    r"(?:(?<!กลุ่ม)(?<!ส่วน)(?<!เทศบาล)"
    r"(?P<full>จังหวัด|กิ่งอำเภอ|อำเภอ|ตำบล|แขวง|เขต|หมู่บ้าน|(?<![ก-๎])บ้าน)"
    r"|(?<![ก-๎.])(?P<short>[จอตบ])\.)\s*"
    r"(?P<name>สุไหงโก-ลก|[ก-๎]+)"
)
_NAME_ENDS = re.compile(
    r"จังหวัด|กิ่งอำเภอ|อำเภอ|ตำบล|หมู่ที่|หมู่บ้าน|จำนวน|ระยะ|กว้าง|ปริมาณ|แขวง|เขต(?=[ก-ฮเ-ไ])"
)
_IN_BANGKOK = re.compile("กรุงเทพ|กทม|แขวง")
_NOT_A_NAME = {
    *("แบบบูรณาการ", "ชายแดนภาคใต้", "ชายแดนใต้", "เป็นอาคาร", "แบบ", "และ", "ใน", "ที่", "ต่าง"),
    *("ต่างๆ", "ของ", "ทั่ว", "ทุก", "ชาย", "ละ", "เคลื่อน", "พัก", "เรือน", "พัฒนา"),
}
_FULL_KINDS = {
    "จังหวัด": "province", "อำเภอ": "district", "กิ่งอำเภอ": "district", "เขต": "district",
    "ตำบล": "subdistrict", "แขวง": "subdistrict", "หมู่บ้าน": "village", "บ้าน": "village",
}  # fmt: skip


@dataclass(frozen=True)
class NamedPlace:
    """A place as a text names it: its kind, the bare name, and where it stands."""

    kind: str
    name: str
    start: int
    end: int


def split_authority_name(text: str) -> tuple[str | None, str]:
    """Kind and bare name of a local government, in full or abbreviated.

    The kind is one of ``AUTHORITY_KINDS``, "special_administration" for Bangkok and
    Pattaya, or None where the name carries no prefix.

    >>> split_authority_name("อบต.วังชมภู"), split_authority_name("เทศบาลเมืองหล่มสัก")
    (('subdistrict_administration', 'วังชมภู'), ('town_municipality', 'หล่มสัก'))
    """
    name = clean(text)
    if name in _SPECIAL:
        return _SPECIAL[name], name
    for kind, (full, short) in AUTHORITY_KINDS.items():
        if name.startswith(full):
            return kind, name[len(full) :].strip()
        abbreviation = re.match(r"\.?\s?".join(short) + r"(?:\.\s*|\s+)", name)
        if abbreviation:
            return kind, name[abbreviation.end() :].strip()
    return None, name


def bare_area_name(text: str) -> str:
    """The name of a province, district, subdistrict or village without its prefix.

    Only the first prefix goes: the district of "อำเภอเมืองเพชรบูรณ์" is named so.

    >>> bare_area_name("ต.วังชมภู"), bare_area_name("อำเภอเมืองเพชรบูรณ์")
    ('วังชมภู', 'เมืองเพชรบูรณ์')
    """
    name = clean(text)
    for prefix in _FULL_KINDS:
        rest = name.removeprefix(prefix).strip()
        if rest != name and rest:
            return rest
    return re.sub(r"^[จอตบ]\.\s*", "", name)


def bare_person_name(text: str) -> str:
    """A person's name without the title before it, for matching only.

    >>> bare_person_name("นางสาวสมใจ  ใจดี")
    'สมใจ ใจดี'
    """
    name = clean(text)
    found = _HONORIFICS.match(name)
    rest = name[found.end() :] if found else name
    return rest or name


def find_moo(text: str) -> list[int]:
    """Village numbers (หมู่ที่) named in a text, each once, in the order of mention.

    Lists and ranges are spelled out.  "ม." counts only where it cannot be metres or
    a school year.

    >>> find_moo("ถนนสายหมู่ที่ ๕ เชื่อม ม.7"), find_moo("หมู่ 1,3,5"), find_moo("หมู่ที่ 2 - 4")
    ([5, 7], [1, 3, 5], [2, 3, 4])
    """
    plain = to_arabic(clean(text))
    numbers: dict[int, None] = {}
    for found in _MOO.finditer(plain):
        if not _SCHOOL_YEAR.search(plain[: found.start()]):
            numbers.update(dict.fromkeys(_spelled_out(found["numbers"])))
    return list(numbers)


def find_places(text: str) -> list[NamedPlace]:
    """Areas that a text names with their kind, in order, as raw names.

    Nothing is looked up: whether such a place exists is the gazetteer's to say.
    Positions are those of the cleaned text.

    >>> [(place.kind, place.name) for place in find_places("ตำบลวังชมภู อ.เมือง จ.เพชรบูรณ์")]
    [('subdistrict', 'วังชมภู'), ('district', 'เมือง'), ('province', 'เพชรบูรณ์')]
    """
    plain = clean(text)
    places = []
    at = 0
    while found := _PLACE_WORD.search(plain, at):
        start, end = found.span("name")
        stop = _NAME_ENDS.search(plain, start, end)
        end = stop.start() if stop else end
        name = plain[start:end]
        kind = _FULL_KINDS.get(found["full"] or "") or _ABBREVIATED_AREA[found["short"]]
        is_a_zone = found["full"] in ("เขต", "แขวง") and not _IN_BANGKOK.search(plain)
        if name and name not in _NOT_A_NAME and not is_a_zone:
            places.append(NamedPlace(kind, name, start, end))
        at = max(end, found.start("name"))
    return places


def _spelled_out(numbers: str) -> list[int]:
    """Single numbers of "1,3-5"; a range that runs backwards or far is only its ends."""
    spelled: list[int] = []
    for part in _MOO_PART.finditer(numbers):
        number = int(part["number"])
        if part["join"] and spelled and 0 < number - spelled[-1] <= 30:
            spelled.extend(range(spelled[-1] + 1, number + 1))
        elif number:
            spelled.append(number)
    return spelled
