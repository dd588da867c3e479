"""Where a numbered list goes on from: whole pages, whatever is asked."""

from __future__ import annotations

import pytest

from oneplan.core.asked import asked_start


@pytest.mark.parametrize(
    ("asked", "start"),
    [
        ("50", 50),
        (" ๕๐ ", 50),
        ("73", 50),
        ("9999", 100),
        ("-1", 0),
        ("x", 0),
        ("²", 0),
        ("", 0),
        ("9" * 40, 100),
    ],
)
def test_the_start_is_a_whole_page_of_the_list(asked: str, start: int) -> None:
    assert asked_start({"from": asked}, 120, size=50) == start


def test_an_empty_list_begins_at_its_beginning() -> None:
    assert asked_start({"from": "50"}, 0, size=50) == 0
