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
    "threads.answer_stands": _(
        "The request was answered with “%(state)s”, and that stands. Only the words may be "
        "changed; to turn it round, ask the sender to send it again."
    ),
    "threads.answer_is_missing": _("Write the answer: the people who asked will read it."),
    "threads.referred_to_itself": _("A body cannot send a request to itself."),
    "threads.referral_waits": _("%(to)s has not answered the last request yet."),
    "threads.unknown_number": _("No record has the number %(number)s. Check the last digit."),
    "threads.no_such_body": _("%(body)s is no body this record could be sent to."),
    "threads.step_twice": _("A post stands in the chain once only."),
    "threads.step_elsewhere": _("Only posts of the body itself sign its drafts."),
    "threads.nobody_signs": _("This office has no steps of sign-off: drafts go out without."),
    "threads.submitted_already": _("This draft is on its way already."),
    "threads.remarks_are_missing": _("Write why it is sent back: its writer must know."),
    "threads.not_your_move": _("Only the last move can be undone, by the post that made it."),
    "threads.not_submitted": _(
        "Drafts of this office go out once they are signed. Submit it to the head of group first."
    ),
    "threads.not_signed": _("It waits for %(post)s. It goes out once everybody has agreed."),
    "threads.out_already": _("It has left the office already: there is nothing to sign."),
    "threads.guest_without_scope": _("Name the records, or one area, the guest may read."),
    "threads.guest_too_long": _("Choose a last day from today on, at most %(days)s days ahead."),
    "threads.guest_not_ours": _("%(number)s is not circulated, and not ours to show."),
    "threads.own_hand_over": _("Whoever takes the post over acknowledges these notes, not you."),
}
