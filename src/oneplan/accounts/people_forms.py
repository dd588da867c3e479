"""Forms of the register: a post, an appointment, a delegation, an account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import HoldingKind, Person, Post
from oneplan.accounts.roles import Role
from oneplan.areas.models import Area, Body
from oneplan.core.fields import ThaiDateField
from oneplan.core.templatetags.official import attribute
from oneplan.thai.digits import to_arabic


class PostForm(forms.Form):
    """A seat of work; the area is typed by its official code."""

    title_th = forms.CharField(label=_("Thai title"), max_length=200)
    title_en = forms.CharField(label=_("English title"), max_length=200, required=False)
    role = forms.ChoiceField(
        label=_("Role"), help_text=_("What the post may do; its title is only what it is called.")
    )
    area = forms.CharField(
        label=_("Area code"),
        required=False,
        max_length=12,
        help_text=_("Everything whose code begins with it; empty for the body's own records."),
    )
    phone = forms.CharField(label=_("Telephone of the post"), max_length=60, required=False)

    def __init__(self, *args: Any, roles: Sequence[Role], body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body = body
        self.fields["role"].choices = [(role.value, role.label) for role in roles]  # type: ignore[attr-defined]

    def clean_area(self) -> Area | None:
        code = to_arabic(self.cleaned_data["area"]).strip()
        if not code:
            return None
        found = Area.objects.filter(pk=code).first()
        if found is None:
            raise forms.ValidationError(_("No area has this code."))
        seat = self.body.seat_id or ""
        if seat and not code.startswith(seat[:2]):
            raise forms.ValidationError(_("This area lies outside the body's province."))
        return found

    def clean_title_th(self) -> str:
        title: str = self.cleaned_data["title_th"].strip()
        if Post.objects.filter(body=self.body, title_th=title).exists():
            raise forms.ValidationError(_("The body has a post of this title already."))
        return title


class AppointForm(forms.Form):
    """Who takes the post, from when and in what manner.

    A name that is known already asks back whether it is the same person.
    """

    full_name = forms.CharField(label=_("Name"), max_length=200)
    person = forms.ChoiceField(label=_("Which person"), required=False, widget=forms.RadioSelect)
    phone = forms.CharField(label=_("Telephone"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    kind = forms.ChoiceField(label=_("Manner"), choices=HoldingKind.choices)
    valid_from = ThaiDateField(label=_("From"))
    valid_to = ThaiDateField(label=_("Last day"), required=False)

    def __init__(self, *args: Any, namesakes: Sequence[Person] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(one.pk): one for one in namesakes}
        if not namesakes:
            del self.fields["person"]
            return
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            *((key, _label(one)) for key, one in self.known.items()),
            ("new", _("another person of the same name")),
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.known and not given.get("person"):
            self.add_error(
                "person", _("Somebody of this name is known. Choose which person it is.")
            )
        return given

    @property
    def chosen(self) -> Person | None:
        """The known person, or None for a new one."""
        return self.known.get(self.cleaned_data.get("person", ""))


class DelegateForm(forms.Form):
    """To whom the rights are lent, until when, by which order."""

    to = forms.ChoiceField(label=_("To"))
    valid_from = ThaiDateField(label=_("From"))
    valid_to = ThaiDateField(label=_("Last day"))
    order_no = forms.CharField(
        label=_("Number of the order"),
        required=False,
        max_length=120,
        help_text=_("As the registry gave it."),
    )

    def __init__(
        self, *args: Any, posts: Sequence[Post], people: Sequence[Person], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.receivers: dict[str, Post | Person] = {str(one.pk): one for one in posts}
        self.receivers |= {str(one.pk): one for one in people}
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            (_("Posts"), [(str(one.pk), attribute(one, "title")) for one in posts]),
            (_("Persons"), [(str(one.pk), str(one)) for one in people]),
        ]

    @property
    def receiver(self) -> Post | Person:
        return self.receivers[self.cleaned_data["to"]]


class EndForm(forms.Form):
    """The last day of a term or a delegation."""

    on = ThaiDateField(label=_("Last day"))


class AccountForm(forms.Form):
    """The name somebody signs in with."""

    username = forms.RegexField(
        r"^[a-z0-9][a-z0-9._-]{2,59}$",
        label=_("User name"),
        help_text=_("Small Latin letters, digits, dot and dash; three at least."),
    )


def _label(person: Person) -> str:
    posts = ", ".join(str(attribute(one.post, "title")) for one in person.holdings.all()[:3])
    return f"{person.full_name} ({posts})"
