"""The sentences alignments add to stories."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "strategy.aligned": _("Judged to serve “%(target)s” with strength %(strength)s of 3."),
    "strategy.alignment_withdrawn": _("No longer claimed to serve “%(target)s”."),
}
