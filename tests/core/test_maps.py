"""Maps: steps that tell the truth, tiles that keep north up, dots that join, drawings that hold."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from oneplan.core.maps.classing import step_of, steps_of
from oneplan.core.maps.drawing import draw
from oneplan.core.maps.parts import Ground, Map, Point, Region
from oneplan.core.maps.tiling import cells_of

VALUES = st.lists(st.one_of(st.none(), st.integers(0, 10**13)), max_size=80)
PLACES = st.dictionaries(
    st.integers(1000, 9999).map(str),
    st.tuples(st.floats(5.5, 20.5), st.floats(97.5, 105.5)),
    min_size=1,
    max_size=40,
)


def square(west: float, south: float, size: float = 1.0) -> dict[str, object]:
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def html_of(drawn: Map | None) -> str:
    return engines["django"].from_string("{% area_map map %}").render({"map": drawn})


@given(VALUES)
def test_every_value_above_nothing_lies_in_one_step_and_the_steps_count_all(
    values: list[int | None],
) -> None:
    steps = steps_of(values)
    positive = [value for value in values if value]

    assert sum(step.areas for step in steps) == len(positive)
    assert all(step.low <= step.high for step in steps)
    assert [step.number for step in steps] == sorted({step.number for step in steps})
    for value in positive:
        assert sum(step.low <= value <= step.high for step in steps) == 1
        assert step_of(value, steps)


def test_nothing_and_not_known_are_two_things() -> None:
    steps = steps_of([0, None, 7])
    assert (step_of(0, steps), step_of(None, steps)) == (0, None)


@given(PLACES)
def test_no_two_tiles_share_a_cell(places: dict[str, tuple[float, float]]) -> None:
    cells = cells_of(places)
    assert set(cells) == set(places)
    assert len(set(cells.values())) == len(cells)


def test_tiles_keep_north_up_and_east_right() -> None:
    cells = cells_of(
        {"n": (18.0, 101.0), "s": (15.0, 101.0), "e": (16.5, 102.5), "w": (16.5, 99.5)}
    )
    assert cells["n"][1] < cells["s"][1]
    assert cells["w"][0] < cells["e"][0]


def test_boundaries_are_drawn_where_they_are_and_north_is_up() -> None:
    ground = Ground({"67": square(100, 16), "65": square(100, 18)}, source="ทดสอบ 2566")
    drawn = draw([Region("67", "ใต้", 1), Region("65", "เหนือ", 2)], ground, key="m", title="ท")

    assert drawn is not None
    assert not drawn.is_schematic
    south, north = drawn.shapes
    assert north.label_y < south.label_y
    assert "ทดสอบ 2566" in html_of(drawn)


def test_an_area_without_a_boundary_is_named_not_lost() -> None:
    ground = Ground(
        {code: square(100 + at, 16) for at, code in enumerate(("6701", "6702", "6703"))}
    )
    regions = [Region(code, f"อำเภอ{code}", 1) for code in ("6701", "6702", "6703", "6704")]

    drawn = draw(regions, ground, key="m", title="ท")

    assert drawn is not None
    assert [region.code for region in drawn.missing] == ["6704"]
    assert "อำเภอ6704" in html_of(drawn)


def test_without_boundaries_every_area_is_a_tile() -> None:
    regions = [Region(str(code), f"อำเภอ{code}") for code in range(6701, 6712)]
    drawn = draw(regions, Ground(), key="m", title="ท")

    assert drawn is not None
    assert drawn.is_schematic
    assert len(drawn.shapes) == 11
    assert len({shape.path for shape in drawn.shapes}) == 11


def test_points_too_close_to_tell_apart_become_one_dot_with_their_count() -> None:
    ground = Ground({"67": square(100, 16)})
    points = [Point(16.5, 100.5, "6701", f"จุด {at}") for at in range(9)]
    points.append(Point(16.9, 100.9, "6702", "อีกจุด"))

    drawn = draw([Region("67", "ก")], ground, key="m", title="ท", points=points)

    assert drawn is not None
    assert sorted(dot.count for dot in drawn.dots) == [1, 9]


def test_a_drawing_is_well_formed_told_in_words_and_carries_nothing_inline() -> None:
    name = '<script>"&'
    regions = [Region("6701", name, 5, "5 <b>", "/x?a=1&b=2"), Region("6702", "ข", mark="A")]
    html = html_of(draw(regions, Ground(), key="m", title="เงิน & คน"))
    svg = re.search(r"<svg class=\"map-drawing\".*?</svg>", html, re.S)

    assert svg is not None
    tree = ElementTree.fromstring(svg[0])
    assert tree.findtext("title") == "เงิน & คน"
    assert tree.findtext("desc")
    assert "<script" not in html
    assert "style=" not in html
    assert len({each.get("id") for each in tree.iter("pattern")}) == 5
