"""The sentences plans add to stories."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "plans.opened_because": _("The plan was opened for these years because %(because)s"),
    "plans.edition_opened": _("Edition %(edition)s is in preparation."),
    "plans.edition_sealed": _(
        "Edition %(edition)s was sealed: %(elements)s elements, %(listings)s listings."
    ),
    "plans.edition_unsealed": _("Edition %(edition)s went back into preparation."),
    "plans.listed": _("Listed in %(plan)s, rank %(rank)s."),
    "plans.listed_unranked": _("Listed in %(plan)s without a rank."),
    "plans.unlisted": _("Taken off %(plan)s."),
    "plans.finding_overruled": _(
        "A finding about “%(title)s” was answered: it stays, because %(because)s"
    ),
    "plans.overruling_withdrawn": _(
        "The answer to a finding about “%(title)s” was withdrawn; the finding speaks again."
    ),
    "plans.element_moved": _("In the draft of the plan “%(title)s” now stands under %(under)s."),
    "plans.element_dropped": _("“%(title)s” was left out of the draft of the plan."),
    "plans.element_rewritten": _("The draft of the plan now says “%(title)s”."),
}
