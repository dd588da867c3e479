"""The labelled titles keep the rank that docs/rules/alignment.md states."""

from benchmarks.alignment.quality import LISTS, hits, labelled, targets_of


def test_titles_find_their_sub_plan_first_and_among_five() -> None:
    rows = labelled()
    assert len(rows) >= 120
    targets = targets_of(LISTS["subplan"][0], of_list="subplan", keywords=True)
    first, five, _lenient = hits(rows, targets, column="subplan")
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
