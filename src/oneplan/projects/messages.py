"""The worded refusals and findings of projects and activities."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "projects.cost_is_negative": _("A cost cannot be negative."),
    "projects.product_differs": _(
        "Quantity times price is %(product)s satang, but the amount is %(satang)s satang."
    ),
    "projects.no_such_month": _("%(month)s is no month of a fiscal year. Write 1 to 12."),
    "projects.months_backwards": _("The last month comes before the first one."),
    "projects.share_is_nothing": _(
        "A share of nothing is no share: leave %(province)s empty, or give it at least 1 percent."
    ),
    "projects.because_is_missing": _("Say why %(province)s gains this much."),
    "projects.shares_are_not_whole": _("The shares are %(total)s percent together, not 100."),
    "projects.contribution_adds_nothing": _(
        "Leave “%(indicator)s” empty, or give the amount that it improves by, above 0."
    ),
    "projects.indicator_does_not_add_up": _(
        "“%(indicator)s” does not stand above the approach of this activity, or its parts do not "
        "add up."
    ),
    "projects.title_is_missing": _("Write a title."),
    "projects.withdrawn": _("%(number)s was withdrawn and can no longer be changed."),
    "projects.same_year": _(
        "%(number)s belongs to fiscal year %(year)s already. Choose another year."
    ),
    "projects.proposed_already": _(
        "%(number)s was proposed again for fiscal year %(year)s already, as %(again)s."
    ),
    "projects.not_complete": _(
        "%(count)s things are still missing; “What the checks say” lists each of them."
    ),
    "projects.reason_is_missing": _("Write the reason: whoever asked for this will read it."),
    "projects.only_needs_are_answered": _("Only needs can be answered by an activity."),
    "projects.key_is_taken": _("Another record has this key already. Send it with a new one."),
    "projects.unknown_code": _("%(field)s: there is no %(value)s."),
}

FINDINGS = {
    "projects.place_is_missing": (
        _("No place is named."),
        _("Name the village, sub-district or district where it will be."),
    ),
    "projects.implementer_is_missing": (
        _("No implementing office is named."),
        _("Name the office that will do the work."),
    ),
    "projects.cost_is_missing": (
        _("No amount is given."),
        _("Enter the cost lines; the amount is their sum."),
    ),
    "projects.expense_type_is_missing": (
        _("The expense type is not given."),
        _("Choose the expense type of each cost line."),
    ),
    "projects.output_is_missing": (
        _("The output is not described."),
        _("Write what will be there when the work is done, with its quantity."),
    ),
    "projects.indicator_is_missing": (
        _("No indicator with this year's target."),
        _("Write one indicator and its target for the year."),
    ),
    "projects.months_are_missing": (
        _("The months of work are not given."),
        _("Give the first and the last month of the fiscal year."),
    ),
    "projects.approach_is_missing": (
        _("It serves no approach of the plan yet."),
        _("Choose the approach of the development plan that the project serves."),
    ),
    "projects.receiver_is_missing": (
        _("Something will be built or bought, and nobody is named to receive it."),
        _("Name the body that will receive and maintain it, and ask for its written consent."),
    ),
    "projects.answers_no_need": (
        _("It is tied to no need of the people."),
        _("Tie it to the needs it answers, so that those who asked are told."),
    ),
    "projects.benefit_is_not_stated": (
        _("The project does not say which provinces gain from it."),
        _("State the benefit of the whole project by province, with a reason for each."),
    ),
    "projects.benefits_one_province": (
        _("The project says that one province alone gains from it."),
        _(
            "Cluster money is for projects that benefit more than one province. Propose it to "
            "the province, or state anew who gains and why."
        ),
    ),
    "projects.not_ready": (
        _("Readiness %(percent)s%%; not met yet: %(codes)s."),
        _("Record the papers of these readiness items."),
    ),
    "projects.evidence_expired": (
        _("The papers of these readiness items are no longer valid: %(codes)s."),
        _("Renew the papers and record them again."),
    ),
    "projects.excluded_kind": (
        _("“%(word)s”: %(kind)s is a kind this money may not pay without a reason (%(reason)s)."),
        _("Give the reason, or move it to other money. The rule is a default, not official."),
    ),
}
