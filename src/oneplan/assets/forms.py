"""What a receiver answers."""

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
