"""Looking for overlaps in a province, and keeping what the machine thinks, idempotently."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from oneplan.areas.models import Area
from oneplan.areas.rules import longest_common_prefix
from oneplan.audit.services import record
from oneplan.core.errors import Refusal
from oneplan.engines.overlap import Model, Pairs, match_rows
from oneplan.engines.overlap import Verdict as Opinion
from oneplan.engines.overlap.explanation import reason_codes
from oneplan.engines.overlap.lexicon import standard_lexicon
from oneplan.screening.models import Scan, Verdict, VerdictState
from oneplan.screening.overlap.in_force import model_in_force
from oneplan.screening.overlap.known import Known, families, gazetteer_in, known_in, rows_from

if TYPE_CHECKING:
    from oneplan.accounts.models import Post

Progress = Callable[[int, int, str], None]
PairKey = tuple[UUID, UUID]
"""Keys of two records, the smaller first."""
SCAN_LOCK = 0x7363616E
"""First key of the advisory lock ("scan"); the second is the province."""
STEPS = 3
LONGEST_THING = 120
MACHINE_FIELDS = (
    "machine_kind", "kind", "score", "reasons", "thing", "state", "area_id", "fiscal_year", "model",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a scan came to: records seen, pairs standing, and how many changed."""

    province: str
    records: int
    pairs: int
    new: int = 0
    changed: int = 0
    withdrawn: int = 0

    @property
    def is_unchanged(self) -> bool:
        return not (self.new or self.changed or self.withdrawn)

    def counts(self) -> dict[str, int]:
        return {
            "records": self.records,
            "pairs": self.pairs,
            "new": self.new,
            "changed": self.changed,
            "withdrawn": self.withdrawn,
        }


def scan_overlaps(
    province_code: str, by: Post | None, *, told: Progress = lambda _done, _all, _note: None
) -> Scanned:
    """Let the engine look at a province's needs, activities and printed lines.

    New pairs are added, changed ones brought up to date, those no longer found withdrawn; a
    pair a person decided is never touched.  A second scan of the same records changes nothing.
    Takes a fixed number of queries, under a lock of the province.  Raises ``Refusal`` for a
    code that is no province.
    """
    if not Area.objects.filter(pk=province_code, kind="province").exists():
        raise Refusal("screening.unknown_province", province=province_code)
    model, model_name = model_in_force()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [SCAN_LOCK, int(province_code)])
        began = timezone.now()
        told(0, STEPS, "reading")
        known = known_in(province_code)
        gazetteer = gazetteer_in(province_code)
        kin = families(province_code)
        told(1, STEPS, "comparing")
        thoughts = _found(known, match_rows(rows_from(known), gazetteer, model=model))
        pairs = _one_of_each_work(thoughts, kin, _decided(province_code))
        told(2, STEPS, "keeping")
        scanned = _keep(province_code, known, pairs, model_name)
        Scan.objects.update_or_create(
            province_code=province_code,
            defaults={
                "scanned_at": began,
                "records": scanned.records,
                "pairs": scanned.pairs,
                "model": model_name,
            },
        )
        if not scanned.is_unchanged:
            after = scanned.counts()
            record("screening.scanned", by=by, kind="province", key=province_code, after=after)
    told(STEPS, STEPS, "")
    return scanned


def thought_of(first: Known, second: Known, *, model: Model | None = None) -> Thought | None:
    """What the machine thinks of two records alone; None when it sees nothing in common."""
    areas = {first.area[:2], second.area[:2]} - {""}
    gazetteer = gazetteer_in(min(areas, default=""))
    known = sorted((first, second), key=lambda row: row.id)
    found = _found(known, match_rows(rows_from(known), gazetteer, model=model))
    return next(iter(found.values()), None)


@dataclass(frozen=True, slots=True)
class Thought:
    """The machine's opinion of a pair."""

    kind: str
    score: Decimal
    reasons: tuple[str, ...]
    thing: str


