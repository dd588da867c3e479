"""How much a file may hold before it is refused unread.  System defaults, not official values."""

from __future__ import annotations

MEBIBYTE = 1024 * 1024

FILE_BYTES = 64 * MEBIBYTE
"""Largest file read at all."""

INFLATED_BYTES = 640 * MEBIBYTE
"""Largest sum of what a workbook's parts claim to inflate to."""

INFLATION_RATIO = 200
"""Largest ratio of inflated to packed bytes, once a workbook inflates past ``RATIO_FROM_BYTES``."""
RATIO_FROM_BYTES = 32 * MEBIBYTE

DIRECTORY_BYTES = 2 * MEBIBYTE
"""Largest table of contents of a workbook's container."""

ROWS = 400_000
COLUMNS = 702
"""Most rows and columns of one table; column 702 is ``ZZ``."""

SECONDS = 60
"""Longest time one workbook may take."""

MEMORY_BYTES = 1536 * MEBIBYTE
"""Address space of the process that opens a workbook."""

SHEETS = 60
FILES = 2_000
