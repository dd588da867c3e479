"""The form of how somebody wants to be told."""

from __future__ import annotations

from typing import Any

from django import forms

from oneplan.notices.models import Kind, Pace


class PaceForm(forms.Form):
    """A pace for each kind of notice."""

    def __init__(self, *args: Any, paces: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in Kind:
            self.fields[kind.value] = forms.ChoiceField(
                label=kind.label, choices=Pace.choices, initial=paces[kind.value]
            )
