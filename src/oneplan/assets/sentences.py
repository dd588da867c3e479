"""The sentences dockets add to stories."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "assets.docket_opened": _("%(receiver)s is to receive what is built; consent is awaited."),
    "assets.consented": _("%(receiver)s consented in writing to receive it. %(words)s"),
    "assets.refused": _("%(receiver)s refused to receive it: %(words)s"),
    "assets.moved_built": _("Built and accepted from the contractor. %(words)s"),
    "assets.moved_registered": _("Entered in the register of state assets. %(words)s"),
    "assets.moved_offered": _("The hand-over was offered to %(receiver)s. %(words)s"),
    "assets.moved_resolved": _("The committee agreed to hand it over to %(receiver)s. %(words)s"),
    "assets.moved_handed_over": _("Handed over to %(receiver)s. %(words)s"),
    "assets.moved_booked_out": _("Taken out of the books of the province or cluster. %(words)s"),
    "assets.moved_booked_in": _("%(receiver)s entered it in its books. %(words)s"),
    "assets.moved_refused": _("%(receiver)s would not take it over: %(words)s"),
    "assets.moved_blocked_land": _("The hand-over is stuck on the land: %(words)s"),
    "assets.moved_blocked_docs": _("The hand-over is stuck on papers: %(words)s"),
    "assets.moved_disposed": _("Disposed of: %(words)s"),
    "assets.moved_in_use": _("It is in use. %(words)s"),
    "assets.moved_underused": _("It is used less than meant: %(words)s"),
    "assets.moved_abandoned": _("It stands unused: %(words)s"),
}
