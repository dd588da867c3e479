"""What of an address is kept, and what makes a view; without a database."""

import pytest

from oneplan.core.errors import Refusal
from oneplan.saved_views.rules import (
    LONGEST_QUERY,
    MOST_ON_A_LIST,
    check_room,
    check_view,
    kept,
)

KNOWN = {"q", "area", "order"}


@pytest.mark.parametrize(
    ("query", "keeps"),
    [
        ("?q=a&area=67", "area=67&q=a"),
        ("area=67&q=a", "area=67&q=a"),
        ("q=a&at=cursor&format=csv&all=1", "q=a"),
        ("q=a&q=b", "q=b"),
        ("q=&area=", ""),
        ("q=a%00b&area=67", "area=67"),
        ("q=%3Cscript%3E%26area%3D1", "q=%3Cscript%3E%26area%3D1"),
        ("//evil.example?q=a", ""),
        ("&".join(["q=a"] * 101), ""),
        ("", ""),
    ],
)
def test_only_what_the_list_knows_is_kept_in_one_order(query: str, keeps: str) -> None:
    assert kept(query, KNOWN) == keeps
    assert kept(keeps, KNOWN) == keeps


@pytest.mark.parametrize(
    ("name", "query", "code"),
    [
        ("  ", "q=a", "saved_views.name_is_missing"),
        ("น้ำ", "", "saved_views.narrows_nothing"),
        ("น้ำ", "q=" + "a" * (LONGEST_QUERY - 1), "saved_views.query_is_too_long"),
    ],
)
def test_a_view_needs_a_name_and_narrows_something(name: str, query: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_view(name=name, query=query)
    assert refused.value.code == code
    check_view(name="น้ำ", query="q=" + "a" * (LONGEST_QUERY - 2))


def test_a_row_has_room_for_so_many_views() -> None:
    check_room(standing=MOST_ON_A_LIST - 1)
    with pytest.raises(Refusal):
        check_room(standing=MOST_ON_A_LIST)
