"""Money as integer satang: reading, sharing out, and the edges where baht are shown."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from oneplan.core.errors import Refusal

SATANG_PER_BAHT = 100
LARGEST = 10**16


def satang_of(baht: str | int | Decimal) -> int:
    """Whole satang of an amount in baht; refuses more than two decimals and negatives.

    >>> satang_of("192,192,400")
    19219240000
    >>> satang_of("0.25")
    25
    """
    try:
        amount = Decimal(str(baht).replace(",", "").strip())
    except InvalidOperation:
        raise Refusal("core.amount_not_a_number", value=str(baht)) from None
    if not amount.is_finite():
        raise Refusal("core.amount_not_a_number", value=str(baht))
    satang = amount * SATANG_PER_BAHT
    if satang != satang.to_integral_value():
        raise Refusal("core.amount_has_part_of_a_satang", value=str(baht))
    if satang < 0:
        raise Refusal("core.amount_is_negative", value=str(baht))
    if satang > LARGEST:
        raise Refusal("core.amount_is_too_large", value=str(baht))
    return int(satang)


def baht(satang: int) -> str:
    """An amount as officials read it: thousands with commas, satang only where there are any.

    >>> baht(19219240000)
    '192,192,400'
    >>> baht(1050)
    '10.50'
    >>> baht(-5)
    '-0.05'
    """
    sign = "-" if satang < 0 else ""
    whole, part = divmod(abs(satang), SATANG_PER_BAHT)
    return f"{sign}{whole:,}.{part:02d}" if part else f"{sign}{whole:,}"


def million_baht(satang: int) -> str:
    """Millions of baht with four decimals, the way budget papers print them; never rounded up.

    Nothing is a plain 0.

    >>> million_baht(21381880000), million_baht(0)
    ('213.8188', '0')
    """
    if not satang:
        return "0"
    sign = "-" if satang < 0 else ""
    tenthousandths = abs(satang) // 10_000
    return f"{sign}{tenthousandths // 10_000:,}.{tenthousandths % 10_000:04d}"


def share_out(total: int, weights: Sequence[int]) -> list[int]:
    """Split ``total`` in proportion to ``weights`` without losing a satang.

    Each share is rounded down; the satang left over go one by one to the largest remainders,
    ties to the earlier share.

    >>> share_out(10_000, [1, 1, 1])
    [3334, 3333, 3333]
    """
    whole = sum(weights)
    if whole <= 0:
        raise ValueError("share_out needs at least one positive weight")
    shares = [total * weight // whole for weight in weights]
    remainders = [total * weight % whole for weight in weights]
    left = total - sum(shares)
    for index in sorted(range(len(weights)), key=lambda i: -remainders[i])[:left]:
        shares[index] += 1
    return shares
