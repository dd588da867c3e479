"""What a receiver answers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ConsentForm(forms.Form):
    """Consent or refusal, with the number of the letter or the reason."""

    consents = forms.ChoiceField(
        label=_("The receiver"),
        choices=[("yes", _("consents in writing")), ("no", _("refuses"))],
    )
    words = forms.CharField(
        label=_("Letter or reason"), max_length=300, help_text=_("Number and date of the letter")
    )


class StepForm(forms.Form):
    """The next step of a hand-over, among those that may follow."""

    words = forms.CharField(
        label=_("Paper or reason"),
        max_length=300,
        required=False,
        help_text=_("Number and date of the paper; why, where it is refused, stuck or unused"),
    )

    def __init__(self, *args: Any, steps: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {
            "to": forms.ChoiceField(label=_("Next step"), choices=steps),
            **self.fields,
        }
