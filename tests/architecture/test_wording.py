"""Every code that is raised, told or found is worded, and every placeholder has its fact."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from oneplan.core import messages
from oneplan.threads import sentences
from tests.architecture.floors import PACKAGE

RAISERS = {"Refusal": 0, "Overtaken": 0}


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    for module in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func
            word = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            if word == name:
                yield module, node


def first_string(call: ast.Call, place: int) -> str | None:
    if len(call.args) <= place:
        return None
    value = call.args[place]
    return value.value if isinstance(value, ast.Constant) else None


@pytest.mark.parametrize("name", sorted(RAISERS))
def test_every_refusal_is_worded_with_the_facts_it_has(name: str) -> None:
    worded = messages.worded_codes()
    for module, call in calls(name):
        code = first_string(call, RAISERS[name])
        if code is None:
            continue
        assert code in worded, f"{module.name}: {code} has no words"
        if any(keyword.arg is None for keyword in call.keywords):
            continue
        facts = {keyword.arg: "1" for keyword in call.keywords}
        assert worded[code] % facts


def test_every_told_event_has_a_sentence() -> None:
    for module, call in calls("tell"):
        code = first_string(call, 1)
        assert code is None or sentences.is_told(code), f"{module.name}: {code} has no sentence"


def test_a_code_worded_twice_stops_the_start() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"core\.overtaken"):
        messages.register({"core.overtaken": "again"})


def test_a_sentence_told_twice_stops_the_start() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"threads\.merged"):
        sentences.register({"threads.merged": "again"})  # type: ignore[dict-item]
