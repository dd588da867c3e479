"""Form fields for what officials type: amounts in baht, dates with Buddhist years."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.core.money import baht, satang_of
from oneplan.thai.dates import SHORT_MONTHS, parse_date
from oneplan.thai.digits import to_arabic
from oneplan.thai.errors import UnreadableText


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


class BeDateField(forms.CharField):
    """A day as officials write it (``1 ต.ค. 2570``, ``1/10/2570``); a ``date`` when cleaned."""

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