def _found(known: Sequence[Known], pairs: Pairs) -> dict[PairKey, Thought]:
    """The engine's pairs by the keys of their records, the smaller key first."""
    concepts = standard_lexicon().concepts
    found = {}
    for at in range(len(pairs)):
        a, b = known[int(pairs.a[at])].id, known[int(pairs.b[at])].id
        found[min(a, b), max(a, b)] = Thought(
            kind=Opinion(int(pairs.verdict[at])).name.lower(),
            score=Decimal(f"{min(float(pairs.score[at]), 1.0):.4f}"),
            reasons=reason_codes(int(pairs.reason[at])),
            thing=concepts[int(pairs.concept[at])].label_th[:LONGEST_THING],
        )
    return found


def _decided(province_code: str) -> set[PairKey]:
    rows = Verdict.objects.filter(province_code=province_code, state=VerdictState.DECIDED)
    return set(rows.values_list("a_id", "b_id"))


def _one_of_each_work(
    found: Mapping[PairKey, Thought], kin: Mapping[UUID, UUID], decided: set[PairKey]
) -> dict[PairKey, Thought]:
    """Leave out pairs of one family, and tell the same two families of each other only once.

    An activity and the line it was printed as would else both be held against a third record.
    The pair a person decided speaks for its families, else the likeliest, else the first.
    """

    def families_of(pair: PairKey) -> PairKey:
        one, two = (kin.get(key, key) for key in pair)
        return min(one, two), max(one, two)

    spoken_for = {families_of(pair) for pair in decided}
    kept: dict[PairKey, PairKey] = {}
    for pair in sorted(found, key=lambda pair: (-found[pair].score, pair)):
        works = families_of(pair)
        if works[0] != works[1] and (pair in decided or works not in spoken_for):
            kept.setdefault(works, pair)
    return {pair: found[pair] for pair in sorted(kept.values())}


def _keep(
    province_code: str,
    known: Sequence[Known],
    found: Mapping[PairKey, Thought],
    model_name: str,
) -> Scanned:
    by_id = {row.id: row for row in known}
    rows = Verdict.objects.select_for_update(no_key=True).filter(province_code=province_code)
    standing = {(row.a_id, row.b_id): row for row in rows}
    new, changed, withdrawn = [], [], 0
    for pair, thought in found.items():
        wanted = _fields(by_id[pair[0]], by_id[pair[1]], thought, model_name)
        row = standing.get(pair)
        if row is None:
            new.append(Verdict(a_id=pair[0], b_id=pair[1], province_code=province_code, **wanted))
        elif row.state != VerdictState.DECIDED and _differs(row, wanted):
            for name, value in wanted.items():
                setattr(row, name, value)
            changed.append(row)
    for pair, row in standing.items():
        if row.state == VerdictState.WAITING and pair not in found:
            row.state = VerdictState.WITHDRAWN
            changed.append(row)
            withdrawn += 1
    Verdict.objects.bulk_create(new, batch_size=2000)
    Verdict.objects.bulk_update(changed, list(MACHINE_FIELDS), batch_size=1000)
    return Scanned(
        province=province_code,
        records=len(known),
        pairs=len(found),
        new=len(new),
        changed=len(changed) - withdrawn,
        withdrawn=withdrawn,
    )


def _fields(a: Known, b: Known, thought: Thought, model_name: str) -> dict[str, object]:
    return {
        "machine_kind": thought.kind,
        "kind": thought.kind,
        "score": thought.score,
        "reasons": list(thought.reasons),
        "thing": thought.thing,
        "state": VerdictState.WAITING,
        "area_id": area_of_pair(a.area, b.area) or None,
        "fiscal_year": max((year for year in (a.fiscal_year, b.fiscal_year) if year), default=None),
        "model": model_name,
    }


def area_of_pair(first: str, second: str) -> str:
    """The finer of two areas where one holds the other, else what holds both."""
    if first.startswith(second) or second.startswith(first):
        return max(first, second, key=len)
    return longest_common_prefix((first, second))


def _differs(row: Verdict, wanted: Mapping[str, object]) -> bool:
    """Whether the machine now says otherwise; who said it (``model``) alone is no change."""
    return any(getattr(row, name) != value for name, value in wanted.items() if name != "model")
