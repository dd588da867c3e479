"""The words of what only programs are told."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "api.nothing_here": _("There is nothing here that is open to you."),
    "api.sign_in": _("Sign in with a post to do this."),
    "api.unreadable": _("What was sent could not be read."),
    "api.turned_down": _("This was turned down: %(why)s"),
}
