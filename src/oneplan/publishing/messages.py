"""The worded refusals of printing."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "publishing.unknown_form": _("There is no form “%(form)s”. Known forms: %(known)s."),
    "publishing.unknown_body": _("No province, district or cluster has the code %(body)s."),
}
