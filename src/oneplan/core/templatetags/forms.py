"""Tags that draw form fields: label, help, widget and errors, tied for screen readers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, Form, RadioSelect, Select, Textarea
from django.forms.models import ModelChoiceField
from django.forms.widgets import CheckboxSelectMultiple
from django.utils.translation import gettext as _

register = template.Library()

DJANGO_ROWS = "10"
"""Rows of a text area whose form asked for none."""
DJANGO_DASHES = "---------"
"""What a choice among records says before one is chosen, where its form said nothing better."""


@register.inclusion_tag("parts/field.html")
def field(bound: BoundField, label: str = "") -> dict[str, Any]:
    """``{% field form.name %}``: one field; ``label`` replaces the form's own."""
    widget = bound.field.widget
    if isinstance(bound.field, ModelChoiceField) and bound.field.empty_label == DJANGO_DASHES:
        bound.field.empty_label = _("– choose –")
    is_choice = isinstance(widget, RadioSelect | CheckboxSelectMultiple)
    is_check = isinstance(widget, CheckboxInput)
    look = (
        "form-check-input"
        if is_check or is_choice
        else "form-select"
        if isinstance(widget, Select)
        else "form-control"
    )
    given = str(widget.attrs.get("class", ""))
    attrs: dict[str, str | bool] = {
        "class": f"{look} {'is-invalid' if bound.errors else ''} {given}".strip()
    }
    if isinstance(widget, Textarea) and widget.attrs.get("rows") == DJANGO_ROWS:
        attrs["rows"] = "4"
    return {
        "bound": bound,
        "label": label or bound.label,
        "widget": bound.as_widget(attrs=attrs),
        "is_check": is_check,
        "is_group": is_choice,
    }


@register.inclusion_tag("parts/form_fields.html")
def form_fields(form: Form) -> dict[str, Any]:
    """``{% form_fields form %}``: the summary of errors, hidden fields, then every field."""
    return {"form": form}


@register.inclusion_tag("parts/form_errors.html")
def form_errors(form: Form) -> dict[str, Any]:
    """``{% form_errors form %}``: what is wrong, on top, each with a link to its field."""
    wrong = [bound for bound in form.visible_fields() if bound.errors]
    return {"form": form, "wrong": wrong}


@register.inclusion_tag("parts/filter_bar.html", takes_context=True)
def filter_bar(context: Mapping[str, Any], form: Form, label: str = "") -> dict[str, Any]:
    """``{% filter_bar form %}``: a GET form over a list; says what is filtered and how to clear."""
    request = context["request"]
    is_filtered = any(request.GET.get(bound.html_name) for bound in form.visible_fields())
    return {"form": form, "is_filtered": is_filtered, "path": request.path, "label": label}


@register.inclusion_tag("parts/search_field.html")
def search_field(
    value: str = "", label: str = "", name: str = "q", hint: str = ""
) -> dict[str, Any]:
    """``{% search_field value label %}``: a search box inside a form of the page's own."""
    return {"value": value, "label": label, "name": name, "hint": hint}
