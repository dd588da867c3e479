"""The sentences money adds to stories, one for each stage."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "budget.recorded_requested": _(
        "%(baht)s baht of %(source)s were requested for %(fiscal_year)s."
    ),
    "budget.recorded_endorsed": _("%(baht)s baht of %(source)s were endorsed for %(fiscal_year)s."),
    "budget.recorded_appropriated": _(
        "%(baht)s baht of %(source)s were appropriated for %(fiscal_year)s."
    ),
    "budget.recorded_allotted": _("%(baht)s baht of %(source)s were allotted for %(fiscal_year)s."),
    "budget.recorded_transferred": _(
        "%(baht)s baht of %(source)s were transferred in %(fiscal_year)s."
    ),
    "budget.recorded_committed": _(
        "%(baht)s baht of %(source)s were committed in %(fiscal_year)s."
    ),
    "budget.recorded_disbursed": _("%(baht)s baht of %(source)s were paid out in %(fiscal_year)s."),
    "budget.recorded_carried": _(
        "%(baht)s baht of %(source)s were carried over from %(fiscal_year)s."
    ),
    "budget.taken_back_requested": _("The request of %(baht)s baht of %(source)s was taken back."),
    "budget.taken_back_endorsed": _(
        "The endorsement of %(baht)s baht of %(source)s was taken back."
    ),
    "budget.taken_back_appropriated": _(
        "The appropriation of %(baht)s baht of %(source)s was taken back."
    ),
    "budget.taken_back_allotted": _("The allotment of %(baht)s baht of %(source)s was taken back."),
    "budget.taken_back_transferred": _(
        "The transfer of %(baht)s baht of %(source)s was taken back."
    ),
    "budget.taken_back_committed": _(
        "The commitment of %(baht)s baht of %(source)s was taken back."
    ),
    "budget.taken_back_disbursed": _("The payment of %(baht)s baht of %(source)s was taken back."),
    "budget.taken_back_carried": _(
        "The carrying over of %(baht)s baht of %(source)s was taken back."
    ),
}
