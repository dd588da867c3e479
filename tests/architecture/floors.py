"""The floors as pyproject.toml states them, and what import-linter cannot see: keys and URLs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "oneplan"
URL_NAME = re.compile(r"""\{%[^%]*?\burl\s+["']([a-z_]+):[a-z0-9_-]+["']""")


def floors() -> dict[str, int]:
    """Each app with its height; siblings of one line stand equally high."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    lines = next(each["layers"] for each in contracts if each["id"] == "floors")
    return {
        name.strip(" ()"): len(lines) - place
        for place, line in enumerate(lines)
        for name in line.split("|")
    }


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("oneplan.")]


def keys_that_point_up(tables: Iterable[type[models.Model]]) -> Iterator[str]:
    """Relations whose target stands higher than, or beside, the table that holds them."""
    height = floors()
    for table in tables:
        for field in table._meta.get_fields():
            if not field.is_relation or field.auto_created or field.related_model is None:
                continue
            here, there = table._meta.app_label, field.related_model._meta.app_label
            if there in height and here != there and height[there] >= height[here]:
                yield f"{table.__name__}.{field.name} points up to {there}"


def urls_that_point_up(package: Path = PACKAGE) -> Iterator[str]:
    """Templates that name an address of a higher floor, or of a sibling."""
    height = floors()
    for template in sorted(package.glob("*/templates/**/*.html")):
        app = template.relative_to(package).parts[0]
        for name in URL_NAME.findall(template.read_text(encoding="utf-8")):
            if name != app and name in height and height[name] >= height[app]:
                yield f"{template.relative_to(package)} names {name}:"
