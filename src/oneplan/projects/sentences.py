"""The sentences projects and activities add to stories."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "projects.begun": _("The project was begun."),
    "projects.begun_activity": _("The main activity was begun: %(baht)s baht for %(fiscal_year)s."),
    "projects.changed": _("Rewritten: %(fields)s."),
    "projects.costed": _("The cost is now %(baht)s baht (before: %(before_baht)s)."),
    "projects.evidence_met": _("Readiness item %(item)s is met: %(words)s"),
    "projects.evidence_gone": _("Readiness item %(item)s is no longer met: %(words)s"),
    "projects.completed": _("Written in full."),
    "projects.opened_again": _("It is being written again."),
    "projects.withdrawn_from": _("Withdrawn: %(reason)s"),
    "projects.benefits_stated": _("The benefit by province was stated: %(shares)s."),
    "projects.contributions_stated": _("It is said to improve: %(contributions)s."),
    "projects.contributions_taken_back": _(
        "It is no longer said to add anything to an indicator of the plan."
    ),
    "projects.finding_overruled": _("A remark of the review stays as it is, because %(because)s"),
    "projects.overruling_withdrawn": _("The answer to a remark of the review was withdrawn."),
    "projects.moved": _("The place is now %(places)s."),
}
