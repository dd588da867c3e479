"""The sentences meetings add to stories."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "committees.meeting_called": _("%(meeting)s was called for %(held_on)s."),
    "committees.put_on_agenda": _("Put on the agenda of %(meeting)s: %(title)s"),
    "committees.resolved_approved": _("%(meeting)s approved: %(resolution)s"),
    "committees.resolved_approved_changed": _("%(meeting)s approved with changes: %(resolution)s"),
    "committees.resolved_rejected": _("%(meeting)s did not approve: %(resolution)s"),
    "committees.resolved_deferred": _("%(meeting)s deferred: %(resolution)s"),
    "committees.resolved_noted": _("%(meeting)s took note: %(resolution)s"),
    "committees.undone": _("The resolution of %(meeting)s was undone: %(reason)s"),
    "committees.certified": _("The minutes of %(meeting)s were certified by %(later)s."),
    "committees.corrected": _("%(later)s recorded a correction to %(meeting)s: %(words)s"),
}
