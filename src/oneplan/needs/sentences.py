"""The sentences forums and needs add to stories."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "needs.heard": _("Heard at “%(forum)s” on %(held_on)s."),
    "needs.changed": _("The wording was changed from “%(old)s” to “%(new)s”."),
}
