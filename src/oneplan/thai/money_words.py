"""Amounts of money as text: in words for contracts and letters, in figures for tables.

Everything takes integer satang, so no amount passes through a float.
"""

from oneplan.thai.digits import to_thai

_ONES = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")


def baht_words(satang: int) -> str:
    """An amount in Thai words, as written in brackets behind the figure.

    >>> baht_words(1_234_500_75)
    'หนึ่งล้านสองแสนสามหมื่นสี่พันห้าร้อยบาทเจ็ดสิบห้าสตางค์'
    >>> baht_words(21_000_000_00)
    'ยี่สิบเอ็ดล้านบาทถ้วน'
    >>> baht_words(25), baht_words(0)
    ('ยี่สิบห้าสตางค์', 'ศูนย์บาทถ้วน')
    """
    if satang < 0:
        return "ลบ" + baht_words(-satang)
    baht, rest = divmod(satang, 100)
    if satang == 0:
        return "ศูนย์บาทถ้วน"
    whole = f"{number_words(baht)}บาท" if baht else ""
    return whole + (f"{number_words(rest)}สตางค์" if rest else "ถ้วน")


def number_words(number: int) -> str:
    """A whole number in Thai words; a final one after any larger place is เอ็ด.

    >>> number_words(101), number_words(20), number_words(1_000_001)
    ('หนึ่งร้อยเอ็ด', 'ยี่สิบ', 'หนึ่งล้านเอ็ด')
    """
    if number < 0:
        return "ลบ" + number_words(-number)
    if number == 0:
        return "ศูนย์"
    millions, rest = divmod(number, 1_000_000)
    if not millions:
        return _below_a_million(rest, follows_more=False)
    return number_words(millions) + "ล้าน" + _below_a_million(rest, follows_more=True)


def format_baht(
    satang: int, *, decimals: str = "always", thai_digits: bool = False, unit: bool = False
) -> str:
    """An amount in figures with thousands: decimals "always", "needed" or "never".

    "needed" drops ``.00`` only; "never" refuses to hide satang with ``ValueError``.

    >>> format_baht(1_234_567_50), format_baht(1_500_000_00, decimals="needed", unit=True)
    ('1,234,567.50', '1,500,000 บาท')
    """
    baht, rest = divmod(abs(satang), 100)
    if decimals == "never" and rest:
        raise ValueError(f"{satang} satang is not a whole number of baht")
    if decimals not in ("always", "needed", "never"):
        raise ValueError(f"decimals is always, needed or never, not {decimals!r}")
    written = f"{baht:,}" if decimals != "always" and not rest else f"{baht:,}.{rest:02}"
    written = f"{'-' if satang < 0 else ''}{written}{' บาท' if unit else ''}"
    return to_thai(written) if thai_digits else written


def _below_a_million(number: int, *, follows_more: bool) -> str:
    """Words of 0 to 999,999, empty for zero."""
    words = ""
    for place in range(5, -1, -1):
        digit = number // 10**place % 10
        if digit == 0:
            continue
        if place == 1 and digit == 1:
            words += "สิบ"
        elif place == 1 and digit == 2:
            words += "ยี่สิบ"
        elif place == 0 and digit == 1 and (words or follows_more):
            words += "เอ็ด"
        else:
            words += _ONES[digit] + _PLACES[place]
    return words
