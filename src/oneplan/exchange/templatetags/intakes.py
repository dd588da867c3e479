"""An intake in an officer's words: what a sheet is, what a kind of finding says, which files."""

from __future__ import annotations

import re
from pathlib import PurePath

from django import template
from django.utils.translation import gettext_lazy as _

from oneplan.core.messages import worded_codes

register = template.Library()
PLACEHOLDER = re.compile(r"[“\"]?%\(\w+\)\w[”\"]?")
LAYOUTS = {
    "provinces": _("Provinces"),
    "districts": _("Districts"),
    "subdistricts": _("Sub-districts"),
    "boundaries": _("Boundaries"),
    "cluster_members": _("Provinces of clusters"),
    "authorities": _("Local authorities"),
    "budget_lines": _("Lines of the province and the cluster"),
    "printed_subtotals": _("Printed subtotals"),
    "ministry_lines": _("Lines of ministries"),
    "subsidy_lines": _("Subsidies to local authorities"),
    "pao_tasks": _("Tasks of the provincial administrative organisation"),
    "pao_income": _("Income of the provincial administrative organisation"),
    "plan_heads": _("Head of the plan"),
    "plan_issues": _("Issues of the plan"),
    "plan_kpis": _("Indicators of the plan"),
    "plan_guidelines": _("Sub-plans and approaches"),
    "unit_totals": _("Totals by unit"),
    "needs": _("Needs"),
    "activities": _("Activities"),
    "scores": _("Scores"),
}
"""Each layout the intake recognises, as an officer calls such a sheet."""


@register.filter
def layout_words(layout: str) -> object:
    """What a sheet was recognised as; a layout without a name keeps its own."""
    return LAYOUTS.get(layout, layout)


@register.filter
def finding_kind(code: str) -> str:
    """What all findings of a code say, with dots for what differs from one to the next."""
    words = worded_codes().get(code, code)
    return PLACEHOLDER.sub("…", words).replace("%%", "%")


@register.filter
def sent_files(path: str) -> str:
    """The name of a folder or workbook without where it lay on somebody's machine."""
    return PurePath(path).name or path
