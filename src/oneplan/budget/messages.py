"""The worded refusals of money."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "budget.amount_is_negative": _(
        "Only a transfer may be negative. To correct an amount, take it back and record it again."
    ),
}
