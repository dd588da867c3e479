"""The worded refusals of pages of plans."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "plan_pages.nobody_chosen": _("Choose at least one group of bodies."),
    "plan_pages.sent_to_all": _(
        "All of these bodies have the page already. Choose others, or telephone those who are late."
    ),
    "plan_pages.not_circulated": _(
        "The plan is still a draft of its own body. Circulate it first; then its page can be sent."
    ),
    "plan_pages.nobody_is_late": _("Nobody is late, so nobody was reminded."),
    "plan_pages.reminded_today": _(
        "Everybody late was reminded today already. Telephone them, or remind them tomorrow."
    ),
    "plan_pages.due_is_past": _("The day to read by lies in the past. Choose a later one."),
}
