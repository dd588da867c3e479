"""One spelling for search columns, so that what is typed meets what was stored."""

from oneplan.thai.digits import to_arabic
from oneplan.thai.repair import clean


def fold(text: str) -> str:
    """``text`` repaired, in Arabic digits, lower case, on one line with single spaces.

    Tone marks stay: near (ใกล้) and far (ไกล) differ by less.  Fold both the stored
    text and the question.

    >>> fold("  หมู่ที่ ๕   บ้านน้ํา  OTOP ")
    'หมู่ที่ 5 บ้านน้ำ otop'
    """
    return " ".join(to_arabic(clean(text)).lower().split())
