"""Forms of rounds."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from oneplan.core.fields import BahtField, ThaiDateField
from oneplan.funds.models import FrameState
from oneplan.thai.errors import UnreadableText
from oneplan.thai.years import parse_be_year

STATES = [state for state in FrameState if state != FrameState.TRIAL]


class RunForm(forms.Form):
    """Of which fiscal year the list is made."""

    fiscal_year = forms.CharField(
        label=_("Fiscal year"),
        max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "2571"}),
    )

    def clean_fiscal_year(self) -> int:
        try:
            return int(parse_be_year(self.cleaned_data["fiscal_year"]))
        except UnreadableText as problem:
            raise ValidationError(_t("Write a Buddhist year, like 2571.")) from problem


class FrameForm(forms.Form):
    """The frame to draw: how much, in which state, announced on which day."""

    satang = BahtField(label=_("Frame (baht)"))
    state = forms.ChoiceField(label=_("State"), choices=[(s.value, s.label) for s in STATES])
    on = ThaiDateField(label=_("Announced on"))

    def __init__(self, *args: object, is_trial: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if is_trial:
            trial = FrameState.TRIAL
            self.fields["state"].choices = [(trial.value, trial.label)]  # type: ignore[attr-defined]
