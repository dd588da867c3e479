"""Find overlaps among many texts: read, propose, compare, judge, province by province.

A province is the partition, so memory stays small and several processes share
the work.  The result is the same for any number of processes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from oneplan.engines.overlap.candidates import candidate_pairs
from oneplan.engines.overlap.explanation import reasons
from oneplan.engines.overlap.features import COLUMN, Features, compared
from oneplan.engines.overlap.gazetteer import Gazetteer
from oneplan.engines.overlap.lexicon import Lexicon, hand_over, standard_lexicon
from oneplan.engines.overlap.model import Model, standard_model
from oneplan.engines.overlap.records import Records, Rows, read_records
from oneplan.engines.overlap.sharing import Runner, require, share
from oneplan.engines.overlap.text import Ints
from oneplan.engines.overlap.verdicts import Verdict, components, judge

_PAIRS_AT_ONCE = 200_000
SHARE_FROM = 200_000
_WORDED_ALIKE = 0.4  # wording from which unlike things may still be one work


@dataclass(frozen=True)
class Pairs:
    """Judged pairs; ``a`` and ``b`` are positions in the input, ``a < b``."""

    a: Ints
    b: Ints
    score: npt.NDArray[np.float32]
    verdict: npt.NDArray[np.int8]
    reason: npt.NDArray[np.uint32]
    concept: npt.NDArray[np.int16]
    compared: int = 0

    def __len__(self) -> int:
        return len(self.a)

    @classmethod
    def join(cls, parts: "list[Pairs]") -> "Pairs":
        """Put pairs end to end, in order of ``a`` and ``b``."""
        a = np.concatenate([np.zeros(0, np.int64), *(p.a for p in parts)])
        b = np.concatenate([np.zeros(0, np.int64), *(p.b for p in parts)])
        order = np.lexsort((b, a))

        def joined(name: str, kind: type[np.generic]) -> npt.NDArray[Any]:
            whole = np.concatenate([np.zeros(0, kind), *(getattr(p, name) for p in parts)])
            return whole[order]

        return cls(
            a[order],
            b[order],
            joined("score", np.float32),
            joined("verdict", np.int8),
            joined("reason", np.uint32),
            joined("concept", np.int16),
            compared=sum(p.compared for p in parts),
        )

    def groups(self, size: int) -> Ints:
        """Return for each text the first text of its group of same works."""
        same = self.verdict == Verdict.SAME
        return components(size, self.a[same], self.b[same])


def compare(
    left: Records, right: Records, a: Ints, b: Ints, *, lexicon: Lexicon, model: Model,
    keep_different: bool = False,
) -> Pairs:  # fmt: skip
    """Compare and judge given pairs of records."""
    parts = []
    for low in range(0, len(a), _PAIRS_AT_ONCE):
        i, j = a[low : low + _PAIRS_AT_ONCE], b[low : low + _PAIRS_AT_ONCE]
        x, y = left.take(i), right.take(j)
        facts = compared(x, y, lexicon)
        raw = _scores(facts, model)
        verdict, score = judge(x, y, facts, raw, lexicon, model.limits)
        keep = np.flatnonzero((verdict > 0) | keep_different)
        told = reasons(x.take(keep), y.take(keep), facts[:, keep], lexicon)
        concept = np.where(x.concept[keep] > 0, x.concept[keep], y.concept[keep])
        parts.append(
            Pairs(i[keep], j[keep], score[keep], verdict[keep], told, concept, compared=len(i))
        )
    return Pairs.join(parts)


def _scores(facts: Features, model: Model) -> npt.NDArray[np.float32]:
    """Score the pairs that may be the same work; 0 where a slot or the thing says no."""
    f = {name: facts[i] for name, i in COLUMN.items()}
    worth = (f["soi"] >= 0) & (f["phase"] >= 0) & (f["batch"] >= 0) & (f["km"] >= 0)
    worth &= (f["concept"] >= 0) | (f["whole_alike"] >= _WORDED_ALIKE)
    at = np.flatnonzero(worth)
    scores = np.zeros(facts.shape[1], np.float32)
    scores[at] = model.trees.scores(facts[:, at])
    return scores


def match_partition(
    rows: Rows, gazetteer: Gazetteer, *, lexicon: Lexicon | None = None, model: Model | None = None,
    keep_different: bool = False,
) -> Pairs:  # fmt: skip
    """Find overlaps among the texts of one province."""
    lexicon, model = lexicon or standard_lexicon(), model or standard_model()
    records = read_records(rows, lexicon, gazetteer)
    a, b = candidate_pairs(records, lexicon)
    return compare(
        records, records, a, b, lexicon=lexicon, model=model, keep_different=keep_different
    )


def match_rows(
    rows: Rows,
    gazetteer: Gazetteer,
    *,
    lexicon: Lexicon | None = None,
    model: Model | None = None,
    workers: int = 1,
    keep_different: bool = False,
    share_from: int = SHARE_FROM,
    runner: Runner = "processes",
) -> Pairs:
    """Find overlaps among texts of any number of provinces.

    Below ``share_from`` texts one process is faster than starting another.
    ``runner`` says where ``workers`` > 1 run: processes of this machine, or Ray;
    ``RunnerMissing`` if it is not installed, however few the texts.
    """
    require(runner)
    tasks = _tasks(rows, gazetteer, lexicon, model, keep_different)
    if workers <= 1 or len(rows.texts) < share_from:
        return Pairs.join([_run(task) for task in tasks])
    begin = partial(hand_over, standard_lexicon())
    parts = share(_run, tasks, workers=workers, runner=runner, begin=begin)
    return Pairs.join(parts)


@dataclass(frozen=True)
class _Task:
    """One partition on its way to a process."""

    at: Ints
    rows: Rows
    gazetteer: Gazetteer
    lexicon: Lexicon | None
    model: Model | None
    keep_different: bool


def _run(task: _Task) -> Pairs:
    found = match_partition(
        task.rows, task.gazetteer, lexicon=task.lexicon, model=task.model,
        keep_different=task.keep_different,
    )  # fmt: skip
    first, second = task.at[found.a], task.at[found.b]
    return Pairs(np.minimum(first, second), np.maximum(first, second), found.score,
                 found.verdict, found.reason, found.concept, found.compared)  # fmt: skip


def _tasks(
    rows: Rows, gazetteer: Gazetteer, lexicon: Lexicon | None, model: Model | None, keep: bool
) -> Iterator[_Task]:
    """Yield the partitions, the largest first."""
    province = _provinces(rows, gazetteer, lexicon or standard_lexicon())
    order = np.argsort(province, kind="stable")
    names, starts = np.unique(province[order], return_index=True)
    ends = np.append(starts[1:], len(order))
    for i in np.argsort(starts - ends, kind="stable"):
        at = order[starts[i] : ends[i]]
        place = gazetteer.province(int(names[i])) if names[i] else gazetteer
        yield _Task(at, rows.take(at), place, lexicon, model, keep)


def _provinces(rows: Rows, gazetteer: Gazetteer, lexicon: Lexicon) -> Ints:
    """Return each row's province; rows without a usable code are read for names first."""
    province = np.where(rows.level >= 2, rows.code // 10**6, 0)
    listed = np.unique(gazetteer.codes // 10**6)
    if len(listed):
        province = np.where(np.isin(province, listed), province, 0)
    lost = np.flatnonzero(province == 0)
    if len(lost) and len(gazetteer.codes):
        found = read_records(rows.take(lost), lexicon, gazetteer)
        province[lost] = found.code // 10**6
    return province
