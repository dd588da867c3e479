"""Learning from judged pairs: plain numbers in, a model and an honest comparison out.

A few hundred verdicts cannot replace what the standard model learnt from many thousand made-up
pairs.  So a small second opinion is trained on them and mixed with the standard one; how much of
it, and from which score two records are called the same, is chosen on the verdicts themselves,
cross-checked.  A part of the verdicts is held back from all of this and decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from oneplan.core.errors import Refusal
from oneplan.engines.overlap import Model
from oneplan.engines.overlap.boosting import Boosting, Plan, train
from oneplan.engines.overlap.features import NAMES, Features

Bools = npt.NDArray[np.bool_]

FEWEST, FEWEST_OF_EACH = 60, 15
HELD_ONE_IN = 3
SHARES = (0.0, 0.15, 0.3, 0.5)
"""How much of the second opinion is tried."""
FOLDS = 4
SMALL = Plan(trees=24, depth=5, rate=0.15, bins=16, ridge=8.0)
"""``depth`` must be the standard model's, so that the trees fit into one file."""
_LOWEST, _HIGHEST = 0.3, 0.9


@dataclass(frozen=True, slots=True)
class Calls:
    """How a model called pairs: right and wrong among ``pairs``, hits among what it called same."""

    pairs: int
    right: int
    called_same: int
    hits: int

    def as_json(self) -> dict[str, int]:
        return {
            "pairs": self.pairs,
            "right": self.right,
            "called_same": self.called_same,
            "hits": self.hits,
        }


@dataclass(frozen=True, slots=True)
class Lesson:
    """What came out: the new model, and both models' calls on verdicts neither learnt from."""

    model: Model
    learnt_from: int
    standing: Calls
    learnt: Calls

    @property
    def is_better(self) -> bool:
        """More calls right on the held part; a draw is not better."""
        return self.learnt.right > self.standing.right


def teach(facts: Features, truth: Bools, *, held: Bools, base: Model) -> Lesson:
    """Learn from the pairs not held back, and compare on those that are.

    ``facts`` are the engine's features (features x pairs), ``truth`` whether a person called the
    pair the same work.  Equal verdicts give an equal model.  Raises ``Refusal`` for too few.
    """
    taught = ~held
    same = int(truth[taught].sum())
    if len(truth) < FEWEST or min(same, int(taught.sum()) - same) < FEWEST_OF_EACH:
        raise Refusal("screening.too_few_verdicts", found=len(truth), wanted=FEWEST)
    share, limit = _chosen(facts[:, taught], truth[taught], base)
    trees = _mixed(base.trees, _opinion(facts[:, taught], truth[taught]), share)
    limits = replace(base.limits, same=limit, automatic=max(base.limits.automatic, limit))
    model = Model(trees, limits, {**base.about, "verdicts": int(taught.sum()), "share": share})
    return Lesson(
        model=model,
        learnt_from=int(taught.sum()),
        standing=calls(base, facts[:, held], truth[held]),
        learnt=calls(model, facts[:, held], truth[held]),
    )


def calls(model: Model, facts: Features, truth: Bools) -> Calls:
    """What a model says of judged pairs."""
    said = model.trees.scores(facts) >= model.limits.same
    return Calls(len(truth), int((said == truth).sum()), int(said.sum()), int((said & truth).sum()))


def is_held(keys: Sequence[int]) -> Bools:
    """Which pairs are held back: by their keys, so that the same pair is always on one side."""
    return np.asarray([key % HELD_ONE_IN == 0 for key in keys], bool)


def _chosen(facts: Features, truth: Bools, base: Model) -> tuple[float, float]:
    """The share and the limit that call most pairs right in folds they were not trained on.

    What stands now wins a draw: the standard limit is tried first.
    """
    fold = np.arange(len(truth)) % FOLDS
    own = base.trees.margins(facts)
    other = np.zeros(len(truth), np.float32)
    for out in range(FOLDS):
        opinion = _opinion(facts[:, fold != out], truth[fold != out])
        other[fold == out] = opinion.margins(facts[:, fold == out])
    best, found = -1, (0.0, base.limits.same)
    for share in SHARES:
        scores = 1 / (1 + np.exp(-((1 - share) * own + share * other)))
        for limit in (base.limits.same, *_limits()):
            right = int(((scores >= limit) == truth).sum())
            if right > best:
                best, found = right, (share, float(limit))
    return found


def _limits() -> list[float]:
    return [round(float(limit), 2) for limit in np.arange(_LOWEST, _HIGHEST, 0.05)]


def _opinion(facts: Features, truth: Bools) -> Boosting:
    return train(facts, truth, NAMES, SMALL)


def _mixed(first: Boosting, second: Boosting, share: float) -> Boosting:
    """One set of trees whose margin is the mean of both, ``share`` of it from the second."""
    if share == 0:
        return first
    return Boosting(
        first.names,
        (1 - share) * first.base + share * second.base,
        np.concatenate([first.column, second.column]),
        np.concatenate([first.above, second.above]),
        np.concatenate([np.float32(1 - share) * first.leaves, np.float32(share) * second.leaves]),
    )
