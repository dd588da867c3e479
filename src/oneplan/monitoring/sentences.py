"""The sentences progress adds to stories."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "monitoring.reported": _(
        "Progress in quarter %(quarter)s/%(fiscal_year)s: %(percent)s percent. %(words)s"
    ),
}
