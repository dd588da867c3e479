"""The worded refusals of stories."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "threads.circulation_only_widens": _(
        "This is %(now)s already and cannot go back to %(wanted)s: others have read it."
    ),
    "threads.reason_is_missing": _("Write a reason: whoever receives this must know why."),
    "threads.not_alike": _("Only records of the same kind can be merged."),
    "threads.into_itself": _("A record cannot be merged into itself or into its own part."),
    "threads.merged_already": _("%(number)s is merged already. Undo that merge first."),
    "threads.not_merged": _("%(number)s is not merged, so there is nothing to undo."),
    "threads.referral_answered": _("This request was answered already."),
    "threads.answer_is_missing": _("Write the answer: the people who asked will read it."),
    "threads.referred_to_itself": _("A body cannot send a request to itself."),
    "threads.referral_waits": _("%(to)s has not answered the last request yet."),
    "threads.unknown_number": _("No record has the number %(number)s. Check the last digit."),
    "threads.no_such_body": _("%(body)s is no body this record could be sent to."),
}
