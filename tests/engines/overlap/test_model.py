"""Training is repeatable and the stored model fits the engine."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.overlap.variant import make
from oneplan.engines.overlap.boosting import Boosting, Plan, train
from oneplan.engines.overlap.features import NAMES
from oneplan.engines.overlap.files import gazetteer_of
from oneplan.engines.overlap.model import Model, ModelMismatch, load_model, standard_model
from oneplan.engines.overlap.training import Labelled, label, learn, learn_pairs, measure
from oneplan.engines.overlap.verdicts import components


def made_up(words: str, size: int, seed: int) -> Labelled:
    """Return labelled pairs of a made-up country."""
    table, country = make(size, words=words, seed=seed, provinces=1)
    return label(table, gazetteer_of(country.gazetteer()))


def test_the_standard_model_holds_on_a_vocabulary_it_never_saw() -> None:
    quality = measure(made_up("held", 4000, 77), standard_model())
    assert quality.candidate_recall >= 0.98
    assert quality.f1 >= 0.94
    assert quality.automatic_precision >= 0.985
    assert quality.automatic_recall >= 0.80


def test_it_still_serves_without_budget_and_year() -> None:
    assert measure(made_up("held", 4000, 77), standard_model(), money=False).f1 >= 0.88


def test_training_twice_writes_the_same_file(tmp_path: Path) -> None:
    data, plan = made_up("train", 1500, 3), Plan(trees=12)
    learn(data, plan=plan).save(tmp_path / "one.json")
    learn(data, plan=plan).save(tmp_path / "two.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_a_saved_model_scores_as_before(tmp_path: Path) -> None:
    data = made_up("train", 1500, 3)
    model = learn(data, plan=Plan(trees=12))
    model.save(tmp_path / "model.json")
    again = load_model(tmp_path / "model.json")
    assert np.allclose(model.trees.scores(data.facts), again.trees.scores(data.facts), atol=1e-4)
    assert again.limits == model.limits


def test_a_model_for_other_features_is_refused(tmp_path: Path) -> None:
    trees = Boosting(("x",), 0.0, np.zeros((1, 1), np.int16), np.zeros((1, 1), np.float32),
                     np.zeros((1, 2), np.float32))  # fmt: skip
    Model(trees, standard_model().limits).save(tmp_path / "model.json")
    with pytest.raises(ModelMismatch):
        load_model(tmp_path / "model.json")


def test_verdicts_of_people_move_the_model() -> None:
    base = made_up("train", 1500, 3)
    ours = made_up("held", 1500, 5)
    flipped = learn_pairs(ours.facts[:, :200], ~ours.truth[:200], base=base, weight=50,
                          plan=Plan(trees=20))  # fmt: skip
    plain = learn(base, plan=Plan(trees=20))
    wrong = (flipped.trees.scores(ours.facts[:, :200]) > 0.5) == ours.truth[:200]
    right = (plain.trees.scores(ours.facts[:, :200]) > 0.5) == ours.truth[:200]
    assert wrong.mean() < right.mean()


@given(st.integers(2, 200), st.integers(0, 2**32 - 1))
def test_trees_learn_a_threshold_exactly(size: int, seed: int) -> None:
    r = np.random.default_rng(seed)
    columns = r.normal(size=(2, size)).astype(np.float32)
    truth = columns[0] > np.median(columns[0])
    trees = train(columns, truth, ("a", "b"), Plan(trees=30, depth=2, bins=size + 1))
    assert ((trees.scores(columns) > 0.5) == truth).mean() > 0.95


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=60))
def test_groups_are_the_connected_texts(links: list[tuple[int, int]]) -> None:
    a, b = np.asarray([x for x, _ in links], np.int64), np.asarray([y for _, y in links], np.int64)
    group = components(31, a, b)
    assert all(group[x] == group[y] for x, y in links)
    assert all(group[g] == g <= i for i, g in enumerate(group.tolist()))
    assert len(NAMES) == len(set(NAMES))
