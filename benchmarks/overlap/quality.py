"""How right the engine is, on vocabularies its model never saw, and against generic methods.

    python -m benchmarks.overlap.quality [TEXTS]          one line for each input
    python -m benchmarks.overlap.quality generic [TEXTS]  the best generic method, same data
    python -m benchmarks.overlap.quality ablation         what each part brings

``held`` is our variant with its held-out words; ``generator`` is the common
input generator.  Neither was used for training.
"""

import json
import sys
from dataclasses import asdict, replace

import numpy as np
import numpy.typing as npt
import polars as pl
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.neighbors import NearestNeighbors

from benchmarks.overlap import generator, variant
from benchmarks.overlap.machine import machine
from oneplan.engines.overlap.features import COLUMN
from oneplan.engines.overlap.files import gazetteer_of, read_gazetteer
from oneplan.engines.overlap.gazetteer import Gazetteer
from oneplan.engines.overlap.lexicon import DATA as LEXICON_DATA
from oneplan.engines.overlap.lexicon import compile_lexicon, read_rows, standard_lexicon
from oneplan.engines.overlap.model import standard_model
from oneplan.engines.overlap.training import Labelled, label, learn, measure

Table = tuple[pl.DataFrame, Gazetteer]


def inputs(size: int) -> dict[str, Table]:
    """Return the two measuring inputs."""
    held, country = variant.make(size, words="held", seed=31)
    rows, places = generator.make(size)
    return {
        "held": (held, gazetteer_of(country.gazetteer())),
        "generator": (rows, gazetteer_of(places)),
    }


def told(line: dict[str, object]) -> None:
    """Print one JSON line."""
    print(json.dumps({**line, **machine()}), flush=True)


def quality(size: int) -> None:
    """Measure the standard model with and without budget and year."""
    model = standard_model()
    for name, (table, places) in inputs(size).items():
        data = label(table, places)
        for money in (True, False):
            found = asdict(measure(data, model, money=money))
            told({"benchmark": "overlap_quality", "input": name, "money": money, **found})


def _true_pairs(table: pl.DataFrame) -> int:
    counts = table.group_by("entity").len()["len"].to_numpy().astype(np.int64)
    return int((counts * (counts - 1) // 2).sum())


def _best_f1(likeness: npt.NDArray[np.float64], truth: npt.NDArray[np.bool_], total: int) -> float:
    order = np.argsort(-likeness, kind="stable")
    hits = np.cumsum(truth[order])
    return float((2 * hits / (np.arange(1, len(order) + 1) + total)).max(initial=0))


def _neighbours(texts: list[str], top: int) -> tuple[npt.NDArray[np.int64], ...]:
    vectors = TfidfVectorizer(analyzer="char", ngram_range=(2, 4), min_df=2).fit_transform(texts)
    near = NearestNeighbors(n_neighbors=min(top, len(texts)), metric="cosine").fit(vectors)
    distance, other = near.kneighbors(vectors)
    one = np.repeat(np.arange(len(texts)), other.shape[1])
    two, likeness = other.ravel(), 1 - distance.ravel()
    keep = one < two
    return one[keep], two[keep], likeness[keep]


def generic(size: int) -> None:
    """Measure character TF-IDF over everything and inside equal area codes, any threshold."""
    for name, (table, _places) in inputs(size).items():
        entity, total = table["entity"].to_numpy(), _true_pairs(table)
        texts = table["text"].to_list()
        one, two, likeness = _neighbours(texts, 11)
        anywhere = _best_f1(likeness, entity[one] == entity[two], total)
        parts = []
        block = table["area"].fill_null("").str.slice(0, 4).to_numpy()
        for code in np.unique(block):
            at = np.flatnonzero(block == code)
            if len(at) > 2:
                a, b, like = _neighbours([texts[i] for i in at], 11)
                parts.append((at[a], at[b], like))
        one, two, likeness = (np.concatenate([p[i] for p in parts]) for i in range(3))
        blocked = _best_f1(likeness, entity[one] == entity[two], total)
        found = {"tfidf_f1": round(anywhere, 4), "tfidf_in_district_f1": round(blocked, 4)}
        told({"benchmark": "overlap_generic", "input": name, "texts": size, **found})


GROUPS = {
    "all parts": (),
    "without place relation": ("place", "village", "doubt"),
    "without thing": ("concept", "shape", "others"),
    "without slots": ("soi", "phase", "batch", "km", "numbers"),
    "without ends, topics, spots": ("ends", "topics", "manners"),
    "without wording": ("rest_alike", "rest_held", "rest_least", "rest_most", "whole_alike",
                        "whole_held", "rest_unlike", "whole_unlike"),
    "without verbs": ("verb", "verb_pair"),
    "without budget and year": ("budget", "year", "text_year"),
    "without category, length": ("category", "length"),
}  # fmt: skip


def _hidden(data: Labelled, names: tuple[str, ...]) -> Labelled:
    facts = data.facts.copy()
    for name in names:
        facts[COLUMN[name]] = 0
    return replace(data, facts=facts)


def ablation(size: int = 12_000) -> None:
    """Train again without each group of features, and without gazetteer or thesaurus."""
    table, country = variant.make(size, words="train", seed=7, provinces=2)
    places = gazetteer_of(country.gazetteer())
    measured = inputs(size)
    lean = compile_lexicon(
        [r for r in read_rows(LEXICON_DATA / "thesaurus.csv") if r["kind"] == "verb"],
        read_rows(LEXICON_DATA / "grammar.csv"),
    )

    def line(name: str, learnt: Labelled, tests: dict[str, Labelled]) -> None:
        model = learn(learnt)
        found = {k: measure(v, model).best_f1 for k, v in tests.items()}
        bare = {f"{k}_no_money": measure(v, model, money=False).best_f1 for k, v in tests.items()}
        told({"benchmark": "overlap_ablation", "part": name, "texts": size, **found, **bare})

    full = label(table, places)
    tests = {name: label(*pair) for name, pair in measured.items()}
    for name, hidden in GROUPS.items():
        line(name, _hidden(full, hidden), {k: _hidden(v, hidden) for k, v in tests.items()})
    none = read_gazetteer()
    line(
        "without gazetteer",
        label(table, none),
        {k: label(t, none) for k, (t, _) in measured.items()},
    )
    line("without thesaurus", label(table, places, lexicon=lean),
         {k: label(t, g, lexicon=lean) for k, (t, g) in measured.items()})  # fmt: skip


def main() -> None:
    """Run what the command line asks for."""
    words = [w for w in sys.argv[1:] if not w.isdigit()]
    sizes = [int(w) for w in sys.argv[1:] if w.isdigit()]
    standard_lexicon()
    if "generic" in words:
        generic(sizes[0] if sizes else 5_000)
    elif "ablation" in words:
        ablation()
    else:
        quality(sizes[0] if sizes else 100_000)


if __name__ == "__main__":
    main()
