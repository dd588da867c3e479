"""The worded refusals of progress."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "monitoring.no_such_quarter": _("%(quarter)s is no quarter. Write 1 to 4."),
    "monitoring.percent_off_the_scale": _("Progress is from 0 to 100 percent, not %(percent)s."),
    "monitoring.fell_back": _(
        "%(percent)s percent is less than the %(before)s percent reported before. Write why."
    ),
}
