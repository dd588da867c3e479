"""The worded refusals of plans."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "plans.not_of_this_body": _(
        "%(body)s does not hold a plan of the kind “%(plan_type)s”. Choose a kind of its own, or "
        "have the list of plan types corrected."
    ),
    "plans.overlap_refused": _(
        "The years %(own)s meet those of “%(plan)s” (%(years)s). Prepare a new edition of that "
        "plan instead, or choose years that do not meet."
    ),
    "plans.overlap_unexplained": _(
        "The years %(own)s meet those of “%(plan)s” (%(years)s). Prepare a new edition of that "
        "plan instead, choose other years, or write why both are needed."
    ),
    "plans.other_length": _(
        "A plan of the kind “%(plan_type)s” covers %(usual)s years, this one %(count)s. Choose "
        "another cycle, or write why it covers other years."
    ),
    "plans.not_theirs_to_adopt": _(
        "%(committee)s does not adopt plans of the kind “%(plan_type)s”. Put it on the agenda of "
        "the committee that does, or have the list of plan types corrected."
    ),
    "plans.sealed": _("This edition is sealed. Open a change or a correction instead."),
    "plans.edition_open": _("An edition of this plan is in preparation already. Finish it first."),
    "plans.nothing_to_change": _("This plan has no sealed edition yet. Adopt the first one."),
    "plans.edition_is_empty": _("This edition holds nothing to adopt. Add its rows first."),
    "plans.changed_since_agenda": _(
        "The edition was changed after it was put on the agenda. Put it on the agenda again."
    ),
    "plans.number_taken": _(
        "Another row of this edition has the number %(number)s. Choose another, or leave it empty."
    ),
    "plans.year_unreadable": _("“%(value)s” is not a fiscal year. Write it as 2571."),
    "plans.nothing_to_collect": _(
        "No yearly plan of these years was adopted yet, so there is nothing to list. Adopt one "
        "first."
    ),
    "plans.wrong_parent": _(
        "It cannot stand there: choose an element of the same edition that is not below it."
    ),
    "plans.element_not_empty": _(
        "Something still stands under this element. Move or drop that first."
    ),
    "plans.overruling_empty": _("Write why the row stays as it is."),
    "plans.overruled_already": _("This finding has an answer already. Withdraw that first."),
    "plans.overruling_withdrawn": _("This answer was withdrawn already."),
    "plans.finding_changed": _(
        "The row was changed meanwhile, so this is no longer what was found. Read it again."
    ),
    "plans.newer_edition": _(
        "A newer edition was sealed after this one, so this one can no longer be taken back."
    ),
}
