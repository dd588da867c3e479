"""Forms of indicators and measured values."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from oneplan.areas.models import Area
from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.indicators.models import Indicator
from oneplan.indicators.recording import LONGEST_WORDS
from oneplan.thai.digits import to_arabic

FIRST_YEAR, LAST_YEAR = 2400, 2700
ROWS = forms.Textarea(attrs={"rows": 3})


if TYPE_CHECKING:
    OfIndicator = forms.ModelForm[Indicator]
else:
    OfIndicator = forms.ModelForm


class DefinitionForm(OfIndicator):
    """What an indicator measures.  ``version`` is what was read before writing."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Indicator
        fields = [
            "name_th", "name_en", "unit", "level", "direction", "definition", "formula",
            "combine", "weight", "frequency", "lag_months", "disaggregation", "data_owner",
            "source",
        ]  # fmt: skip
        widgets = {"name_th": forms.Textarea(attrs={"rows": 2}), "name_en": forms.TextInput(),
                   "definition": ROWS, "formula": ROWS}  # fmt: skip
        help_texts = {
            "name_th": _("Begin with what is measured: percentage, rate, number, value, level"),
            "formula": _("Numerator and denominator, as the data owner counts them"),
            "combine": _("How the values of districts make the province's"),
            "weight": _("For a weighted mean: for example the population"),
            "lag_months": _("How long after the year its value is known"),
            "disaggregation": _("For example sex, age, district"),
            "data_owner": _("The office that answers for the values"),
            "source": _("The address or paper where a value can be opened"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["weight"].required = False
        self.fields["weight"].queryset = _weights(self.instance)  # type: ignore[attr-defined]

    @property
    def written(self) -> dict[str, Any]:
        """The fields to store, without the version."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}


def _weights(indicator: Indicator) -> Any:
    """Sums of the same keeper and the common ones: what parts can be weighed by."""
    rows = Indicator.objects.filter(combine="sum").exclude(pk=indicator.pk)
    own = rows.filter(owner=indicator.owner_id) if indicator.owner_id else rows.none()
    return (own | rows.filter(owner=None)).order_by("name_th")


class ObservationForm(forms.Form):
    """A measured value of a place and a year, with where it comes from."""

    area_code = forms.CharField(label=_("Area code"), max_length=9)
    year = forms.CharField(label=_("Year (B.E.)"), max_length=8)
    value = forms.CharField(label=_("Value"), max_length=40, required=False)
    words = forms.CharField(
        label=_("As printed, if it is not a plain number"), max_length=LONGEST_WORDS, required=False
    )
    source = forms.CharField(
        label=_("Source of the value"),
        max_length=LONGEST_WORDS,
        help_text=_("The paper, page or address where anybody can check it"),
    )
    note = forms.CharField(label=_("Note"), max_length=LONGEST_WORDS, required=False)

    def __init__(self, *args: Any, is_percent: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_percent = is_percent

    def clean_area_code(self) -> Area:
        code = to_arabic(self.cleaned_data["area_code"].strip())
        area = Area.objects.filter(pk=code).first()
        if area is None:
            raise ValidationError(text_of(Refusal("indicators.unknown_area", area=code)))
        return area

    def clean_year(self) -> int:
        words = to_arabic(self.cleaned_data["year"].strip())
        if not words.isdecimal() or not FIRST_YEAR <= int(words) <= LAST_YEAR:
            raise ValidationError(_("Write a Buddhist year, such as 2569."))
        return int(words)

    def clean_value(self) -> Decimal | None:
        words = to_arabic(self.cleaned_data["value"]).replace(",", "").strip().rstrip("%")
        if not words:
            return None
        try:
            value = Decimal(words)
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite() or abs(value) >= Decimal(10) ** 18:
            shown = self.cleaned_data["value"]
            raise ValidationError(text_of(Refusal("indicators.value_unreadable", value=shown)))
        return value.quantize(Decimal("0.000001"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        value = cleaned.get("value")
        if value is None and not cleaned.get("words") and "value" not in self.errors:
            self.add_error("value", _("Write the number, or the words as printed."))
        if value is not None and self.is_percent and value > 100:
            shown = f"{value.normalize():f}"
            refusal = Refusal("indicators.percent_out_of_range", value=shown)
            self.add_error("value", text_of(refusal))
        elif value is not None and not cleaned.get("words"):
            cleaned["words"] = f"{value.normalize():,f}"
        return cleaned
