"""The worded refusals of saved views."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "saved_views.name_is_missing": _("Give the view a name."),
    "saved_views.name_is_taken": _("You have a view called “%(name)s” on this list already."),
    "saved_views.narrows_nothing": _("The list is not narrowed, so there is nothing to keep."),
    "saved_views.query_is_too_long": _("This narrowing is too long to keep. Take words away."),
    "saved_views.too_many": _("This list has %(most)s views of yours already. Delete one first."),
}
