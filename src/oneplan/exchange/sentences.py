"""The sentences intake adds to stories."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "exchange.row_changed": _("Its row in %(file)s has changed: %(what)s."),
    "exchange.row_missing": _("Its row is not in the newer issue of %(file)s any more."),
    "exchange.row_returned": _("Its row stands in %(file)s again."),
}
