"""A small made-up district for the overlap tests (ข้อมูลสมมติ)."""

import polars as pl

from oneplan.engines.overlap.files import gazetteer_of, match_table
from oneplan.engines.overlap.gazetteer import Gazetteer

PLACES = [
    ("45", "ร้อยเอ็ด", None),
    ("4503", "ปทุมรัตต์", None),
    ("450301", "บัวแดง", None),
    ("450302", "ดอกล้ำ", None),
    ("45030101", "บ้านบัวแดง", 1),
    ("45030102", "โนนสวรรค์", 2),
    ("45030103", "หนองคูณ", 3),
    ("45030104", "หนองคูณน้อย", 4),
    ("45030201", "ดอกล้ำ", 1),
    ("45030202", "ขี้เหล็ก", 2),
]


def district() -> Gazetteer:
    """Return two subdistricts with six villages."""
    return gazetteer_of(
        pl.DataFrame(
            {
                "code": [p[0] for p in PLACES],
                "level": [len(p[0]) for p in PLACES],
                "name_th": [p[1] for p in PLACES],
                "moo": [p[2] for p in PLACES],
            }
        )
    )


def pairs(*rows: dict[str, object]) -> pl.DataFrame:
    """Match rows given as dicts; ids are 0, 1, 2 ... unless given."""
    table = pl.DataFrame([{"id": i, **row} for i, row in enumerate(rows)])
    found, _report = match_table(table, district())
    return found


def verdict(*rows: dict[str, object]) -> str:
    """Return the verdict of the one pair two rows make, "different" if none."""
    found = pairs(*rows)
    assert found.height <= 1
    return str(found["verdict"][0]) if found.height else "different"
