"""The causal chain: each step by the best that is told of it, and what is lacking."""

from __future__ import annotations

import pytest

from oneplan.strategy.xyz_rules import Link, Named, State, Step, chain_of, lacking, link_of_work

WORK = link_of_work(output="ฝาย 1 แห่ง", outcome="น้ำพอทั้งปี", indicator="")


def named(level: str, *, code: str = "1", strength: int = 2, is_direct: bool = True) -> Named:
    return Named(level, code, "เป้าหมาย", strength, "เพราะ", is_direct)


def states(*told: Named, work: Link = WORK) -> dict[Step, State]:
    return {each.step: each.state for each in chain_of(told, work=work)}


@pytest.mark.parametrize(
    ("output", "outcome", "state"),
    [
        ("ฝาย", "น้ำพอ", State.CLAIMED),
        ("ฝาย", " ", State.COARSE),
        ("", "น้ำพอ", State.COARSE),
        ("", "", State.MISSING),
    ],
)
def test_the_work_tells_output_and_outcome_one_or_neither(
    output: str, outcome: str, state: State
) -> None:
    assert link_of_work(output=output, outcome=outcome, indicator="ร้อยละ").state is state


def test_a_claim_on_a_target_of_a_sub_plan_reaches_what_lies_above_it() -> None:
    told = states(
        named("target (Y1)"),
        named("sub-plan", is_direct=False),
        named("target (Y2)", is_direct=False),
        named("goal (Z)", is_direct=False),
    )

    assert told == {
        Step.X: State.CLAIMED,
        Step.FACTOR: State.MISSING,
        Step.Y1: State.CLAIMED,
        Step.Y2: State.REACHED,
        Step.Z: State.REACHED,
    }


def test_a_sub_plan_alone_is_not_its_target() -> None:
    told = chain_of([named("sub-plan"), named("master plan", is_direct=False)], work=WORK)

    assert [each.state for each in told[2:]] == [State.COARSE, State.COARSE, State.MISSING]
    assert lacking(told) == [Step.Z]


def test_the_very_target_goes_before_a_wider_one_and_the_stronger_claim_before_the_weaker() -> None:
    told = chain_of(
        [
            named("sub-plan", code="0101", strength=3),
            named("target (Y1)", code="010102", strength=1),
            named("target (Y1)", code="010101", strength=2),
        ],
        work=WORK,
    )

    y1 = next(each for each in told if each.step is Step.Y1)
    assert y1.named is not None
    assert y1.named.code == "010101"


def test_levels_of_other_lists_tell_nothing_and_factors_are_not_demanded() -> None:
    told = chain_of([named("milestone")], work=WORK)

    assert lacking(told) == [Step.Y1, Step.Y2, Step.Z]
