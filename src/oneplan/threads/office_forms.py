"""Forms of work inside an office: remarks, the steps of sign-off, guests, and a question why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.areas.models import Area
from oneplan.core.fields import ThaiDateField
from oneplan.core.templatetags.official import attribute
from oneplan.thai.digits import to_arabic

STEPS = 4
"""How many posts may sign one after another."""


class RemarksForm(forms.Form):
    """What the next one should know; needed when a draft is sent back."""

    remarks = forms.CharField(
        label=_("Remarks on the draft"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class StepsForm(forms.Form):
    """The posts that sign, in order; all empty lets drafts out without."""

    def __init__(self, *args: Any, posts: Sequence[Post], chosen: Sequence[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.posts = {str(post.pk): post for post in posts}
        choices = [("", "–"), *((key, attribute(one, "title")) for key, one in self.posts.items())]
        for at in range(STEPS):
            self.fields[f"step{at}"] = forms.ChoiceField(
                label=_("Step %(number)s") % {"number": at + 1},
                required=False,
                choices=choices,
                initial=str(chosen[at]) if at < len(chosen) else "",
            )

    @property
    def chosen(self) -> list[Post]:
        keys = (self.cleaned_data[f"step{at}"] for at in range(STEPS))
        return [self.posts[key] for key in keys if key]


class GuestForm(forms.Form):
    """Who reads what, what for, and until when."""

    full_name = forms.CharField(label=_("Name of the guest"), max_length=200)
    email = forms.EmailField(label=_("E-mail"), required=False)
    purpose = forms.CharField(label=_("Purpose"), max_length=200)
    numbers = forms.CharField(
        label=_("Numbers of the records"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line."),
    )
    area = forms.CharField(
        label=_("Area code"),
        required=False,
        max_length=12,
        help_text=_("Everything circulated there; drafts never."),
    )
    last_day = ThaiDateField(label=_("Last day"))

    def clean_numbers(self) -> list[str]:
        typed: str = self.cleaned_data["numbers"]
        return typed.split()[:100]

    def clean_area(self) -> Area | None:
        code = to_arabic(self.cleaned_data["area"]).strip()
        found = Area.objects.filter(pk=code).first() if code else None
        if code and found is None:
            raise forms.ValidationError(_("No area has this code."))
        return found

    @property
    def until(self) -> dt.datetime:
        """The last moment of the last day."""
        midnight = dt.datetime.combine(self.cleaned_data["last_day"], dt.time.max)
        return timezone.make_aware(midnight)


class WhyForm(forms.Form):
    """Which post, by a word of its title or body, and which record, by its number."""

    number = forms.CharField(
        label=_("Number of the record"),
        max_length=60,
        help_text=_("For example N6703-2571-00012-9"),
    )
    q = forms.CharField(
        label=_("Post or body"),
        max_length=200,
        help_text=_("A word of the post's title or of its body's name"),
    )
