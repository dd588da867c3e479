"""What a title says is built or done (ถนนคอนกรีต, สะพาน …), as the overlap engine reads it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import polars as pl

from oneplan.engines.overlap.files import rows_of
from oneplan.engines.overlap.gazetteer import Gazetteer
from oneplan.engines.overlap.lexicon import standard_lexicon
from oneplan.engines.overlap.records import read_records


def things_of(titles: Sequence[str]) -> list[str]:
    """The thing each title names, in Thai; empty where the engine knows none.

    Places are not looked for, so one reading serves every province.
    """
    if not titles:
        return []
    lexicon = standard_lexicon()
    table = pl.DataFrame({"id": [str(at) for at in range(len(titles))], "text": list(titles)})
    concepts = read_records(rows_of(table), lexicon, _no_places()).concept
    return [lexicon.concepts[number].label_th if number else "" for number in concepts]


@cache
def _no_places() -> Gazetteer:
    return Gazetteer.of([], [])
