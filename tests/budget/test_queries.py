"""The money of a place: its shares add up, its parts add up, and every figure has its rows."""

import pytest
from django.db.models import Sum
from pytest_django import DjangoAssertNumQueries

from oneplan.budget.models import Stage
from oneplan.budget.queries import (
    body_money,
    fiscal_years_with_lines,
    money_by_stage,
    place_money,
    rows_behind,
)
from oneplan.budget.rules import Figure, Split
from oneplan.budget.services import AmountDraft, record_amounts, take_back
from oneplan.core.errors import Refusal
from oneplan.funds.models import LineKind
from tests.budget.lines import make_line, make_source
from tests.cast import Cast, build_cast
from tests.factories import make_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def lines(cast: Cast) -> Cast:
    """Seven lines: two placed, one shared, one of the whole province, three without a place."""
    for code in ("670703", "670301", "450101"):
        make_area(code)
    make_line(cast.province, 1_00, "670703")
    make_line(cast.province, 20_00, "67030101", kind=LineKind.MINISTRY)
    make_line(cast.province, 300_00, "6707", "6703")
    make_line(cast.province, 4_000_00, "67")
    make_line(cast.province, 50_000_00)
    make_line(cast.authority, 600_000_00, kind=LineKind.SUBSIDY)
    make_line(cast.cluster, 7_000_000_00, kind=LineKind.CLUSTER)
    make_line(cast.cluster, 80_000_000_00, "6707", "450101", kind=LineKind.CLUSTER)
    make_line(cast.province, 9_99, "6707", fiscal_year=2566)
    return cast


def test_money_is_placed_shared_or_unplaced_and_adds_up_to_the_satang(lines: Cast) -> None:
    money = place_money("67", 2565)

    assert money.shares.placed == Figure(1_00 + 20_00 + 600_000_00, 3)
    assert money.shares.shared == Figure(300_00, 1)
    assert money.shares.unplaced == Figure(4_000_00 + 50_000_00, 2)
    assert money.shares.total.satang == 654_321_00


def test_the_parts_of_a_place_add_up_to_what_is_placed(lines: Cast) -> None:
    money = place_money("67", 2565)
    by_code = {part.area_code: part for part in money.parts}

    assert sum(part.total.satang for part in money.parts) == money.shares.placed.satang
    assert by_code["6707"].by_key == {
        LineKind.PROVINCE: Figure(1_00, 1),
        LineKind.SUBSIDY: Figure(600_000_00, 1),
    }
    assert by_code["6703"].total == Figure(20_00, 1)


def test_a_part_tells_of_the_shared_money_it_has_a_share_in_without_counting_it(
    lines: Cast,
) -> None:
    district = place_money("6707", 2565)

    assert district.shares.total.satang == 600_001_00
    assert district.beyond == Figure(300_00 + 80_000_000_00, 2)


def test_a_line_of_two_provinces_is_in_neither_and_touches_both(lines: Cast) -> None:
    assert place_money("67", 2565).beyond == Figure(80_000_000_00, 1)
    assert place_money("45", 2565).beyond == Figure(80_000_000_00, 1)
    assert place_money("45", 2565).shares.total == Figure()


def test_every_figure_is_the_sum_of_the_rows_behind_it(lines: Cast) -> None:
    for code in ("67", "6707", "670703", "6703", "45"):
        money = place_money(code, 2565)
        figures = {
            Split.ALL: money.shares.total,
            Split.PLACED: money.shares.placed,
            Split.SHARED: money.shares.shared,
            Split.UNPLACED: money.shares.unplaced,
            Split.BEYOND: money.beyond,
        }
        for split, figure in figures.items():
            rows = rows_behind(code, 2565, split=split)
            assert figure == Figure(sum(row.satang for row in rows), len(rows)), (code, split)
        for part in money.parts:
            rows = rows_behind(code, 2565, part=part.area_code)
            assert part.total == Figure(sum(row.satang for row in rows), len(rows))
        for key in money.keys:
            total = rows_behind(code, 2565, kind=key.key).aggregate(total=Sum("satang"))
            assert key.shares.total.satang == total["total"]


def test_a_body_sees_all_it_owns_wherever_it_lies(lines: Cast) -> None:
    money = body_money(lines.cluster, 2565)

    assert money.shares.total.satang == 87_000_000_00
    assert money.shares.shared.satang == 80_000_000_00
    assert money.shares.unplaced.satang == 7_000_000_00


def test_reading_takes_the_same_queries_however_many_lines_there_are(
    lines: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4):
        place_money("67", 2565)
    for _ in range(5):
        make_line(lines.province, 1, "670703")
    with django_assert_num_queries(4):
        place_money("67", 2565)


def test_years_with_money_are_listed_newest_first(lines: Cast) -> None:
    assert fiscal_years_with_lines("67") == [2566, 2565]
    assert fiscal_years_with_lines("45") == []


def test_a_correction_is_a_further_row_and_the_stages_stay_apart(cast: Cast) -> None:
    line = make_line(cast.province, 100_00)
    made = record_amounts(
        [
            AmountDraft(
                subject=line.subject,
                fiscal_year=2565,
                source=make_source(),
                stage=stage,
                satang=satang,
            )
            for stage, satang in ((Stage.REQUESTED, 120_00), (Stage.ENDORSED, 100_00))
        ],
        by=cast.strategist,
    )
    take_back([made[1]], by=cast.strategist)

    assert money_by_stage([line.pk]) == {line.pk: {"requested": 120_00, "endorsed": 0}}
    codes = list(line.subject.events.values_list("code", flat=True))
    assert codes[1:] == [
        "budget.recorded_endorsed",
        "budget.recorded_requested",
        "budget.taken_back_endorsed",
    ]


def test_a_negative_amount_is_refused_unless_it_is_a_transfer(cast: Cast) -> None:
    line = make_line(cast.province, 100_00)
    draft = AmountDraft(
        subject=line.subject,
        fiscal_year=2565,
        source=make_source(),
        stage=Stage.DISBURSED,
        satang=-1,
    )
    with pytest.raises(Refusal, match="amount_is_negative"):
        record_amounts([draft], by=cast.strategist)
    assert money_by_stage([line.pk]) == {}
