"""The form of contributions: an amount for each indicator the activity may add to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext as _

from oneplan.indicators.models import Indicator
from oneplan.projects.models import Contribution
from oneplan.thai.digits import to_arabic

NUMBER = re.compile(r"(\d{1,3}(,\d{3}){1,4}|\d{1,15})(\.\d{1,6})?")


class AmountField(forms.CharField):
    """A plain number in Thai or Arabic digits; words and units are refused, never read."""

    def clean(self, value: Any) -> Any:
        text = to_arabic(str(super().clean(value) or "")).strip()
        if not text:
            return None
        if not NUMBER.fullmatch(text):
            raise ValidationError(
                _("Write a number only, in the unit beside it, with at most six decimals.")
            )
        return Decimal(text.replace(",", ""))


class ContributionForm(forms.Form):
    """A field for each indicator; an empty one adds nothing to it."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        indicators: Sequence[Indicator],
        stated: Sequence[Contribution],
    ) -> None:
        super().__init__(data)
        standing = {each.indicator: each.amount for each in stated}
        self.indicators = list(dict.fromkeys([*indicators, *standing]))
        for each in self.indicators:
            amount = standing.get(each)
            self.fields[str(each.pk)] = AmountField(
                label=_("What it adds to %(indicator)s") % {"indicator": each.name_th},
                required=False,
                initial="" if amount is None else f"{amount.normalize():,f}",
                widget=forms.TextInput(
                    attrs={"class": "form-control", "inputmode": "decimal", "autocomplete": "off"}
                ),
            )
            self.fields[str(each.pk)].widget.attrs["aria-label"] = self.fields[str(each.pk)].label

    def rows(self) -> Iterator[tuple[Indicator, BoundField]]:
        """The indicators with their field, for drawing."""
        for each in self.indicators:
            yield each, self[str(each.pk)]

    def amounts(self) -> dict[Indicator, Decimal]:
        """What was stated; only of a valid form."""
        found = {each: self.cleaned_data[str(each.pk)] for each in self.indicators}
        return {each: amount for each, amount in found.items() if amount is not None}
