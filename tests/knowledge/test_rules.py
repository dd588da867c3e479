"""Who acts in a step, and from whom to whom work passes."""

import datetime as dt

from oneplan.knowledge.rules import Step, all_parties, parties_in, turns_of


def step(code: str, *parties: str) -> Step:
    day = dt.date(2026, 10, 1)
    return Step(
        code=code, step_th=code, step_en=code, parties=parties, opens=day, due=day,
        letter="", is_default=True,
    )  # fmt: skip


YEAR = [step("a", "จังหวัด"), step("b", "ก.บ.อ."), step("c", "ก.บ.จ.", "ก.บ.ก."), step("d", "จังหวัด")]


def test_a_space_parts_parties_only_between_abbreviations() -> None:
    assert parties_in("สงป./ครม.") == ("สงป.", "ครม.")
    assert parties_in("สศช. สงป. มท. กพร.") == ("สศช.", "สงป.", "มท.", "กพร.")
    assert parties_in("อนุฯ ภาค") == ("อนุฯ ภาค",)


def test_a_party_named_twice_acts_once() -> None:
    assert parties_in("อปท./อปท.") == ("อปท.",)


def test_parties_stand_in_the_order_in_which_they_first_act() -> None:
    assert all_parties(YEAR) == ["จังหวัด", "ก.บ.อ.", "ก.บ.จ.", "ก.บ.ก."]


def test_a_turn_knows_the_nearest_steps_of_others() -> None:
    first, last = turns_of("จังหวัด", YEAR)
    assert (first.before, first.after) == (None, YEAR[1])
    assert (last.before, last.after) == (YEAR[2], None)


def test_steps_shared_with_the_party_are_not_others() -> None:
    shared = [step("a", "x"), step("b", "x", "y"), step("c", "y")]
    turn = turns_of("y", shared)[0]
    assert (turn.before, turn.after) == (shared[0], None)
