"""The form a page is sent with; the groups of bodies are ticked beside it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from oneplan.core.fields import ThaiDateField


class SendForm(forms.Form):
    """The day to read by."""

    due_on = ThaiDateField(label=_("To be read by"), required=False)
