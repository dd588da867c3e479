"""The worded refusals of scoring and of judging overlaps."""

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
    "screening.unknown_province": _("There is no province with the code %(province)s."),
    "screening.act_does_not_follow": _(
        "This act does not follow from that verdict. Only two needs that are the same work can "
        "be merged."
    ),
    "screening.decided_already": _(
        "This pair was decided already. Undo that verdict first if you think otherwise."
    ),
    "screening.not_decided": _("Nobody has decided this pair yet, so there is nothing to undo."),
    "screening.decided_by_others": _("This was decided by %(body)s. Only that body can undo it."),
    "screening.join_is_for_the_owner": _(
        "%(number)s belongs to another body. Write your need down; the two bodies then judge the "
        "pair together."
    ),
    "screening.too_few_verdicts": _(
        "There are %(found)s verdicts yet. At least %(wanted)s are needed to learn from, both of "
        "works that are the same and of works that are not."
    ),
}
