"""Learning from what people decided, and telling how good the machine is, with counts."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import numpy as np
from django.db import transaction
from django.db.models import QuerySet

from oneplan.audit.services import record
from oneplan.core.errors import Refusal
from oneplan.documents.services import store_file
from oneplan.engines.overlap.features import Features, features
from oneplan.engines.overlap.lexicon import standard_lexicon
from oneplan.engines.overlap.records import read_records
from oneplan.screening.models import LearntModel, OverlapKind, Verdict, VerdictState
from oneplan.screening.overlap import rules
from oneplan.screening.overlap.in_force import model_in_force
from oneplan.screening.overlap.known import COLUMNS, Known, as_known, gazetteer_in, rows_from
from oneplan.screening.overlap.rules import BANDS, Tally, tally
from oneplan.screening.overlap.teaching import FEWEST, Lesson, is_held, teach
from oneplan.threads.models import Subject

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.engines.overlap import Model


@dataclass(frozen=True, slots=True)
class Measured:
    """How often people agreed with the machine, for one kind or one band of its score."""

    code: str
    words: str
    tally: Tally
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Quality:
    """The page's figures: by kind, by band of score, over all, and the attempts to learn."""

    by_kind: list[Measured]
    by_band: list[Measured]
    whole: Tally
    enough: int
    model: str
    attempts: list[LearntModel]


def quality() -> Quality:
    """Measure the machine against people's verdicts, in a fixed number of queries."""
    judged = list(_judged().values_list("machine_kind", "kind", "score"))
    waiting: dict[str, int] = defaultdict(int)
    for kind in Verdict.objects.filter(state=VerdictState.WAITING).values_list("kind", flat=True):
        waiting[kind] += 1
    kinds = [kind for kind in OverlapKind if kind != OverlapKind.DIFFERENT]
    return Quality(
        by_kind=[
            Measured(
                code=str(kind),
                words=str(kind.label),
                tally=tally((machine, person) for machine, person, _s in judged if machine == kind),
                waiting=waiting[kind],
            )
            for kind in kinds
        ],
        by_band=[
            Measured(
                code=f"{low:.2f}",
                words=f"{low:.2f} – {min(high, 1.0):.2f}",
                tally=tally(
                    (machine, person) for machine, person, s in judged if low <= float(s) < high
                ),
            )
            for low, high in BANDS
        ],
        whole=tally((machine, person) for machine, person, _s in judged),
        enough=rules.ENOUGH,
        model=model_in_force()[1],
        attempts=list(LearntModel.objects.select_related("asked_by")[:10]),
    )


def retrain(by: Post | None) -> LearntModel:
    """Learn from all verdicts of people; what was learnt is used only where it proves better.

    Every attempt is kept with its figures.  Raises ``Refusal`` for too few verdicts.
    """
    verdicts = list(_judged().order_by("pk"))
    if len(verdicts) < FEWEST:
        raise Refusal("screening.too_few_verdicts", found=len(verdicts), wanted=FEWEST)
    facts, kept = _facts_of(verdicts)
    truth = np.asarray([row.kind == OverlapKind.SAME for row in kept], bool)
    held = is_held([row.pk.int for row in kept])
    lesson = teach(facts, truth, held=held, base=model_in_force()[0])
    return _keep(lesson, held=int(held.sum()), by=by)


def _judged() -> QuerySet[Verdict]:
    """Pairs the machine had an opinion of and a person decided."""
    return Verdict.objects.filter(state=VerdictState.DECIDED).exclude(machine_kind="")


def _facts_of(verdicts: Sequence[Verdict]) -> tuple[Features, list[Verdict]]:
    """The engine's comparison of each judged pair, read again province by province."""
    keys = {key for row in verdicts for key in (row.a_id, row.b_id)}
    subjects = Subject.objects.filter(pk__in=keys).order_by("pk").values(*COLUMNS)
    known = {row.id: row for row in map(as_known, subjects)}
    by_province: dict[str, list[Verdict]] = defaultdict(list)
    for row in verdicts:
        by_province[row.province_code].append(row)
    facts, kept = [], []
    for province, rows in sorted(by_province.items()):
        facts.append(_compared(province, rows, known))
        kept += rows
    return np.concatenate(facts, axis=1), kept


def _compared(province: str, rows: Sequence[Verdict], known: dict[UUID, Known]) -> Features:
    lexicon = standard_lexicon()
    here = sorted({key for row in rows for key in (row.a_id, row.b_id)})
    place = {key: at for at, key in enumerate(here)}
    records = read_records(rows_from([known[key] for key in here]), lexicon, gazetteer_in(province))
    a = np.asarray([place[row.a_id] for row in rows], np.int64)
    b = np.asarray([place[row.b_id] for row in rows], np.int64)
    return features(records, records, a, b, lexicon)


@transaction.atomic
def _keep(lesson: Lesson, *, held: int, by: Post | None) -> LearntModel:
    file = store_file(_bytes_of(lesson.model), name="overlap-model.json", media_type="text/json")
    if lesson.is_better:
        LearntModel.objects.filter(is_used=True).update(is_used=False)
    made = LearntModel.objects.create(
        file=file,
        verdicts=lesson.learnt_from,
        held=held,
        standing=lesson.standing.as_json(),
        learnt=lesson.learnt.as_json(),
        is_used=lesson.is_better,
        asked_by=by,
    )
    after = {"verdicts": made.verdicts, "is_used": made.is_used}
    record("screening.learnt", by=by, kind="learnt_model", key=made.pk, after=after)
    return made


def _bytes_of(model: Model) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save(path)
        return path.read_bytes()
