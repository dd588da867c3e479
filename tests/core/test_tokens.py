"""The colours of the token file, measured: words on their grounds, edges, steps of maps."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.architecture.floors import PACKAGE

TOKENS = (PACKAGE / "core/static/core/css/tokens.css").read_text(encoding="utf-8")
COLOURS = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", TOKENS))

TEXT, EDGE = 4.5, 3.0
"""WCAG 2.2: 1.4.3 for words, 1.4.11 for edges of controls and parts of pictures."""
GROUNDS = ("paper", "sheet", "sheet-low", "accent-wash")
WORDS = [(ink, ground) for ink in ("ink", "ink-soft", "ink-quiet", "accent") for ground in GROUNDS]
WORDS += [(tone, f"{tone}-wash") for tone in ("ok", "wait", "warn", "bad", "note", "made-up")]
WORDS += [(tone, "sheet") for tone in ("ok", "wait", "warn", "bad", "note", "made-up")]
WORDS += [("sheet", "accent"), ("sheet", "accent-deep"), ("accent-deep", "accent-light")]
WORDS += [("accent-light", "accent"), ("sheet", "map-dot"), ("ink", "map-mark"), ("sheet", "bad")]
EDGES = [("accent-mid", "sheet"), ("line-firm", "sheet"), ("map-dot", "sheet")]


def light_of(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((light_of(COLOURS[one]), light_of(COLOURS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_21_to_1() -> None:
    assert (1.05) / (light_of("#000000") + 0.05) == pytest.approx(21)


@pytest.mark.parametrize(("words", "ground"), WORDS)
def test_words_are_read_on_their_ground(words: str, ground: str) -> None:
    assert contrast(words, ground) >= TEXT


@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_are_seen_on_their_ground(edge: str, ground: str) -> None:
    assert contrast(edge, ground) >= EDGE


def test_each_step_of_a_map_is_darker_than_the_one_before() -> None:
    lights = [light_of(COLOURS[f"map-{step}"]) for step in range(6)]
    assert lights == sorted(lights, reverse=True)
    assert all(dark * 1.25 < light for light, dark in pairwise(lights))


ALONE = ("tokens", "print", "alone")
"""Files that may name colours: the tokens, paper, and the page that stands without the rest."""


def test_every_other_style_sheet_speaks_of_colours_by_their_names() -> None:
    sheets = list((PACKAGE / "core/static/core/css").glob("*.css"))
    found = {
        f"{path.stem}: {colour}"
        for path in sheets
        if path.stem not in ALONE
        for colour in re.findall(r"#[0-9a-f]{6}\b", path.read_text(encoding="utf-8"))
    }
    assert found == set()
