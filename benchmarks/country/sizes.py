"""How much there is of everything, and which provinces a scale holds."""

from __future__ import annotations

SEED = 2571
NEEDS = 1_500_000
ACTIVITIES = 300_000
VILLAGES = 75_000
SUBDISTRICTS = 7_436
LINES = 120_000
"""What the whole country holds; a province gets its share by its sub-districts."""

HOME_PROVINCE = "67"
"""Where the accounts that measure pages work: the product ships its areas whole."""
HOME_SHARE = 1.5
"""The home province has more activities than its share, so that its list has 2,000 lines."""

REGION_N = ("50", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64",
            "65", "66", "67")  # fmt: skip
SCALES: dict[str, tuple[str, ...]] = {"province": (HOME_PROVINCE,), "region": REGION_N}
"""The scales that are not the whole country."""

YEARS = {2566: 8, 2567: 11, 2568: 14, 2569: 18, 2570: 22, 2571: 27}
"""Fiscal years (B.E.) and how many of a hundred records each holds."""
ADOPTED_UNTIL = 2570


def season(fiscal_year: int) -> tuple[str, str]:
    """When a fiscal year's needs are heard: the calendar year two before it begins to run."""
    year = fiscal_year - 543 - 2
    return f"{year}-01-10", f"{year}-10-31"
