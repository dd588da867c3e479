"""A grid of equal tiles, each as near as can be to where its area lies."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from scipy.optimize import linear_sum_assignment

Cell = tuple[int, int]
ROOM = 1.9
"""Cells for each area: enough for a coast to show, few enough for tiles to touch."""


def cells_of(centres: Mapping[str, tuple[float, float]]) -> dict[str, Cell]:
    """Column and row of each area from its latitude and longitude; no two share a cell.

    The sum of squared distances is the least there is, so north stays north.
    """
    codes = sorted(centres)
    if not codes:
        return {}
    middle = math.radians(sum(lat for lat, _lon in centres.values()) / len(codes))
    x = np.array([centres[code][1] * math.cos(middle) for code in codes])
    y = np.array([-centres[code][0] for code in codes])
    wide, tall = float(np.ptp(x)) or 1e-6, float(np.ptp(y)) or 1e-6
    wanted = len(codes) * ROOM
    columns = min(max(round(math.sqrt(wanted * wide / tall)), 1), len(codes))
    rows = max(math.ceil(wanted / columns), math.ceil(len(codes) / columns))
    across = (x - x.min()) / wide * (columns - 1)
    down = (y - y.min()) / tall * (rows - 1)
    grid = [(column, row) for row in range(rows) for column in range(columns)]
    columns_of_grid, rows_of_grid = np.array(grid, dtype=float).T
    cost = (across[:, None] - columns_of_grid) ** 2 + (down[:, None] - rows_of_grid) ** 2
    chosen = linear_sum_assignment(cost)[1]
    return _close_gaps({code: grid[place] for code, place in zip(codes, chosen, strict=True)})


def in_order(codes: list[str], *, columns: int = 4) -> dict[str, Cell]:
    """Cells for areas nobody knows the place of: in the order of their codes."""
    return {code: (at % columns, at // columns) for at, code in enumerate(sorted(codes))}


def _close_gaps(cells: dict[str, Cell]) -> dict[str, Cell]:
    """Leave out columns and rows without a tile."""
    columns = {each: at for at, each in enumerate(sorted({cell[0] for cell in cells.values()}))}
    rows = {each: at for at, each in enumerate(sorted({cell[1] for cell in cells.values()}))}
    return {code: (columns[column], rows[row]) for code, (column, row) in cells.items()}
