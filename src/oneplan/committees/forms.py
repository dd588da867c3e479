"""Forms of a meeting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oneplan.committees.models import AgendaItem, Decision, Meeting, Presence
from oneplan.core.fields import ThaiDateField

DECISIONS = Decision.choices


class CallForm(forms.Form):
    """What a meeting is called with."""

    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=99)
    year = forms.IntegerField(label=_("Year (B.E.)"), min_value=2500, max_value=2700)
    held_on = ThaiDateField(label=_("Date"), help_text=_("For example 1 ต.ค. 2569"))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    is_circular = forms.BooleanField(label=_("Circulated resolution (มติเวียน)"), required=False)


class PresenceForm(forms.Form):
    """Which seats are filled today."""

    seats = forms.MultipleChoiceField(
        label=_("Seats present"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cards = Presence.objects.filter(meeting=meeting).select_related("seat")
        cards = cards.order_by("seat__position")
        field = self.fields["seats"]
        field.choices = [(str(card.seat_id), card.seat.title) for card in cards]  # type: ignore[attr-defined]
        field.initial = [str(card.seat_id) for card in cards if card.is_present]


class DecisionForm(forms.Form):
    """What was decided on one item."""

    decision = forms.ChoiceField(label=_("Decision"), choices=DECISIONS)
    resolution = forms.CharField(
        label=_("Resolution in words"), widget=forms.Textarea(attrs={"rows": 2})
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def clean_seen_version(self) -> int:
        return self.cleaned_data["seen_version"] or 0

    @classmethod
    def of(cls, item: AgendaItem, data: Any = None) -> DecisionForm:
        initial = {"decision": item.decision or None, "resolution": item.resolution}
        return cls(data, prefix=str(item.pk), initial=initial)


class ItemForm(forms.Form):
    """A matter somebody puts on the agenda in words."""

    title = forms.CharField(label=_("Matter"), max_length=500)
    part = forms.TypedChoiceField(
        label=_("Part of the agenda"),
        coerce=int,
        choices=[
            (1, _("1 The chair informs")),
            (3, _("3 Matters arising and for information")),
            (4, _("4 For decision")),
            (5, _("5 Other")),
        ],
        initial=4,
    )


class ReasonForm(forms.Form):
    """Why a resolution is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=500)
