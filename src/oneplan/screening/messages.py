"""The worded refusals of scoring."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "screening.off_the_scale": _(
        "%(value)s is off the scale of %(criterion)s: give %(lowest)s to %(highest)s."
    ),
    "screening.between_steps": _(
        "%(value)s lies between the steps of %(criterion)s: from %(lowest)s in steps of %(step)s."
    ),
    "screening.unknown_criterion": _("There is no criterion %(criterion)s in this set."),
    "screening.no_weights": _("The weights of this set add up to nothing. Give some weight."),
    "screening.no_criteria": _(
        "No set of criteria is loaded yet. Run “oneplan reference” to load the defaults."
    ),
}
