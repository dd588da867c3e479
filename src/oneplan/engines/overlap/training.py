"""Learn from texts whose truth is known, and measure what was learnt.

Truth is a column ``entity``: rows with the same value mean the same work.
People's verdicts on pairs train the same way (``learn_pairs``).
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import polars as pl

from oneplan.engines.overlap.boosting import Plan, train
from oneplan.engines.overlap.candidates import candidate_pairs
from oneplan.engines.overlap.features import COLUMN, NAMES, Features, features
from oneplan.engines.overlap.files import rows_of
from oneplan.engines.overlap.gazetteer import Gazetteer
from oneplan.engines.overlap.lexicon import Lexicon, standard_lexicon
from oneplan.engines.overlap.model import Model
from oneplan.engines.overlap.records import read_records
from oneplan.engines.overlap.text import Bools, Ints
from oneplan.engines.overlap.verdicts import Limits

_HIDDEN = ("budget", "year")
AUTOMATIC_PRECISION = 0.99
_CAREFUL = 0.995  # asked of the training vocabulary, so that unseen ones still keep the promise
_FIRM = 0.6  # a pair is never called the same below this: a false alarm costs an officer more


@dataclass(frozen=True)
class Labelled:
    """Compared pairs with the truth, and the true pairs that were never proposed."""

    facts: Features
    truth: Bools
    part: Ints  # which district, to keep learning and checking apart
    true_pairs: int
    proposed_true: int
    texts: int

    @property
    def recall(self) -> float:
        """Share of the true pairs that were proposed at all."""
        return self.proposed_true / max(self.true_pairs, 1)


def label(table: pl.DataFrame, gazetteer: Gazetteer, *, lexicon: Lexicon | None = None) -> Labelled:
    """Read, propose and compare the rows of a table that has a column ``entity``."""
    lexicon = lexicon or standard_lexicon()
    records = read_records(rows_of(table), lexicon, gazetteer)
    a, b = candidate_pairs(records, lexicon)
    _, entity = np.unique(
        table["entity"].cast(pl.String).to_numpy().astype(str), return_inverse=True
    )
    truth = entity[a] == entity[b]
    counts = np.bincount(entity).astype(np.int64)
    return Labelled(
        features(records, records, a, b, lexicon), truth, records.code[a] // 10**4,
        int((counts * (counts - 1) // 2).sum()), int(truth.sum()), table.height,
    )  # fmt: skip


def without_money(facts: Features) -> Features:
    """Return the facts as if neither budget nor year were known."""
    out = facts.copy()
    for name in _HIDDEN:
        out[COLUMN[name]] = -1
    return out


def learn(
    data: Labelled, *, plan: Plan | None = None, about: dict[str, object] | None = None
) -> Model:
    """Train on three quarters of the districts and set the limits on the rest.

    Every pair is shown twice, with money and without, so that a missing budget
    is no evidence.
    """
    check = data.part % 4 == 0
    shown = np.concatenate([data.facts[:, ~check], without_money(data.facts[:, ~check])], axis=1)
    trees = train(shown, np.tile(data.truth[~check], 2), NAMES, plan)
    facts, truth = data.facts[:, check], data.truth[check]
    seen, blind = trees.scores(facts), trees.scores(without_money(facts))
    best, _ = _limits(np.concatenate([seen, blind]), np.tile(truth, 2))
    automatic = max(_limits(seen, truth)[1], _limits(blind, truth)[1])  # also without money
    limits = replace(Limits(), same=best, automatic=max(automatic, best))
    note = {"pairs": int((~check).sum()), "texts": data.texts, **(about or {})}
    return Model(trees, limits, note)


def learn_pairs(
    facts: Features, truth: Bools, *, base: Labelled, weight: float = 3.0, plan: Plan | None = None
) -> Model:
    """Train again with people's verdicts on pairs added to the made-up ones."""
    shown = np.concatenate([base.facts, without_money(base.facts), facts], axis=1)
    labels = np.concatenate([base.truth, base.truth, truth])
    weights = np.concatenate([np.ones(2 * len(base.truth)), np.full(len(truth), weight)])
    trees = train(shown, labels, NAMES, plan, weights=weights)
    best, automatic = _limits(trees.scores(facts), truth)
    return Model(trees, replace(Limits(), same=best, automatic=max(automatic, best)),
                 {"verdicts": len(truth)})  # fmt: skip


def _limits(scores: npt.NDArray[np.float32], truth: Bools) -> tuple[float, float]:
    """Return the score of the best F1 and the lowest score that is right 99 times in 100."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(truth[order])
    count = np.arange(1, len(order) + 1)
    f1 = 2 * hits / (count + max(int(truth.sum()), 1))
    best = float(scores[order[int(f1.argmax())]]) if len(order) else Limits().same
    sure = np.flatnonzero(hits / count >= _CAREFUL)
    automatic = float(scores[order[sure[-1]]]) if len(sure) else Limits().automatic
    return round(min(max(best, _FIRM), 0.8), 3), round(min(automatic, 0.999), 3)


@dataclass(frozen=True)
class Quality:
    """How good a model is on labelled data."""

    texts: int
    true_pairs: int
    candidate_recall: float
    pairs_per_text: float
    f1: float  # at the model's own limit
    precision: float
    recall: float
    best_f1: float  # over all limits
    automatic_precision: float
    automatic_recall: float  # at the model's own automatic limit
    best_automatic_recall: float  # of the largest band that is right 99 times in 100


def measure(data: Labelled, model: Model, *, money: bool = True) -> Quality:
    """Measure a model; true pairs that were not proposed count as missed."""
    facts = data.facts if money else without_money(data.facts)
    scores = model.trees.scores(facts)
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(data.truth[order])
    count = np.arange(1, len(order) + 1)
    f1 = 2 * hits / (count + max(data.true_pairs, 1))
    precision = hits / count
    sure = np.flatnonzero(precision >= AUTOMATIC_PRECISION)
    ranked = -scores[order]

    def at(limit: float) -> int:
        return int(np.searchsorted(ranked, -limit, side="right")) - 1

    same, auto = at(model.limits.same), at(model.limits.automatic)
    whole = max(data.true_pairs, 1)
    return Quality(
        texts=data.texts,
        true_pairs=data.true_pairs,
        candidate_recall=round(data.recall, 4),
        pairs_per_text=round(len(order) / max(data.texts, 1), 3),
        f1=round(float(f1[same]), 4) if same >= 0 else 0.0,
        precision=round(float(precision[same]), 4) if same >= 0 else 0.0,
        recall=round(float(hits[same] / whole), 4) if same >= 0 else 0.0,
        best_f1=round(float(f1.max(initial=0)), 4),
        automatic_precision=round(float(precision[auto]), 4) if auto >= 0 else 0.0,
        automatic_recall=round(float(hits[auto] / whole), 4) if auto >= 0 else 0.0,
        best_automatic_recall=round(float(hits[sure[-1]] / whole), 4) if len(sure) else 0.0,
    )
