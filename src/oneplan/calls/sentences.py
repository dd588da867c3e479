"""The sentences calls add to stories."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "calls.drafted": _("The call was begun."),
    "calls.redrafted": _("The draft was changed."),
    "calls.addressed": _("%(count)s bodies were added to those addressed."),
    "calls.unaddressed": _("%(body)s is no longer addressed."),
    "calls.money_named": _("Indicative money was written for %(count)s bodies."),
    "calls.sent": _("Sent to %(count)s bodies; answers are due on %(due)s."),
    "calls.revised": _("Version %(version)s was sent to all: %(because)s"),
    "calls.extended": _("The last day moved from %(was)s to %(due)s: %(because)s"),
    "calls.recalled": _("Recalled before anybody had read it."),
    "calls.closed": _("Closed; %(answered)s of %(count)s bodies have answered."),
    "calls.reminded": _("%(count)s late bodies were reminded."),
    "calls.acknowledged": _("%(body)s acknowledged it."),
    "calls.answered": _("%(body)s answered with %(lines)s records."),
    "calls.answered_partly": _("%(body)s answered in part with %(lines)s records."),
    "calls.answered_nothing": _("%(body)s has nothing to propose: %(because)s"),
    "calls.proposed": _("Proposed to %(to)s in answer to %(call)s."),
    "calls.declared": _("Declared to %(to)s in answer to %(call)s, paid by other money."),
    "calls.taken_back": _("Taken back from the answer to %(call)s: %(because)s"),
}
