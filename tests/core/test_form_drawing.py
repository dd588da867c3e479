"""Fields drawn in Python read as Django's own templates draw them."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString, mark_safe

from oneplan.core.form_drawing import DRAWN, FOLDER, Renderer

NASTY = "</textarea>\"'<script>&amp;"
CHOICES = [
    ("", "–"),
    ("a", NASTY),
    (NASTY, "ข"),
    ("กลุ่ม <1>", [("ค", "ค"), (4, mark_safe("<i>4</i>"))]),
]
WIDGETS = [
    forms.Select({"class": "form-select", "required": True, "disabled": False}, CHOICES),
    forms.NullBooleanSelect(),
    forms.SelectMultiple({"data-x": NASTY}, CHOICES),
    forms.Textarea({"rows": 2, "placeholder": NASTY}),
    forms.TextInput({"list": "names", "autofocus": True}),
    forms.NumberInput({"min": 0, "step": 0.5}),
    forms.HiddenInput(),
    forms.DateInput(),
    forms.EmailInput(),
    forms.PasswordInput(render_value=True),
    forms.FileInput({"accept": ".xlsx"}),
    forms.CheckboxInput({"class": "form-check-input"}),
    forms.RadioSelect({}, CHOICES),
]


@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: type(widget).__name__)
@pytest.mark.parametrize("value", [None, "", "a", NASTY, "ข้อความ\nสองบรรทัด", 4, 0, True])
def test_a_field_is_drawn_as_django_draws_it(widget: forms.Widget, value: object) -> None:
    ours = widget.render("x[0]", value, {"id": "id_x"}, Renderer())
    django = widget.render("x[0]", value, {"id": "id_x"}, DjangoTemplates())
    assert isinstance(ours, SafeString)
    assert _bare(ours) == _bare(django)


def test_every_piece_drawn_in_python_is_one_of_djangos() -> None:
    for name in DRAWN:
        assert DjangoTemplates().get_template(name), f"{FOLDER} has no {name} any more"


def _bare(drawn: str) -> str:
    """Without the white space Django leaves between its options."""
    return re.sub(r">\s+<", "><", drawn)
