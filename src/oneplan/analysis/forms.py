"""Forms of the analysis: a point, a strategy, a document cited by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oneplan.analysis.models import Point, TowsStrategy
from oneplan.analysis.rules import LONGEST_TEXT
from oneplan.value_chains.forms import Sent

Choices = Sequence[tuple[Any, Any]]


def _group() -> forms.CharField:
    return forms.CharField(
        label=_("Group"),
        help_text=_("The name of your group, not of a person"),
        max_length=80,
        required=False,
    )


def _version() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


def _words(label: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST_TEXT})
    return forms.CharField(label=label, widget=area, max_length=LONGEST_TEXT)


class PointForm(Sent):
    """A point in the words of the group."""

    text = _words(_("Point"))
    group = _group()
    version = _version()

    @classmethod
    def of(cls, point: Point) -> PointForm:
        initial = {"text": point.text, "group": point.group, "version": point.version}
        return cls(initial=initial)


class StrategyForm(Sent):
    """A strategy, the points it is made of, and where in the plan it leads to."""

    points = forms.MultipleChoiceField(
        label=_("Made of these points"),
        help_text=_("At least one of each field"),
        widget=forms.CheckboxSelectMultiple,
    )
    text = _words(_("Strategy"))
    leads_to = forms.ChoiceField(
        label=_("Leads to the issue or approach"),
        help_text=_("Of the newest edition of the plan"),
        required=False,
    )
    group = _group()
    version = _version()

    def __init__(self, *args: Any, points: Choices, ends: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["points"].choices = points  # type: ignore[attr-defined]
        self.fields["leads_to"].choices = [("", _("– not yet –")), *ends]  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(strategy: TowsStrategy) -> dict[str, Any]:
        return {
            "text": strategy.text,
            "group": strategy.group,
            "points": [str(point.pk) for point in strategy.points.all()],
            "leads_to": str(strategy.leads_to_id or ""),
            "version": strategy.version,
        }


class DocumentForm(forms.Form):
    """A document outside the system, cited by name and page."""

    document = forms.CharField(label=_("Document"), max_length=300)
    page = forms.CharField(label=_("Page"), max_length=40)
