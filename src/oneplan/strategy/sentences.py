"""The sentences alignments add to stories."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "strategy.aligned": _("Judged to serve “%(target)s” with strength %(strength)s of 3."),
    "strategy.alignments_moved": _("What it serves was carried over from “%(old)s” to “%(new)s”."),
    "strategy.alignments_moved_back": _(
        "The move of what it serves from “%(old)s” to “%(new)s” was undone."
    ),
    "strategy.alignment_challenged": _("It was asked how this serves “%(target)s”."),
    "strategy.challenge_answered": _("The question how this serves “%(target)s” was answered."),
    "strategy.alignment_withdrawn": _("No longer claimed to serve “%(target)s”."),
}
