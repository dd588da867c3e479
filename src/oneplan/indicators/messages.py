"""The worded refusals of indicators."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {"indicators.unknown_area": _("No area has the code %(area)s.")}
