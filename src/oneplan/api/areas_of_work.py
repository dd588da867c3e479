"""The areas of work a token is given scopes for; every route belongs to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

AREAS_OF_WORK: dict[str, _StrPromise] = {
    "records": _("Records, their stories and referrals"),
    "needs": _("Needs"),
    "projects": _("Projects and activities"),
    "screening": _("Scores and overlaps"),
    "plans": _("Plans and their listings"),
    "rounds": _("Rounds and their ranked lists"),
    "meetings": _("Committees and meetings"),
    "money": _("Budget lines, frames and the money of places"),
    "indicators": _("Indicators and measured values"),
    "papers": _("Official papers"),
    "jobs": _("Background work"),
    "lists": _("Places, bodies, code lists and the calendar"),
}
READ_ONLY = frozenset({"plans", "meetings", "money", "papers", "jobs", "lists"})
"""Areas without anything a program could write."""
