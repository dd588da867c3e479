from hypothesis import given
from hypothesis import strategies as st

from oneplan.documents.render.description import Column, Group, Kind, Row, Section, Table
from oneplan.documents.render.lines import LineKind, has_satang, heading_rows, unroll

COLUMNS = (
    Column(heading="ที่", kind=Kind.RANK),
    Column(heading="รายการ"),
    Column(heading="จังหวัด", kind=Kind.MONEY, under="แหล่งเงิน"),
    Column(heading="อปท.", kind=Kind.MONEY, under="แหล่งเงิน"),
)
amounts = st.one_of(st.none(), st.integers(0, 10**15))
rows = st.builds(lambda a, b: Row((1, "งาน", a, b)), amounts, amounts)
groups = st.builds(
    lambda members, heading: Group(rows=tuple(members), heading=heading),
    st.lists(rows, max_size=4),
    st.sampled_from(["", "โครงการ"]),
)
sections = st.builds(
    lambda members, opening, total: Section(groups=tuple(members), opening=opening, total=total),
    st.lists(groups, max_size=4),
    st.sampled_from(["", "กรอบวงเงิน"]),
    st.sampled_from(["", "รวม"]),
)
tables = st.builds(
    lambda members: Table(name="บัญชี", columns=COLUMNS, sections=tuple(members), total="รวมทั้งสิ้น"),
    st.lists(sections, min_size=1, max_size=3),
)


@given(tables)
def test_a_sum_equals_the_rows_it_spans_in_every_money_column(table: Table) -> None:
    lines = unroll(table)

    for line in lines:
        if line.over is None:
            continue
        first, last = line.over
        spanned = [row for row in lines[first : last + 1] if row.kind is LineKind.ROW]
        for column in (2, 3):
            given_amounts = [
                row.cells[column] for row in spanned if isinstance(row.cells[column], int)
            ]
            expected = sum(given_amounts) if given_amounts else None  # type: ignore[arg-type]
            assert line.cells[column] == expected


@given(tables)
def test_every_row_appears_once_and_in_order(table: Table) -> None:
    printed = [line.cells for line in unroll(table) if line.kind is LineKind.ROW]

    assert printed == [
        row.cells for section in table.sections for group in section.groups for row in group.rows
    ]


def test_a_group_of_one_row_does_not_repeat_its_amount() -> None:
    group = Group(rows=(Row((1, "งาน", 500, None)),), heading="โครงการ")

    heading, row = unroll(Table(name="ก", columns=COLUMNS, sections=(Section(groups=(group,)),)))

    assert heading.cells == ()
    assert row.cells[2] == 500


def test_one_satang_anywhere_makes_the_whole_table_show_decimals() -> None:
    whole = unroll(_table(Row((1, "ก", 100, None))))
    parts = unroll(_table(Row((1, "ก", 100, None)), Row((2, "ข", None, 1))))

    assert not has_satang(whole, COLUMNS)
    assert has_satang(parts, COLUMNS)


def test_columns_under_one_heading_share_it_and_others_span_both_rows() -> None:
    upper, lower = heading_rows(COLUMNS)

    assert [(h.text, h.columns, h.rows) for h in upper] == [
        ("ที่", 1, 2), ("รายการ", 1, 2), ("แหล่งเงิน", 2, 1),
    ]  # fmt: skip
    assert [(h.text, h.start) for h in lower] == [("จังหวัด", 2), ("อปท.", 3)]


def _table(*rows: Row) -> Table:
    return Table(name="ก", columns=COLUMNS, sections=(Section(groups=(Group(rows=rows),)),))
