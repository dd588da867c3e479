"""Learning from verdicts: only what proves better is used, and the page says so either way."""

from __future__ import annotations

import numpy as np
import pytest
from django.utils import timezone

from oneplan.accounts.models import Post
from oneplan.core.errors import Refusal
from oneplan.engines.overlap import standard_model
from oneplan.engines.overlap.features import COLUMN, NAMES, Features
from oneplan.screening.models import LearntModel, OverlapKind, Verdict, VerdictState
from oneplan.screening.overlap.in_force import STANDARD, model_in_force
from oneplan.screening.overlap.learning import quality, retrain
from oneplan.screening.overlap.scanning import scan_overlaps
from oneplan.screening.overlap.teaching import is_held, teach
from tests.cast import Cast, build_cast
from tests.screening.overlaps import make_need

VERDICTS = 210
PONDS = 36


def any_facts() -> Features:
    drawn = np.random.default_rng(7).uniform(-1, 3, (len(NAMES), VERDICTS))
    return drawn.astype(np.float32)


def test_what_people_see_and_the_standard_model_does_not_is_learnt() -> None:
    facts = any_facts()
    truth = facts[COLUMN["soi"]] > 1

    lesson = teach(facts, truth, held=is_held(range(VERDICTS)), base=standard_model())

    assert lesson.is_better
    assert lesson.learnt.right > lesson.standing.right + 5
    assert lesson.learnt.pairs == lesson.standing.pairs == VERDICTS // 3


def test_a_model_people_agree_with_is_left_as_it_is() -> None:
    facts, base = any_facts(), standard_model()
    facts[COLUMN["concept"]] = np.where(np.arange(VERDICTS) % 2, 3, -1)
    facts[COLUMN["place"]] = 3
    scores = base.trees.scores(facts)
    truth = scores >= np.median(scores)
    firm = type(base)(base.trees, type(base.limits)(same=float(np.median(scores))), base.about)

    lesson = teach(facts, truth, held=is_held(range(VERDICTS)), base=firm)

    assert lesson.standing.right == lesson.standing.pairs
    assert not lesson.is_better


def test_equal_verdicts_give_an_equal_model() -> None:
    facts = any_facts()
    truth = facts[COLUMN["soi"]] > 1
    held = is_held(range(VERDICTS))

    first, again = (teach(facts, truth, held=held, base=standard_model()) for _ in range(2))

    assert np.array_equal(first.model.trees.scores(facts), again.model.trees.scores(facts))


@pytest.mark.parametrize("same", [0, 5, 59])
def test_too_few_verdicts_of_either_sort_are_refused(same: int) -> None:
    truth = np.arange(62) < same

    with pytest.raises(Refusal, match=r"screening\.too_few_verdicts"):
        teach(any_facts()[:, :62], truth, held=is_held(range(62)), base=standard_model())


@pytest.mark.django_db
def test_an_attempt_is_kept_with_its_figures_and_used_only_when_better() -> None:
    cast = build_cast()
    decided(cast, cast.strategist)

    made = retrain(cast.strategist)

    assert made.verdicts + made.held == PONDS * 2
    assert made.is_used == (made.learnt["right"] > made.standing["right"])
    assert (model_in_force()[1] == STANDARD) is not made.is_used
    shown = quality()
    assert shown.whole.judged == PONDS * 2
    assert shown.attempts == [made]


@pytest.mark.django_db
def test_learning_from_hardly_any_verdicts_is_refused_and_leaves_no_trace() -> None:
    build_cast()
    with pytest.raises(Refusal, match=r"screening\.too_few_verdicts"):
        retrain(None)
    assert not LearntModel.objects.exists()


def decided(cast: Cast, by: Post) -> None:
    """Two pairs in each of many villages, one the same work and one another."""
    for moo in range(1, PONDS + 1):
        place = f"670703{moo:02d}"
        for wording in (
            f"ขอขุดลอกหนองสมมติ หมู่ที่ {moo}",
            f"ขุดลอกหนองสมมติ ม.{moo}",
            f"ก่อสร้างถนน คสล. สายวัดสมมติ หมู่ที่ {moo}",
            f"ถนนคอนกรีตสายวัดสมมติ ม.{moo}",
        ):
            make_need(cast.district, cast.district_officer, wording, place=place)
    scan_overlaps("67", None)
    pairs = Verdict.objects.order_by("pk").select_related("a")
    assert pairs.count() == PONDS * 2
    for pair in pairs:
        is_pond = "หนอง" in pair.a.title
        pair.kind = OverlapKind.SAME if is_pond else OverlapKind.DIFFERENT
        pair.state, pair.decided_by, pair.decided_at = VerdictState.DECIDED, by, timezone.now()
        pair.save()
