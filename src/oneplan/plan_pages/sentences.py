"""The sentences pages of plans add to stories."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "plan_pages.worded": _("Said in plain words: %(words)s"),
    "plan_pages.words_taken_back": _("The plain words were taken back."),
    "plan_pages.sent": _("The page of %(edition)s was sent to %(count)s bodies."),
    "plan_pages.reminded": _(
        "%(count)s bodies late in reading the page of %(edition)s were reminded."
    ),
    "plan_pages.read": _("%(body)s has read the page of %(edition)s."),
}
