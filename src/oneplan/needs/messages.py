"""The worded refusals of forums and needs."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "needs.wording_is_missing": _("Write what the people asked for, in their words."),
    "needs.wording_is_long": _(
        "This is %(length)s characters long; write it in at most %(longest)s."
    ),
    "needs.more_households_than_people": _(
        "%(households)s households cannot hold only %(people)s people. Check the two counts."
    ),
    "needs.place_is_missing": _("Choose the village or sub-district the need is about."),
    "needs.place_out_of_reach": _("This place lies outside the area of your post."),
    "needs.key_is_taken": _("Another record has this key already. Open the form anew."),
    "needs.written_otherwise": _(
        "This form was sent before, with other words, and became %(number)s. Send it again to "
        "write down another need."
    ),
    "needs.merged_away": _("%(number)s was merged into another need. Change that one."),
}
