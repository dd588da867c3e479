"""The worded refusals of dividing a list."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "apportioning.body_is_missing": _("Say which body should take it, by its name in the list."),
    "apportioning.wrong_kind_of_body": _("%(body)s is not of the kind chosen beside it."),
    "apportioning.unknown_body": _("No body around here is called “%(name)s”."),
    "apportioning.not_a_district": _("Only a district divides its list by who takes each line."),
    "apportioning.not_on_the_list": _("One of the lines is not on this list any more."),
}
