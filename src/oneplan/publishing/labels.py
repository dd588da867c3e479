"""Words that every published paper shares."""

from datetime import date

from oneplan.documents.render.description import Imprint

LAYOUT_NOTE = "แบบจัดวางตามค่าเริ่มต้นของระบบ ไม่ใช่แบบพิมพ์ทางการ"
"""The official tables are not public as printed; ours follow their fields only."""
TRIAL = "ข้อมูลทดลอง ไม่ใช่คำของบประมาณ"
MADE_UP = "ข้อมูลสมมติ"


def imprint(
    *,
    printed_on: date,
    issuer: str = "",
    edition: str = "",
    seal: str = "",
    is_trial: bool = False,
    is_made_up: bool = False,
) -> Imprint:
    """What the pages of a published paper carry; warnings stand together in the mark."""
    warnings = [text for text, holds in ((MADE_UP, is_made_up), (TRIAL, is_trial)) if holds]
    return Imprint(
        printed_on=printed_on,
        issuer=issuer,
        mark=" · ".join(warnings),
        edition=edition,
        seal=seal,
        note=LAYOUT_NOTE,
    )
