"""The form of a benefit by province: a share and its reason for every province of the cluster."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from oneplan.areas.models import Area
from oneplan.core.templatetags.official import area_name
from oneplan.projects.benefits import Share
from oneplan.projects.models import Benefit
from oneplan.thai.digits import to_arabic

LONGEST = 500


class PercentField(forms.IntegerField):
    """Whole percent from 1 to 100, in Thai or Arabic digits, with or without the sign."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=1, max_value=100, widget=forms.TextInput, **options)

    def to_python(self, value: Any) -> int | None:
        return super().to_python(to_arabic(str(value or "")).strip().removesuffix("%").strip())

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "autocomplete": "off", "class": "form-control"}


class BenefitForm(forms.Form):
    """Two fields a province; an empty province gains nothing."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        provinces: Sequence[Area],
        stated: Sequence[Benefit],
    ) -> None:
        super().__init__(data)
        self.provinces = provinces
        standing = {each.area_id: each for each in stated}
        for area in provinces:
            there = standing.get(area.code)
            name = area_name(area)
            self.fields[f"percent-{area.code}"] = PercentField(
                label=_("Share of %(area)s in percent") % {"area": name},
                required=False,
                initial=there.percent if there else None,
            )
            self.fields[f"because-{area.code}"] = forms.CharField(
                label=_("Why %(area)s gains this much") % {"area": name},
                required=False,
                max_length=LONGEST,
                initial=there.because if there else "",
                widget=forms.TextInput(attrs={"class": "form-control"}),
            )
        for name, field in self.fields.items():
            field.widget.attrs["aria-label"] = field.label or name

    def rows(self) -> Iterator[tuple[Area, BoundField, BoundField]]:
        """The provinces with their two fields, for drawing."""
        for area in self.provinces:
            yield area, self[f"percent-{area.code}"], self[f"because-{area.code}"]

    def clean(self) -> dict[str, Any]:
        facts: dict[str, Any] = super().clean() or {}
        for area in self.provinces:
            name = f"percent-{area.code}"
            if facts.get(f"because-{area.code}") and name in facts and facts[name] is None:
                self.add_error(name, _("Give the share too, or take the reason away."))
        return facts

    def shares(self) -> dict[Area, Share]:
        """What was stated; only of a valid form."""
        facts = self.cleaned_data
        return {
            area: Share(facts[f"percent-{area.code}"], facts[f"because-{area.code}"])
            for area in self.provinces
            if facts[f"percent-{area.code}"] is not None
        }
