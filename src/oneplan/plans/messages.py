"""The worded refusals of plans."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "plans.sealed": _("This edition is sealed. Open a change or a correction instead."),
    "plans.edition_open": _("An edition of this plan is in preparation already. Finish it first."),
    "plans.nothing_to_change": _("This plan has no sealed edition yet. Adopt the first one."),
    "plans.edition_is_empty": _("This edition holds nothing to adopt. Add its rows first."),
    "plans.changed_since_agenda": _(
        "The edition was changed after it was put on the agenda. Put it on the agenda again."
    ),
    "plans.wrong_parent": _(
        "It cannot stand there: choose an element of the same edition that is not below it."
    ),
    "plans.element_not_empty": _(
        "Something still stands under this element. Move or drop that first."
    ),
    "plans.newer_edition": _(
        "A newer edition was sealed after this one, so this one can no longer be taken back."
    ),
}
