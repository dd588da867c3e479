"""How wide each column of a table stands, and how small its letters must be to fit.

Numbers get the room they need, so that no amount ever breaks; texts share the rest by weight,
none narrower than its longest word (up to a limit: longer words are cut).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from oneplan.documents.render.breaking import Breaker
from oneplan.documents.render.description import Column, Kind
from oneplan.documents.render.figures import text_of
from oneplan.documents.render.lines import Line

PADDING = 6.0
"""Points of white space a cell keeps, left and right together."""
SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
"""Letter sizes tried in turn, in points.  Sarabun at 8 equals TH SarabunPSK at about 12."""
WORD_LIMIT = 9.0
"""Em beyond which a long word is cut rather than given a wider column."""
BOLD = 1.1
"""How much wider bold figures (sums, headings) stand than regular ones."""
SLACK = 0.4
"""Em to spare around numbers, since offices print Word files with a font of other widths."""
ROOMY = 1.35
"""How much wider than its longest word a text column should stand before letters grow."""


@dataclass(frozen=True, slots=True)
class Fit:
    size: float
    """Points."""
    widths: tuple[float, ...]
    """Points, one per column."""

    fits: bool
    """False when even the smallest letters leave the numbers too little room."""

    def room(self, index: int) -> float:
        """Em available to text inside column ``index``."""
        return (self.widths[index] - PADDING) / self.size


def fit(
    columns: Sequence[Column],
    lines: Sequence[Line],
    *,
    breaker: Breaker,
    available: float,
    decimals: bool,
) -> Fit:
    """Choose the largest letters at which the table stands comfortably in ``available`` points."""
    needs = [
        _need(index, column, lines, breaker=breaker, decimals=decimals)
        for index, column in enumerate(columns)
    ]
    for size in SIZES:
        comfortable = [
            need * size * (ROOMY if column.kind is Kind.TEXT else 1) + PADDING
            for need, column in zip(needs, columns, strict=True)
        ]
        if sum(comfortable) <= available:
            break
    least = [need * size + PADDING for need in needs]
    widths = _share_rest(columns, least, available)
    return Fit(size, widths, fits=sum(least) <= available)


def _need(
    index: int, column: Column, lines: Sequence[Line], *, breaker: Breaker, decimals: bool
) -> float:
    """Em the column cannot do without."""
    heading = breaker.longest_word(column.heading) * BOLD
    cells = {line.cells[index] for line in lines if line.cells}
    if column.kind is Kind.TEXT:
        words = (breaker.longest_word(text_of(cell, column.kind)) for cell in cells)
        return max(min(max(words, default=0.0), WORD_LIMIT), min(heading, WORD_LIMIT))
    texts = (
        breaker.width(breaker.clean(text_of(cell, column.kind, decimals=decimals)))
        for cell in cells
    )
    return max(max(texts, default=0.0) * BOLD, heading) + SLACK


def _share_rest(
    columns: Sequence[Column], least: Sequence[float], available: float
) -> tuple[float, ...]:
    """Bring text columns up to their weight's share of what is left; shrink all if too wide."""
    rest = available - sum(least)
    if rest < 0:
        return tuple(width * available / sum(least) for width in least)
    takers = [i for i, column in enumerate(columns) if column.kind is Kind.TEXT]
    if not takers:
        return tuple(width + rest / len(least) for width in least)
    widths = list(least)
    pool = rest + sum(least[i] for i in takers)
    while takers:
        share = pool / sum(columns[i].weight for i in takers)
        cramped = [i for i in takers if least[i] > columns[i].weight * share]
        if not cramped:
            for i in takers:
                widths[i] = columns[i].weight * share
            break
        pool -= sum(least[i] for i in cramped)
        takers = [i for i in takers if i not in cramped]
    return tuple(widths)
