"""The design page shows every shared part: each class of the shared styles stands on it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

STYLES = Path(settings.ROOT) / "src" / "oneplan" / "core" / "static" / "core" / "css"
SHEETS = ("controls", "forms", "parts", "figures", "tables", "search", "maps")
LAYOUTS = {"facts-beside", "map-beside", "bar-cell", "found-sheet", "facts-words"}
"""How parts are laid side by side: no part of their own."""
BY_SCRIPT = {"copied", "is-told", "map-grain", "map-grain-line", "map-hatch"}
"""Put on by a script, or drawn for boundaries only."""


def classes_of(sheet: str) -> set[str]:
    text = (STYLES / f"{sheet}.css").read_text(encoding="utf-8")
    selectors = re.sub(r"\{[^{}]*\}", "{}", re.sub(r"/\*.*?\*/", "", text, flags=re.S))
    return set(re.findall(r"\.([a-z][\w-]*)", selectors))


@pytest.mark.django_db
@pytest.mark.parametrize("sheet", SHEETS)
def test_every_class_of_the_shared_styles_is_shown(sheet: str) -> None:
    page = Client().get(reverse("design")).content.decode()
    shown = {name for found in re.findall(r'class="([^"]*)"', page) for name in found.split()}

    assert classes_of(sheet) - shown - LAYOUTS - BY_SCRIPT == set()


@pytest.mark.django_db
def test_the_examples_of_the_lists_name_no_class_that_is_gone() -> None:
    known = set().union(*map(classes_of, SHEETS))
    assert known >= LAYOUTS | BY_SCRIPT
