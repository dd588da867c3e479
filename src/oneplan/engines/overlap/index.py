"""One text against all known ones, while somebody types."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

import numpy as np

from oneplan.engines.overlap.candidates import worth
from oneplan.engines.overlap.engine import compare
from oneplan.engines.overlap.explanation import reason_codes, reason_text
from oneplan.engines.overlap.gazetteer import Gazetteer, parent_code, span_of
from oneplan.engines.overlap.lexicon import Lexicon, standard_lexicon
from oneplan.engines.overlap.model import Model, standard_model
from oneplan.engines.overlap.records import Records, Rows, read_records
from oneplan.engines.overlap.text import Ints
from oneplan.engines.overlap.verdicts import Verdict

_MOST = 5_000  # known texts one query is compared with


@dataclass(frozen=True)
class Twin:
    """A known text that overlaps with the one being typed."""

    id: Hashable
    score: float
    verdict: str
    reasons: tuple[str, ...]
    reason: str


@dataclass
class _Part:
    """Known records in two orders: by place, and by thing and place."""

    ids: Sequence[Hashable]
    records: Records
    by_place: Ints = field(init=False)
    place: Ints = field(init=False)
    by_thing: Ints = field(init=False)
    thing: Ints = field(init=False)

    def __post_init__(self) -> None:
        r = self.records
        key = r.code * 10 + r.level
        self.by_place = np.argsort(key, kind="stable")
        self.place = key[self.by_place]
        key = r.family.astype(np.int64) * 10**9 + r.code
        self.by_thing = np.argsort(key, kind="stable")
        self.thing = key[self.by_thing]

    def near(self, query: Records) -> Ints:
        """Return the known texts worth comparing with the one query."""
        code, level = int(query.code[0]), int(query.level[0])
        family = int(query.family[0])
        found = [self._at(code, level)]
        for above in (6, 4, 2, 0):
            if above < level:
                wide = self._at(int(parent_code(query.code[:1], above)[0]), above)
                alike = self.records.family[wide]
                found.append(wide[(alike == family) | (alike == 0)])
        if level < 8:
            low = family * 10**9 + code
            span = int(span_of(query.level)[0])
            first, last = np.searchsorted(self.thing, [low, low + span])
            found.append(self.by_thing[first:last])
        return np.unique(np.concatenate([f[:_MOST] for f in found]))

    def _at(self, code: int, level: int) -> Ints:
        key = code * 10 + level
        low, high = np.searchsorted(self.place, [key, key + 1])
        return self.by_place[low:high]


class Index:
    """Known texts kept ready for questions.

    ``add`` and ``remove`` take effect at once; rebuild the index (nightly) when
    many small additions have piled up.
    """

    def __init__(
        self, gazetteer: Gazetteer, *, lexicon: Lexicon | None = None, model: Model | None = None
    ) -> None:
        self.gazetteer = gazetteer
        self.lexicon = lexicon or standard_lexicon()
        self.model = model or standard_model()
        self._parts: list[_Part] = []
        self._removed: set[Hashable] = set()
        self._provinces: dict[int, Gazetteer] = {}

    def __len__(self) -> int:
        return sum(len(p.ids) for p in self._parts) - len(self._removed)

    def add(self, ids: Sequence[Hashable], rows: Rows) -> None:
        """Add known texts; an id that was removed before is known again."""
        self._removed.difference_update(ids)
        self._parts.append(_Part(ids, self._read(rows)))

    def remove(self, known: Hashable) -> None:
        """Forget a text."""
        self._removed.add(known)

    def _read(self, rows: Rows) -> Records:
        """Read rows province by province, in the order given."""
        province = np.where(rows.level >= 2, rows.code // 10**6, 0)
        names = np.unique(province)
        if len(names) <= 1:
            return read_records(
                rows, self.lexicon, self._places(int(names[0]) if len(names) else 0)
            )
        order = np.argsort(province, kind="stable")
        parts = []
        for name in names:
            at = order[np.searchsorted(province[order], name) :]
            at = at[: np.searchsorted(province[at], name, side="right")]
            parts.append(read_records(rows.take(at), self.lexicon, self._places(int(name))))
        back = np.empty(len(order), np.int64)
        back[order] = np.arange(len(order))
        return Records.join(parts).take(back)

    def _places(self, province: int) -> Gazetteer:
        if province == 0:
            return self.gazetteer
        if province not in self._provinces:
            part = self.gazetteer.province(province)
            self._provinces[province] = part if len(part.codes) else self.gazetteer
        return self._provinces[province]

    def ask(self, rows: Rows, *, most: int = 5, exclude: Sequence[Hashable] = ()) -> list[Twin]:
        """Return the best twins of one text (``rows`` of length one), best first."""
        query = self._read(rows)
        hidden = self._removed | set(exclude)
        twins: list[Twin] = []
        for part in self._parts:
            near = part.near(query)
            zero = np.zeros(len(near), np.int64)
            near = near[worth(query, part.records, zero, near, self.lexicon)]
            zero = np.zeros(len(near), np.int64)
            some = part.records.take(near)
            pairs = compare(query, some, zero, np.arange(len(near)), lexicon=self.lexicon,
                            model=self.model)  # fmt: skip
            for i in np.argsort(-pairs.score, kind="stable")[: most + len(hidden)].tolist():
                known = part.ids[int(near[pairs.b[i]])]
                if known not in hidden:
                    thing = self.lexicon.concepts[pairs.concept[i]].label_th
                    twins.append(
                        _twin(known, pairs.score[i], pairs.verdict[i], pairs.reason[i], thing)
                    )
        return sorted(twins, key=lambda t: -t.score)[:most]


def _twin(known: Hashable, score: float, verdict: int, bits: int, thing: str) -> Twin:
    return Twin(
        known, round(float(score), 4), Verdict(int(verdict)).name.lower(),
        reason_codes(int(bits)), reason_text(int(bits), thing=thing),
    )  # fmt: skip
