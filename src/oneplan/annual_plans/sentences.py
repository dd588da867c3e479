"""The sentences rounds add to stories."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "annual_plans.ran": _("Run %(run_no)s: %(ranked)s activities ranked, %(baht)s baht."),
    "annual_plans.ranked": _("Ranked %(position)s of %(of)s in %(round)s."),
    "annual_plans.ranked_trial": _("Ranked %(position)s of %(of)s in the trial %(round)s."),
    "annual_plans.frame_drawn": _(
        "The frame of %(baht)s baht (%(state)s) was drawn: %(within)s within, %(over)s over."
    ),
    "annual_plans.adopted": _("Adopted as %(edition)s: %(within)s within, %(over)s over."),
    "annual_plans.adoption_undone": _("The adoption as %(edition)s was undone."),
    "annual_plans.left_out": _("%(meeting)s left it out of %(plan)s: stopped at a gate."),
    "annual_plans.within": _("%(meeting)s put it within the frame of %(plan)s."),
    "annual_plans.over": _(
        "%(meeting)s put it over the frame of %(plan)s; it waits for more money."
    ),
}
