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
    "strategy.unknown_target": _("Choose a target of the list."),
}
