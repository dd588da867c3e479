"""Does the radar learn from 200 verdicts?  Taught on two thirds, told by the third held back.

    python -m benchmarks.overlap.verdicts [VERDICTS]

The pairs are made up, in words the standard model never saw, and lie where it is least sure,
as pairs do that wait for people.  Three rounds with other pairs; prints one JSON line each.
"""

import json
import sys

import numpy as np

from benchmarks.overlap import variant
from benchmarks.overlap.machine import machine
from oneplan.engines.overlap import gazetteer_of, label, standard_model
from oneplan.engines.overlap.features import Features
from oneplan.screening.overlap.teaching import Bools, is_held, teach

TEXTS, SEEDS = 12_000, (41, 42, 43)
LEAST_SURE = (0.1, 0.95)


def judged_pairs(wanted: int, *, seed: int) -> tuple[Features, Bools]:
    """Return features and truth of pairs a queue would hold: likely ones and doubtful ones."""
    table, country = variant.make(TEXTS, words="held", seed=seed)
    data = label(table, gazetteer_of(country.gazetteer()))
    scores = standard_model().trees.scores(data.facts)
    low, high = LEAST_SURE
    doubtful = np.flatnonzero((scores > low) & (scores < high))
    drawn = np.random.default_rng(seed).permutation(doubtful)[:wanted]
    return data.facts[:, drawn], data.truth[drawn]


def main() -> None:
    """Teach and tell, once a seed."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    for seed in SEEDS:
        facts, truth = judged_pairs(wanted, seed=seed)
        lesson = teach(facts, truth, held=is_held(range(len(truth))), base=standard_model())
        print(json.dumps({
            "benchmark": "overlap_verdicts", "seed": seed, "verdicts": len(truth),
            "learnt_from": lesson.learnt_from, "standing": lesson.standing.as_json(),
            "learnt": lesson.learnt.as_json(), "is_used": lesson.is_better, **machine(),
        }))  # fmt: skip


if __name__ == "__main__":
    main()
