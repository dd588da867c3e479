"""The worded refusals of meetings."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "committees.no_seats": _("This committee has no seats yet. Enter its order of appointment."),
    "committees.no_quorum": _(
        "%(present)s of %(seats)s seats are present; %(needed)s are needed to resolve. "
        "Record the seats that are present."
    ),
    "committees.decision_is_missing": _("Choose what the meeting decided."),
    "committees.resolution_is_missing": _("Write the resolution in words."),
    "committees.confirmed_already": _(
        "This resolution is confirmed. Record a correction at the next meeting instead."
    ),
    "committees.not_confirmed": _("This resolution is not confirmed, so there is nothing to undo."),
    "committees.meeting_is_over": _(
        "This meeting is %(state)s. Put the matter on the agenda of the next one."
    ),
    "committees.not_all_decided": _(
        "%(count)s items of the agenda have no decision yet. Decide or defer each of them."
    ),
    "committees.certified_by_itself": _(
        "Minutes are certified by a later meeting of the same committee."
    ),
    "committees.not_resolved_yet": _("Confirm every resolution before certifying the minutes."),
    "committees.unknown_act": _("No part of the product knows how to carry out “%(act)s”."),
    "committees.number_taken": _("%(committee)s has a meeting %(number)s/%(year)s already."),
}
