"""Thai and Arabic digits, and numbers as officials write them.

Papers of state are printed with Thai digits; databases and spreadsheets hold Arabic
ones.  Text is turned to Arabic when it comes in and to Thai when it is printed.
"""

import re
from decimal import Decimal

from oneplan.thai.errors import UnreadableText

_ARABIC = "0123456789"
_THAI = "๐๑๒๓๔๕๖๗๘๙"
_TO_ARABIC = str.maketrans(_THAI, _ARABIC)
_TO_THAI = str.maketrans(_ARABIC, _THAI)

_SCALES = {
    "พัน": 10**3,
    "หมื่น": 10**4,
    "แสน": 10**5,
    "ล้าน": 10**6,
    "สิบล้าน": 10**7,
    "ร้อยล้าน": 10**8,
    "พันล้าน": 10**9,
    "หมื่นล้าน": 10**10,
    "แสนล้าน": 10**11,
    "ล้านล้าน": 10**12,
}
_NUMBER = re.compile(
    r"""
    (?P<before>[^\d.,+\-−()]*?)\s*
    (?P<open>\()?\s*
    (?P<sign>[+\-−])?\s*
    (?P<digits>[0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+)
    \s*(?P<close>\))?
    \s*(?P<unit>(?:[^\d()]|\([^\d()]*\))*)
    """,
    re.VERBOSE,
)
_WELL_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_LEADING_WORDS = frozenset({"", "ร้อยละ", "จำนวน", "ประมาณ", "รวม", "เป็นเงิน", "บาท", "฿"})
_SCALE_WORD = re.compile("|".join(sorted(_SCALES, key=len, reverse=True)))
_COUNTED = re.compile(r"\s|$|[^ก-๎]|บาท|คน|ราย|ครัวเรือน|ไร่|ตัน|ต้น|ตัว|ลิตร|ลูกบาศก์|ตาราง|เมตร|กิโล|หน่วย")


def to_arabic(text: str) -> str:
    """Write every Thai digit of ``text`` as an Arabic one.

    >>> to_arabic("พ.ศ. ๒๕๗๑")
    'พ.ศ. 2571'
    """
    return text.translate(_TO_ARABIC)


def to_thai(text: str | int) -> str:
    """Write every Arabic digit of ``text`` as a Thai one.

    >>> to_thai("1,234.50 บาท")
    '๑,๒๓๔.๕๐ บาท'
    """
    return str(text).translate(_TO_THAI)


def parse_decimal(text: str) -> Decimal:
    """The one number in ``text``, exactly as written, whatever digits and unit it has.

    Thousands separators must stand where they belong, brackets mean a negative
    amount as in accounts, and a scale word after the number multiplies it.  Text
    with no number, two numbers or a misplaced comma is refused with
    ``UnreadableText``, never guessed.

    >>> parse_decimal("๑,๒๓๔.๕๐ บาท")
    Decimal('1234.50')
    >>> parse_decimal("1.5 ล้านบาท")
    Decimal('1500000.0')
    >>> parse_decimal("(2,000)")
    Decimal('-2000')
    """
    plain = to_arabic(text).strip()
    if not any(letter in _ARABIC for letter in plain):
        raise UnreadableText("number_missing", text=text)
    found = _NUMBER.fullmatch(plain)
    if found is None or found["before"].strip(" :") not in _LEADING_WORDS:
        raise UnreadableText("number_not_alone", text=text)
    digits = found["digits"]
    if "," in digits and not _WELL_GROUPED.fullmatch(digits):
        raise UnreadableText("number_separator_misplaced", text=text)
    bracketed = bool(found["open"]) and bool(found["close"])
    if bool(found["open"]) != bool(found["close"]):
        raise UnreadableText("number_not_alone", text=text)
    amount = Decimal(digits.replace(",", "")) * _scale_of(found["unit"])
    negative = bracketed or found["sign"] in ("-", "−")
    return -amount if negative else amount


def parse_int(text: str) -> int:
    """The one whole number in ``text``; a fraction other than zero is refused.

    >>> parse_int("จำนวน ๑๒ แห่ง")
    12
    """
    amount = parse_decimal(text)
    if amount != amount.to_integral_value():
        raise UnreadableText("number_not_whole", text=text, amount=amount)
    return int(amount)


def _scale_of(unit: str) -> int:
    """The factor of the scale word that opens ``unit``: ล้านบาท is a million.

    A scale word that runs on into an unknown word is refused, except พันธุ์ (breeds),
    which only looks like a thousand.
    """
    word = _SCALE_WORD.match(unit)
    if word is None or unit.startswith("พันธ"):
        return 1
    if not _COUNTED.match(unit, word.end()):
        raise UnreadableText("number_scale_unclear", unit=unit)
    return _SCALES[word[0]]
