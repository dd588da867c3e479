"""The worded refusals of editing lists."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "code_lists.cell_empty": _("“%(column)s” must not be empty."),
    "code_lists.cell_too_long": _("“%(column)s” is longer than %(limit)s characters. Shorten it."),
    "code_lists.cell_unknown": _(
        "“%(column)s” cannot be “%(value)s”. Choose one of the words the form offers."
    ),
    "code_lists.cell_not_a_number": _(
        "“%(column)s” is “%(value)s”. Write a whole number from %(lowest)s to %(highest)s."
    ),
    "code_lists.code_unreadable": _(
        "“%(value)s” is no code. Use letters, digits and the signs - _ . / +, at most 40."
    ),
    "code_lists.code_taken": _(
        "The list has the code %(value)s already, perhaps among the retired ones. Change that "
        "entry instead."
    ),
    "code_lists.retired_already": _("This entry is retired already."),
    "code_lists.in_use_already": _("This entry is in use; there is nothing to put back."),
    "code_lists.changed_since": _(
        "The entry %(value)s was changed again since, so this change can no longer be undone by "
        "itself. Undo the newer one first."
    ),
    "code_lists.sheet_unreadable": _(
        "No table with a column “code” was found in the file. Export the list, change the rows "
        "and send that file."
    ),
    "code_lists.sheet_too_large": _("The file is larger than %(megabytes)s MB."),
    "code_lists.row_wrong": _("Row %(row)s (%(value)s): %(because)s Nothing was changed."),
    "code_lists.row_overtaken": _(
        "Row %(row)s (%(value)s): somebody changed this entry after the file was exported. It now "
        "says “%(theirs)s”, the file says “%(yours)s”. Export again. Nothing was changed."
    ),
}
