"""What a process that answers pages keeps for good, and the collector that need not look at it.

A process holds some 700,000 objects that never go away (the dictionary of words alone 400,000).
Python's collector went through all of them again and again: three tenths of the processor, and a
whole second of standing still each time.
"""

from __future__ import annotations

import gc

from django.urls import get_resolver

from oneplan.thai.segment import words

YOUNG, MIDDLE, OLD = 20_000, 20, 100
"""Objects made between two looks at the youngest of them, and looks between those at the older."""


def settle() -> None:
    """Load what every page needs, then leave it out of all later collections."""
    get_resolver().url_patterns  # noqa: B018 - reads every app's addresses
    words("แผนพัฒนาจังหวัด")
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
