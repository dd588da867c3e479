"""Forms of a board: opening it, cards, moves, comments and answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.core.models import new_id
from oneplan.threads.models import Subject
from oneplan.value_chains.access import record_of_number
from oneplan.value_chains.rules import LONGEST_TEXT
from oneplan.value_chains.writing import Words

if TYPE_CHECKING:
    from oneplan.accounts.models import Post
    from oneplan.value_chains.models import Card

Choices = Sequence[tuple[str, Any]]


def _words(label: Any, *, rows: int = 2) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows, "maxlength": LONGEST_TEXT})
    return forms.CharField(label=label, widget=area, max_length=LONGEST_TEXT)


class SubjectChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An issue of the plan, chosen by its title."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.title)


class BoardForm(forms.Form):
    """For which product or critical issue, and under which issue of the plan."""

    product = forms.CharField(
        label=_("Product or critical issue"),
        help_text=_("What the province stakes on (PC) or must solve (CI): tamarind, haze …"),
        max_length=200,
    )
    element = SubjectChoice(
        label=_("Issue of the plan"), queryset=Subject.objects.none(), required=False
    )

    def __init__(self, *args: Any, issues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["element"].queryset = issues  # type: ignore[attr-defined]


class Sent(forms.Form):
    """What a browser may send twice: ``key`` is made where it was written."""

    key = forms.UUIDField(widget=forms.HiddenInput(attrs={"data-key": ""}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", new_id())


class CardForm(Sent):
    """A card: what is done, by which group, and the record that holds it."""

    text = _words(_("What the group does"))
    group = forms.CharField(
        label=_("Group"),
        help_text=_("The name of your group, not of a person"),
        max_length=80,
        required=False,
    )
    number = forms.CharField(
        label=_("Number of an activity or project"),
        help_text=_("Where it stands in the system already"),
        max_length=40,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args: Any, by: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by

    @classmethod
    def of(cls, card: Card, *, by: Post, number: str, group: str = "") -> CardForm:
        """The form of a card that stands; each of a page has ids of its own."""
        initial = {
            "text": card.text,
            "group": card.group or group,
            "number": number,
            "version": card.version,
        }
        return cls(by=by, initial=initial, auto_id=f"card-{card.pk}-%s")

    def clean_number(self) -> Subject | None:
        typed = self.cleaned_data["number"].strip()
        if not typed:
            return None
        found = record_of_number(self.by, typed)
        if found is None:
            raise ValidationError(text_of(Refusal("value_chains.no_such_record")))
        return found

    @property
    def words(self) -> Words:
        given = self.cleaned_data
        return Words(text=given["text"], group=given["group"].strip(), record=given["number"])


class MoveForm(forms.Form):
    """To which link a card goes."""

    link = forms.ChoiceField(label=_("Move to"))
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, links: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["link"].choices = links  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class CommentForm(Sent):
    """A sector's comment on the board or on one card."""

    sector = forms.ChoiceField(label=_("Sector"))
    text = _words(_("Comment"))

    def __init__(self, *args: Any, sectors: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sector"].choices = [("", _("– choose –")), *sectors]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """The answer that closes a comment."""

    answer = _words(_("Answer"))


class LinkForm(forms.Form):
    """A link of the chain this board needs besides those of the list."""

    stage = forms.ChoiceField(label=_("Stage of the chain"))
    name = forms.CharField(label=_("Link of the chain"), max_length=200)
    crowded_from = forms.IntegerField(
        label=_("Crowded from how many cards"), min_value=2, max_value=99, initial=4
    )

    def __init__(self, *args: Any, stages: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = stages  # type: ignore[attr-defined]
