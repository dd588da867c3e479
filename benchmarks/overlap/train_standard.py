"""Make the model that comes with the engine, from made-up texts only.

    python -m benchmarks.overlap.train_standard

The vocabulary is ``TRAIN`` of ``variant_words``; no text of the measuring
vocabularies is seen.  Equal runs write equal files.
"""

import numpy as np

from benchmarks.overlap.variant import make
from oneplan.engines.overlap.files import gazetteer_of
from oneplan.engines.overlap.lexicon import DATA
from oneplan.engines.overlap.training import Labelled, label, learn

SEEDS, TEXTS, PROVINCES = (7, 8), 16_000, 2


def labelled(seed: int) -> Labelled:
    """Read one made-up country."""
    table, country = make(TEXTS, words="train", seed=seed, provinces=PROVINCES)
    return label(table, gazetteer_of(country.gazetteer()))


def main() -> None:
    """Train and save."""
    parts = [labelled(seed) for seed in SEEDS]
    data = Labelled(
        facts=np.concatenate([p.facts for p in parts], axis=1),
        truth=np.concatenate([p.truth for p in parts]),
        part=np.concatenate([p.part for p in parts]),
        true_pairs=sum(p.true_pairs for p in parts),
        proposed_true=sum(p.proposed_true for p in parts),
        texts=sum(p.texts for p in parts),
    )
    about = {"version": "2026-11-20", "data": "ข้อมูลสมมติ: benchmarks/overlap/variant.py, TRAIN",
             "seeds": list(SEEDS)}  # fmt: skip
    model = learn(data, about=about)
    model.save(DATA / "model.json")
    print(model.limits, model.about)


if __name__ == "__main__":
    main()
