"""Form fields for what officials type: amounts in baht, dates with Buddhist years."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.core.money import baht, satang_of
from oneplan.thai.dates import SHORT_MONTHS, parse_date
from oneplan.thai.digits import to_arabic
from oneplan.thai.errors import UnreadableText

REWORDED = (
    gettext_noop("This field is required."),
    gettext_noop("Select a valid choice. %(value)s is not one of the available choices."),
    gettext_noop("Enter a whole number."),
)
"""Django's own sentences that our catalogue says in better Thai."""


class BahtField(forms.CharField):
    """Baht on the screen (``1,234.50``, Thai digits too), whole satang as the cleaned value."""

    def __init__(self, **options: Any) -> None:
        options.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        )
        super().__init__(**options)

    def to_python(self, value: object) -> Any:
        words = super().to_python(value)
        if words in self.empty_values:
            return None
        try:
            return satang_of(to_arabic(str(words)))
        except Refusal as refusal:
            raise ValidationError(text_of(refusal), code=refusal.code) from refusal

    def prepare_value(self, value: object) -> object:
        return baht(value) if isinstance(value, int) else value


class ThaiDateField(forms.CharField):
    """A day in any Thai spelling (``1 ต.ค. 2570``, ``๑/๑๐/๒๕๗๐``); a ``date`` when cleaned."""

    default_error_messages = {
        "unreadable": _(
            "“%(value)s” is not a date. Write day, month and Buddhist year: 1/10/2570."
        ),
    }

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"placeholder": "1/10/2570"}))
        super().__init__(**options)

    def to_python(self, value: object) -> Any:
        if isinstance(value, dt.date):
            return value
        words = super().to_python(value)
        if words in self.empty_values:
            return None
        try:
            return parse_date(str(words))
        except UnreadableText:
            raise ValidationError(
                self.error_messages["unreadable"], code="unreadable", params={"value": words}
            ) from None

    def prepare_value(self, value: object) -> object:
        if isinstance(value, dt.date):
            return f"{value.day} {SHORT_MONTHS[value.month - 1]} {value.year + 543}"
        return value
