"""What people read about cycles and calendars."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "cycles.cycle_unreadable": _("“%(value)s” is not a planning period. Write 2571-2575."),
    "cycles.letter_missing": _("Name the letter that sets the dates of step %(step)s."),
    "cycles.due_before_opening": _("Step %(step)s would be due before it opens."),
    "cycles.step_unknown": _("The calendar of fiscal year %(year)s has no step %(step)s."),
}
