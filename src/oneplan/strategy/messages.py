"""The worded refusals of alignments."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "strategy.because_empty": _(
        "Write why the work serves this target: who changes, how, and what that leads to."
    ),
    "strategy.because_copies_title": _(
        "The reason repeats the title. Say who changes, how, and how that reaches the target."
    ),
    "strategy.because_copies_target": _(
        "The reason repeats the target. Say what happens between the work and the target."
    ),
    "strategy.strength_out_of_range": _("Strength is 1 (weak), 2 or 3 (strong)."),
    "strategy.aligned_already": _(
        "It is aligned to “%(target)s” already. Withdraw that first to write another reason."
    ),
    "strategy.withdrawn_already": _("This alignment was withdrawn already."),
    "strategy.challenge_empty": _(
        "Write what you do not believe of this claim, and what would convince you."
    ),
    "strategy.challenge_of_oneself": _(
        "This claim is your own. Withdraw it and write a better reason instead."
    ),
    "strategy.challenged_already": _(
        "Your earlier question about this claim still waits for its answer."
    ),
    "strategy.answer_empty": _(
        "Write what speaks for the claim: what changes, by how much, and how that is known."
    ),
    "strategy.answered_already": _("This question was answered already."),
    "strategy.unknown_target": _("Choose a target of the list."),
    "strategy.crosswalk_to_itself": _("Choose two different versions."),
    "strategy.crosswalk_there": _(
        "The move from “%(old)s” to “%(new)s” was begun already. Open it on the page of the list."
    ),
    "strategy.crosswalk_open": _(
        "%(count)s targets in use wait for a choice. Choose what each goes on as, or that it goes "
        "on as nothing."
    ),
    "strategy.crosswalk_applied": _(
        "The move was applied already. Undo it first to choose differently."
    ),
    "strategy.crosswalk_not_applied": _("The move is not applied, so there is nothing to undo."),
    "strategy.crosswalk_moved_on": _(
        "These alignments were moved on to a later list since. Undo that later move first."
    ),
}

FINDINGS = {
    "strategy.parent_unknown": (
        _("“%(parent)s” is not a code of %(version)s; the entry was not stored."),
        _("Correct the code of the parent, or give the parent's own row in the same table."),
    ),
    "strategy.list_unnamed": (
        _("The list “%(list)s” is new here, and its rows do not say: %(missing)s."),
        _("Fill the columns list_title_th, list_kind and source_mark in its first row."),
    ),
    "strategy.years_overlap": (
        _(
            "%(version)s for %(years)s overlaps %(other)s, which is in force for %(other_years)s; "
            "nothing of it was stored."
        ),
        _(
            "End the earlier version on its page first, correct the years, or bring this one in "
            "as a draft (list_state draft)."
        ),
    ),
    "strategy.years_unreadable": (
        _("“%(years)s” is not a period of years; nothing of the list was stored."),
        _("Write it like 2571-2575, or one year alone."),
    ),
    "strategy.head_differs": (
        _(
            "%(column)s says “%(value)s” here and “%(first)s” in an earlier row of the list, "
            "which counts."
        ),
        _("Write the same in every row of a list, or in its first row only."),
    ),
    "strategy.code_shape": (
        _("“%(code)s” does not look like the code of a %(level)s in the master plans."),
        _("Compare with the official list: 05, 0501, 050001, 050101, 050101V02, 050101F0203."),
    ),
}
