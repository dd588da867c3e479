"""What a board says by itself, and who sits at it."""

import pytest

from oneplan.core.errors import Refusal
from oneplan.value_chains.rules import LONGEST_TEXT, Fullness, check_text, fullness, may_write


@pytest.mark.parametrize(
    ("cards", "said"),
    [
        (0, Fullness.GAP),
        (1, Fullness.HELD),
        (2, Fullness.HELD),
        (3, Fullness.CROWDED),
        (9, Fullness.CROWDED),
    ],
)
def test_a_link_without_a_card_is_a_gap_and_one_with_many_is_crowded(
    cards: int, said: Fullness
) -> None:
    assert fullness(cards, crowded_from=3) == said


@pytest.mark.parametrize(
    ("own", "asked", "home", "circulation", "sits"),
    [
        (True, False, True, "draft", True),
        (False, True, False, "consulted", True),
        (False, False, True, "draft", False),
        (False, False, True, "consulted", False),
        (False, False, True, "circulated", True),
        (False, False, True, "public", True),
        (False, False, False, "circulated", False),
        (False, False, False, "public", False),
    ],
)
def test_its_office_those_asked_and_the_province_sit_at_a_board(
    own: bool, asked: bool, home: bool, circulation: str, sits: bool
) -> None:
    given = may_write(is_own=own, is_asked=asked, is_at_home=home, circulation=circulation)
    assert given is sits


def test_words_lose_the_space_around_them_and_nothing_else() -> None:
    assert check_text("  ปลูก\nและขาย ") == "ปลูก\nและขาย"


def test_nothing_written_is_refused() -> None:
    with pytest.raises(Refusal, match="nothing_written"):
        check_text(" \n ")


def test_one_letter_too_many_is_refused_and_says_how_many_there_are() -> None:
    check_text("ก" * LONGEST_TEXT)
    with pytest.raises(Refusal) as refused:
        check_text("ก" * (LONGEST_TEXT + 1))
    assert refused.value.facts == {"longest": LONGEST_TEXT, "length": LONGEST_TEXT + 1}
