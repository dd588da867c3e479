"""What an implementer says was done."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReportForm(forms.Form):
    """The quarter of the activity's own year, how far the work is, and in words."""

    quarter = forms.TypedChoiceField(
        label=_("Quarter"),
        coerce=int,
        choices=[
            (1, _("1 (October to December)")),
            (2, _("2 (January to March)")),
            (3, _("3 (April to June)")),
            (4, _("4 (July to September)")),
        ],
    )
    percent = forms.IntegerField(label=_("Percent done"), min_value=0, max_value=100)
    words = forms.CharField(
        label=_("What was done"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
