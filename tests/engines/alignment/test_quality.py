"""The labelled titles keep the rank that docs/rules/alignment.md states."""

import pytest

from benchmarks.alignment.quality import LISTS, after_learning, hits, labelled, targets_of


def test_titles_find_their_sub_plan_first_and_among_five() -> None:
    rows = labelled()
    assert len(rows) >= 120
    targets = targets_of(LISTS["subplan"][0], of_list="subplan", keywords=True)
    first, five, *_lenient = hits(rows, targets, column="subplan")
    assert first / len(rows) >= 0.80
    assert five / len(rows) >= 0.95


def test_keywords_are_what_makes_the_difference() -> None:
    rows = labelled()
    bare = hits(
        rows, targets_of(LISTS["subplan"][0], of_list="subplan", keywords=False), column="subplan"
    )
    full = hits(
        rows, targets_of(LISTS["subplan"][0], of_list="subplan", keywords=True), column="subplan"
    )
    assert bare[1] < full[1]


@pytest.mark.parametrize(
    ("of_list", "keywords"), [("sdg", False), ("masterplan", False), ("milestone", True)]
)
def test_what_was_accepted_raises_the_first_suggestion_of_titles_held_back(
    of_list: str, keywords: bool
) -> None:
    file_name, column = LISTS[of_list]
    rows = [row for row in labelled() if row[column]]
    targets = targets_of(file_name, of_list=of_list, keywords=keywords)
    plain = hits(rows, targets, column=column)
    learned = after_learning(rows, targets, column=column, folds=2)
    assert learned[0] > plain[0]
    assert learned[1] >= plain[1]
