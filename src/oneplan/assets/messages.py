"""The worded refusals of dockets."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "assets.leaves_nothing": _("Nothing is built or bought, so there is nothing to receive."),
    "assets.no_receiver": _("Name the body that will receive it before opening the docket."),
    "assets.answered_already": _("The receiver has answered already; the docket is “%(state)s”."),
    "assets.reason_is_missing": _(
        "Write why it is refused, stuck or unused, so that it can be mended."
    ),
    "assets.does_not_follow": _("“%(to)s” does not follow “%(state)s” in a hand-over."),
}
