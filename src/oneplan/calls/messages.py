"""The worded refusals and findings of calls."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "calls.direction_is_missing": _("Say what is wanted: the direction is what they read first."),
    "calls.direction_is_long": _(
        "The direction is longer than %(longest)s letters. Attach the long text as the letter."
    ),
    "calls.asks_for_nothing": _("Choose at least one kind of record to answer with."),
    "calls.due_is_past": _("The last day, %(due)s, is over. Choose today or a later day."),
    "calls.not_later": _(
        "An extension gives more time than %(due)s. To shorten it, revise the call and say why."
    ),
    "calls.wrong_body": _("%(body)s opens no round, so it sends no call."),
    "calls.wrong_purpose": _("%(body)s does not make that plan. Choose one of its own."),
    "calls.unknown_issue": _("One of the issues is not in the plan in force. Choose again."),
    "calls.nobody_addressed": _("Nobody is addressed yet. Choose to whom the call goes."),
    "calls.addresses_itself": _("A body does not address its own call."),
    "calls.is_draft": _("The call is not sent yet."),
    "calls.is_sent": _("The call is sent. What it says is changed by a revision, which tells all."),
    "calls.is_closed": _(
        "The call is closed, so it takes no more. Ask the sender to extend it; "
        "your text is kept on this page."
    ),
    "calls.was_read": _(
        "%(count)s bodies have read it, so it cannot be recalled. Revise it and say what changed."
    ),
    "calls.nothing_changed": _("Nothing was changed, so there is no new version to send."),
    "calls.reason_is_missing": _("Say why; everybody addressed reads it."),
    "calls.nobody_is_late": _("Nobody is late, so nobody was reminded."),
    "calls.both_something_and_nothing": _(
        "Records are chosen and a reason for proposing nothing is given. Keep one of the two."
    ),
    "calls.because_is_missing": _(
        "Choose what you propose, or say why there is nothing to propose this time."
    ),
    "calls.not_offered": _(
        "%(number)s cannot be proposed in this call: it asks for other records, "
        "or it is of another fiscal year."
    ),
    "calls.lacks_something": _(
        "%(number)s lacks something a list must have. Open it, fill it in, and propose it then."
    ),
    "calls.no_own_source": _("Choose whose money it is: your ministry's, your own or others'."),
    "calls.not_addressed_now": _(
        "One of the bodies was taken off meanwhile, so nothing was kept. Look at the list again."
    ),
    "calls.money_overtaken": _(
        "Somebody wrote %(theirs)s baht for %(body)s meanwhile, and you %(ours)s. Nothing was "
        "kept: look at the list again and write what you both mean."
    ),
    "calls.line_is_away": _("This line was taken back already."),
}

FINDINGS = {
    "calls.no_planning_post": (
        _("%(body)s has no post that could read the call here."),
        _(
            "Send it the letter on paper as well, and ask the administrator to open a planning "
            "post for it; the call then waits there."
        ),
    ),
    "calls.post_is_vacant": (
        _("Nobody holds the planning post of %(body)s today."),
        _(
            "The call waits at the post for whoever comes. Telephone the office, "
            "and ask for somebody to act in the post."
        ),
    ),
    "calls.no_letter": (
        _("No letter is attached yet."),
        _("Enter its number and date from the registry and attach the PDF before sending."),
    ),
    "calls.no_issues": (
        _("The call names no issue of the plan in force."),
        _("Tick the issues that are called for, so that answers say which one they serve."),
    ),
    "calls.no_plan_in_force": (
        _("There is no sealed plan of this body for the year, so no issue can be named."),
        _("Seal the development plan first, or say the issues in the direction."),
    ),
}
