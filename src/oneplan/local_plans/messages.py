"""The worded refusals of local plans."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "local_plans.already_in_plan": _(
        "This project stands in the plan already (%(book)s, page %(page)s, item %(item)s). "
        "Open a change instead."
    ),
    "local_plans.not_in_plan": _(
        "This project does not stand in the plan. Add it with a supplement."
    ),
    "local_plans.nothing_changed": _("The row says what the plan says already."),
    "local_plans.substance_in_correction": _(
        "A correction mends wording only. These columns change the substance: %(columns)s. "
        "Open a change instead."
    ),
    "local_plans.withdrawal_needs_change": _("Only a change takes a project out of the plan."),
    "local_plans.year_outside_plan": _(
        "The plan covers fiscal years %(first)s to %(last)s; %(year)s lies outside."
    ),
    "local_plans.step_missing": _("These steps are not passed yet: %(steps)s."),
    "local_plans.changed_since_step": _(
        "The book was changed after these steps: %(steps)s. Pass them again."
    ),
    "local_plans.no_such_step": _("This book needs no such step."),
    "local_plans.committee_decides": _(
        "The committee decides this in a meeting. Put the book on its agenda."
    ),
    "local_plans.not_own": _("A book lists what its own authority answers for."),
    "local_plans.reason_missing": _("Say why: the reason is printed in the book."),
    "local_plans.announced_already": _("The book is announced and can no longer be taken back."),
    "local_plans.not_planned_for_year": _(
        "The plan prints no money for this project in that year. Change the plan first."
    ),
    "local_plans.amount_not_positive": _("Enter an amount above zero."),
    "local_plans.over_plan": _(
        "That is %(over_by)s baht more than the plan prints for the year (%(planned)s baht). "
        "Change the plan first."
    ),
    "local_plans.line_holds_less": _("The line holds only %(left)s baht."),
    "local_plans.ordinance_in_force": _(
        "This ordinance is in force. Move money by a transfer, or open a supplementary one."
    ),
    "local_plans.ordinance_not_in_force": _("This ordinance is not in force yet."),
    "local_plans.ordinance_empty": _("This ordinance gives nothing yet. Add its lines first."),
    "local_plans.same_line": _("Choose another row to move the money to."),
    "local_plans.nothing_funded": _("Nothing is funded in that year yet."),
}
