"""Forms of needs."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from oneplan.areas.models import Area
from oneplan.core.models import new_id
from oneplan.core.templatetags.official import be_date
from oneplan.needs.models import Doer, Forum
from oneplan.needs.rules import LONGEST

OF_THIS_NEED = {"data-clears": ""}
"""What the next need told at the same forum does not share; place, forum and asker stay."""


class NeedForm(forms.Form):
    """What somebody asks for.  ``id`` is made with the form, so that sending twice is once."""

    id = forms.UUIDField(widget=forms.HiddenInput(attrs={"data-key": ""}))
    area_code = forms.ChoiceField(label=_("Village, community or sub-district"))
    wording = forms.CharField(
        label=_("What people ask for, in their words"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    place_words = forms.CharField(
        label=_("Place in words"),
        help_text=_("For example the canal behind the school"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs=OF_THIS_NEED),
    )
    people = forms.IntegerField(
        label=_("People touched"),
        min_value=0,
        max_value=10_000_000,
        required=False,
        widget=forms.NumberInput(attrs=OF_THIS_NEED),
    )
    households = forms.IntegerField(
        label=_("Households touched"),
        min_value=0,
        max_value=5_000_000,
        required=False,
        widget=forms.NumberInput(attrs=OF_THIS_NEED),
    )
    doer = forms.ChoiceField(
        label=_("Who can do it"), choices=Doer.choices, initial=Doer.UNKNOWN, required=False
    )
    proposer_kind = forms.CharField(
        label=_("Asked by"),
        help_text=_("A group, never a person’s name: women’s group, school, water users"),
        max_length=60,
        required=False,
    )
    forum = forms.ChoiceField(label=_("Heard at the forum"), required=False)

    def __init__(self, *args: Any, places: list[Area], forums: list[Forum], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.forums = {str(forum.pk): forum for forum in forums}
        choices = [("", "–"), *((key, _forum_label(each)) for key, each in self.forums.items())]
        self.fields["area_code"].choices = _by_subdistrict(places)  # type: ignore[attr-defined]
        self.fields["forum"].choices = choices  # type: ignore[attr-defined]
        if not forums:
            del self.fields["forum"]
        if len(places) == 1:
            self.fields["area_code"].initial = places[0].code

    @classmethod
    def fresh(cls, *, places: list[Area], forums: list[Forum]) -> NeedForm:
        """An empty form with a key of its own."""
        return cls(initial={"id": new_id(), "doer": Doer.UNKNOWN}, places=places, forums=forums)

    @classmethod
    def once_more(
        cls, typed: QueryDict, *, places: list[Area], forums: list[Forum], told: str
    ) -> NeedForm:
        """What could not be saved, with a new key and what is wrong, beside an empty form."""
        given = typed.copy()
        given["id"] = str(new_id())
        form = cls(given, places=places, forums=forums, auto_id="again-%s")
        if form.is_valid() and told:
            form.add_error(None, told)
        return form

    def clean_doer(self) -> str:
        return self.cleaned_data["doer"] or Doer.UNKNOWN

    def clean_forum(self) -> Forum | None:
        return self.forums.get(self.cleaned_data["forum"])


class WordingForm(forms.Form):
    """A need's words written anew, and the version that was read."""

    wording = forms.CharField(
        label=_("What people ask for, in their words"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


def _by_subdistrict(places: list[Area]) -> list[Any]:
    """Choices grouped by sub-district, the whole sub-district first."""
    if len(places) == 1:
        return [(places[0].code, places[0].full_name)]
    names = {area.code: area.full_name for area in places if len(area.code) == 6}
    grouped = groupby(sorted(places, key=lambda area: area.code), key=lambda area: area.code[:6])
    return [
        ("", "–"),
        *(
            (names.get(code, code), [(area.code, _label(area)) for area in areas])
            for code, areas in grouped
        ),
    ]


def _label(area: Area) -> str:
    if len(area.code) == 6:
        return str(_("the whole of %(area)s") % {"area": area.full_name})
    moo = int(area.code[6:]) if area.code[6:].isdecimal() else 0
    if not moo:
        return area.full_name
    return str(_("Moo %(moo)s %(area)s") % {"moo": moo, "area": area.full_name})


def _forum_label(forum: Forum) -> str:
    return f"{forum.title} · {be_date(forum.held_on)} · {forum.area.full_name}"
