"""Form fields that read what officials write."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from oneplan.thai.dates import parse_date
from oneplan.thai.errors import UnreadableText


class ThaiDateField(forms.CharField):
    """A date in any Thai spelling: 1 ต.ค. 2569, ๑/๑๐/๖๙ …"""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return parse_date(text)
        except UnreadableText as unread:
            raise ValidationError(
                _("“%(value)s” is not a date. Write it like 1 ต.ค. 2569."), params={"value": text}
            ) from unread
