"""The worded refusals of dockets."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "assets.leaves_nothing": _("Nothing is built or bought, so there is nothing to receive."),
    "assets.no_receiver": _("Name the body that will receive it before opening the docket."),
    "assets.answered_already": _("The receiver has answered already; the docket is “%(state)s”."),
    "assets.reason_is_missing": _("Write why the receiver refuses, so that another can be found."),
}
