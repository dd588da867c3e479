"""Forms of judging a pair."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oneplan.screening.models import OverlapAct, OverlapKind


class DecisionForm(forms.Form):
    """What the pair is, what follows, and why."""

    kind = forms.ChoiceField(label=_("What the two are to each other"), choices=OverlapKind.choices)
    act = forms.ChoiceField(label=_("What follows"), choices=OverlapAct.choices)
    stays = forms.ChoiceField(
        label=_("Which need stays"),
        help_text=_("Only where two needs are merged"),
        required=False,
    )
    words = forms.CharField(
        label=_("Reason"),
        help_text=_("Both owners read it. A request to pay together needs one."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, acts: list[str], stays: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(act.value, act.label) for act in OverlapAct if act.value in acts]
        self.fields["act"].choices = choices  # type: ignore[attr-defined]
        self.fields["stays"].choices = stays  # type: ignore[attr-defined]
        if not stays:
            del self.fields["stays"]
