"""The names code gives to things, held against the words the glossary bans."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from oneplan.knowledge.terms import all_terms
from tests.architecture.floors import PACKAGE

TEXT_FLOORS = ("engines", "thai")
"""Plain-Python floors that read Thai papers: Thai words spelled out are their matter."""


def banned_words() -> dict[str, str]:
    """Each banned word with the key of the term to say instead."""
    return {word: term.key for term in all_terms() for word in term.banned}


def misnamed(package: Path = PACKAGE) -> Iterator[str]:
    """Names defined in the apps, and template files, that hold a banned word."""
    banned = banned_words()
    for module in sorted(package.rglob("*.py")):
        app = module.relative_to(package).parts[0]
        if app not in TEXT_FLOORS:
            for name in defined_names(module.read_text(encoding="utf-8")):
                yield from _found(name, banned, str(module.relative_to(package)))
    for template in sorted(package.glob("*/templates/**/*.html")):
        yield from _found(template.stem, banned, str(template.relative_to(package)))


def defined_names(source: str) -> set[str]:
    """Functions, classes, arguments, variables and URL names a module defines."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                names.add(name)
            case ast.Name(id=name, ctx=ast.Store()):
                names.add(name)
            case ast.keyword(arg="name", value=ast.Constant(value=str(name))):
                names.add(name)
    return names


def _found(name: str, banned: dict[str, str], where: str) -> Iterator[str]:
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().replace("-", "_")
    for word, key in banned.items():
        if re.search(rf"(?:^|_){word}s?(?:_|$)", words):
            yield f"{where}: {name} says {word}; the glossary says {key}"
