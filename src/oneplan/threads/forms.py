"""Forms that steer a story."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oneplan.areas.models import Body
from oneplan.core.fields import ThaiDateField
from oneplan.threads.models import ReferralKind, ReferralState


class BodyField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A body chosen by name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name_th)


class ReferralForm(forms.Form):
    """To whom a record is sent on, how, and why."""

    to = BodyField(label=_("To"), queryset=Body.objects.none())
    kind = forms.ChoiceField(label=_("How"), choices=ReferralKind.choices)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}))
    due = ThaiDateField(
        label=_("Answer by"), required=False, help_text=_("For example 1 ต.ค. 2569")
    )

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = bodies  # type: ignore[attr-defined]


class ShareForm(forms.Form):
    """Which body is asked for its view of a draft."""

    body = BodyField(label=_("Ask"), queryset=Body.objects.none())

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class StateField(forms.ChoiceField):
    """Whether a request was accepted or declined, in words."""

    def __init__(self) -> None:
        super().__init__(label=_("Answered"), choices=ReferralState.choices)


class AnswerForm(forms.Form):
    """The answer to a request; the people who asked will read it."""

    answer = forms.CharField(label=_("Answer"), widget=forms.Textarea(attrs={"rows": 2}))
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


class MergeForm(forms.Form):
    """Which record this one is merged into, by its number."""

    number = forms.CharField(label=_("Number of the record that stays"), max_length=40)
