"""How long one text takes against 1.5 million known ones.

    python -m benchmarks.overlap.as_you_type [KNOWN]

The known texts are 300,000 made-up rows repeated, so that villages are five
times as crowded as life.  Prints one JSON line.
"""

import json
import sys
import time

import numpy as np

from benchmarks.overlap.generator import make
from benchmarks.overlap.machine import machine
from oneplan.engines.overlap.files import gazetteer_of, rows_of
from oneplan.engines.overlap.index import Index

_ROUND = 300_000


def main() -> None:
    """Build the index and ask 300 questions."""
    known = int(sys.argv[1]) if len(sys.argv) > 1 else 1_500_000
    table, places = make(min(known, _ROUND), provinces=24)
    rows = rows_of(table)
    index = Index(gazetteer_of(places))
    began = time.perf_counter()
    whole = table.height
    rounds = max(known // whole, 1)
    texts = list(rows.texts) * rounds
    index.add(
        range(whole * rounds),
        type(rows)(texts, *(np.tile(c, rounds) for c in (
            rows.code, rows.level, rows.budget, rows.year, rows.category))),
    )  # fmt: skip
    built = time.perf_counter() - began
    seconds, processor = [], []
    for i in range(300):
        question = rows.part(i * 7, i * 7 + 1)
        began, cpu = time.perf_counter(), time.process_time()
        index.ask(question)
        seconds.append(time.perf_counter() - began)
        processor.append(time.process_time() - cpu)
    took = np.asarray(seconds) * 1000
    print(
        json.dumps(
            {
                "benchmark": "overlap_as_you_type",
                "known": len(index),
                "build_s": round(built, 1),
                "median_ms": round(float(np.median(took)), 2),
                "p95_ms": round(float(np.quantile(took, 0.95)), 2),
                "median_cpu_ms": round(float(np.median(processor)) * 1000, 2),
                "worst_ms": round(float(took.max()), 2),
                **machine(),
            }
        )
    )


if __name__ == "__main__":
    main()
