"""The description of the API as people read it: chapters of calls, and codes in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from oneplan.core.messages import worded_codes, worded_remedies


@dataclass(frozen=True, slots=True)
class Input:
    """Something a call takes: where it is written, what it is, whether it must be there."""

    name: str
    where: str
    kind: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class Call:
    """One call: how it is made, what it does, what it takes and what it gives."""

    method: str
    path: str
    name: str
    words: str
    gives: str
    inputs: list[Input]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The calls of one app."""

    name: str
    calls: list[Call] = field(default_factory=list)


def chapters(described: Mapping[str, Any]) -> list[Chapter]:
    """Every call of a description, in its order, by tag."""
    found: dict[str, Chapter] = {}
    schemas = described.get("components", {}).get("schemas", {})
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            tag = (operation.get("tags") or ["other"])[0]
            call = Call(
                method=method.upper(),
                path=path,
                name=str(operation.get("summary", "")),
                words=" ".join(str(operation.get("description", "")).split()),
                gives=_gives(operation),
                inputs=list(_inputs(operation, schemas)),
            )
            found.setdefault(tag, Chapter(tag)).calls.append(call)
    return list(found.values())


def codes_told() -> list[tuple[str, str, str]]:
    """Every code with its sentence and its remedy; facts stand in braces."""
    remedies = worded_remedies()
    return [
        (code, _readable(words), _readable(remedies.get(code, "")))
        for code, words in worded_codes().items()
    ]


def kind_of(schema: Mapping[str, Any]) -> str:
    """A schema in one or two words.

    >>> kind_of({"anyOf": [{"type": "integer"}, {"type": "null"}]})
    'integer or null'
    >>> kind_of({"type": "array", "items": {"$ref": "#/components/schemas/CostIn"}})
    'list of CostIn'
    """
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return " or ".join(dict.fromkeys(kind_of(each) for each in schema[several]))
    if "enum" in schema:
        return ", ".join(str(each) for each in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {kind_of(schema.get('items', {}))}"
    return str(schema.get("format") or schema.get("type") or "anything")


def _inputs(operation: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[Input]:
    for each in operation.get("parameters", []):
        if each["in"] != "header":
            yield Input(each["name"], each["in"], kind_of(each["schema"]), each["required"])
    for content in operation.get("requestBody", {}).get("content", {}).values():
        schema = content["schema"]
        told = schemas.get(kind_of(schema), schema)
        required = told.get("required", [])
        for name, inner in told.get("properties", {}).items():
            yield Input(name, "body", kind_of(inner), name in required)


def _gives(operation: Mapping[str, Any]) -> str:
    for status, answer in operation["responses"].items():
        if 200 <= int(status) < 300:
            kinds = [kind_of(each.get("schema", {})) for each in answer.get("content", {}).values()]
            return " or ".join(dict.fromkeys(kinds))
    return ""


def _readable(words: str) -> str:
    return words.replace("%(", "{").replace(")s", "}").replace(")d", "}").replace("%%", "%")
