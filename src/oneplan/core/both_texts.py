"""What a page shows whoever came second: the text that stands and his own, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django import forms

if TYPE_CHECKING:
    from oneplan.core.errors import Overtaken


@dataclass(frozen=True, slots=True)
class Both:
    """The two texts of one field."""

    label: str
    theirs: str
    yours: str


def texts_of(overtaken: Overtaken) -> Mapping[str, Mapping[str, Any]]:
    """Both texts and the standing version of each field, as the service told them."""
    return cast("Mapping[str, Mapping[str, Any]]", overtaken.facts["fields"])


def both_texts(overtaken: Overtaken, fields: Mapping[str, forms.Field]) -> list[Both]:
    """The texts under the labels of the fields they were written in; choices by their words."""
    return [
        Both(
            label=str(fields[name].label),
            theirs=_shown(fields[name], texts["theirs"]),
            yours=_shown(fields[name], texts["yours"]),
        )
        for name, texts in texts_of(overtaken).items()
    ]


def _shown(field: forms.Field, text: str) -> str:
    if not isinstance(field, forms.ChoiceField) or isinstance(field, forms.ModelChoiceField):
        return text
    choices: Any = field.choices
    return next((str(words) for key, words in choices if str(key or "") == text), text)
