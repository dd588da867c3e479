"""A small gradient boosting whose trees ask the same question on a whole level.

Such trees ("oblivious" trees) are a table look-up, so a million pairs are
judged in a second with plain array operations, the model is a short JSON file,
and training is repeatable to the last bit.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
_BLOCK = 16_384


@dataclass(frozen=True)
class Boosting:
    """Trees of ``depth`` questions; ``leaves[t, k]`` is what tree ``t`` adds."""

    names: tuple[str, ...]
    base: float
    column: npt.NDArray[np.int16]  # trees x depth
    above: npt.NDArray[np.float32]  # trees x depth: the question is "value > above"
    leaves: npt.NDArray[np.float32]  # trees x 2**depth

    def margins(self, columns: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Return log odds for pairs given as columns (features x pairs)."""
        total = np.empty(columns.shape[1], np.float32)
        for low in range(0, columns.shape[1], _BLOCK):
            part = np.ascontiguousarray(columns[:, low : low + _BLOCK])
            total[low : low + _BLOCK] = self._block(part)
        return total

    def _block(self, part: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        asked: dict[tuple[int, float], npt.NDArray[np.uint8]] = {}
        total = np.full(part.shape[1], self.base, np.float32)
        for columns, limits, leaves in zip(self.column, self.above, self.leaves, strict=True):
            leaf = np.zeros(part.shape[1], np.uint8)
            for bit, (column, limit) in enumerate(zip(columns, limits, strict=True)):
                key = (int(column), float(limit))
                answer = asked.get(key)
                if answer is None:
                    answer = asked[key] = (part[column] > limit).view(np.uint8)
                leaf |= answer << np.uint8(bit)
            total += leaves[leaf]
        return total

    def scores(self, columns: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Return probabilities."""
        chance = 1 / (1 + np.exp(-self.margins(columns)))
        return chance.astype(np.float32)

    def as_dict(self) -> dict[str, Any]:
        """Return the model as plain numbers for JSON."""
        return {
            "names": list(self.names),
            "base": round(self.base, 6),
            "column": self.column.tolist(),
            "above": [[round(float(v), 6) for v in row] for row in self.above],
            "leaves": [[round(float(v), 6) for v in row] for row in self.leaves],
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Boosting":
        """Read the model back."""
        return cls(
            tuple(data["names"]), float(data["base"]), np.asarray(data["column"], np.int16),
            np.asarray(data["above"], np.float32), np.asarray(data["leaves"], np.float32),
        )  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """How to train."""

    trees: int = 120
    depth: int = 5
    rate: float = 0.15
    bins: int = 32
    ridge: float = 3.0


def train(
    columns: npt.NDArray[np.float32], truth: npt.NDArray[np.bool_], names: tuple[str, ...],
    plan: Plan | None = None, weights: Floats | None = None,
) -> Boosting:  # fmt: skip
    """Fit trees to pairs (features x pairs) labelled true or false."""
    plan = plan or Plan()
    weight = np.ones(len(truth)) if weights is None else weights
    edges = [_edges(column, plan.bins) for column in columns]
    binned = np.stack([np.searchsorted(e, c) for e, c in zip(edges, columns, strict=True)])
    share = float(np.clip(np.average(truth, weights=weight), 1e-4, 1 - 1e-4))
    base = float(np.log(share / (1 - share)))
    margin = np.full(len(truth), base)
    tree_columns, tree_limits, tree_leaves = [], [], []
    for _ in range(plan.trees):
        guess = 1 / (1 + np.exp(-margin))
        slope, bend = weight * (truth - guess), weight * guess * (1 - guess)
        leaf, asked, limits = _grow(binned, edges, slope, bend, plan)
        size = 2**plan.depth
        total, curve = np.bincount(leaf, slope, size), np.bincount(leaf, bend, size)
        step = plan.rate * total / (curve + plan.ridge)
        margin += step[leaf]
        tree_columns.append(asked)
        tree_limits.append(limits)
        tree_leaves.append(step)
    return Boosting(
        names,
        base,
        np.asarray(tree_columns, np.int16),
        np.asarray(tree_limits, np.float32),
        np.asarray(tree_leaves, np.float32),
    )


def _edges(column: npt.NDArray[np.float32], bins: int) -> npt.NDArray[np.float32]:
    """Return values to cut at; "value > edge" splits between two seen values."""
    values = np.unique(column)
    if len(values) > bins:
        values = np.unique(np.quantile(column, np.linspace(0, 1, bins), method="lower"))
    return values[:-1] if len(values) > 1 else values


def _grow(
    binned: npt.NDArray[np.int64], edges: list[npt.NDArray[np.float32]], slope: Floats,
    bend: Floats, plan: Plan,
) -> tuple[npt.NDArray[np.int64], list[int], list[float]]:  # fmt: skip
    """Choose one question a level, the one that helps most over all leaves."""
    leaf = np.zeros(len(slope), np.int64)
    asked, limits = [], []
    for depth in range(plan.depth):
        best = (-1.0, 0, 0)
        for column, cuts in enumerate(edges):
            gain = _gains(leaf, binned[column], len(cuts) + 1, 2**depth, slope, bend, plan.ridge)
            cut = int(gain.argmax())
            if gain[cut] > best[0] + 1e-9:
                best = (float(gain[cut]), column, cut)
        _, column, cut = best
        asked.append(column)
        limits.append(float(edges[column][cut]))
        leaf |= (binned[column] > cut).astype(np.int64) << depth
    return leaf, asked, limits


def _gains(
    leaf: npt.NDArray[np.int64], bins: npt.NDArray[np.int64], size: int, leaves: int,
    slope: Floats, bend: Floats, ridge: float,
) -> Floats:  # fmt: skip
    key = leaf * size + bins
    left = np.bincount(key, slope, leaves * size).reshape(leaves, size).cumsum(axis=1)
    curve = np.bincount(key, bend, leaves * size).reshape(leaves, size).cumsum(axis=1)
    right, rest = left[:, -1:] - left, curve[:, -1:] - curve
    gain = left**2 / (curve + ridge) + right**2 / (rest + ridge)
    whole: Floats = gain[:, : max(size - 1, 1)].sum(axis=0)
    return whole
