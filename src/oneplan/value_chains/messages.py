"""The worded refusals of value chains."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "value_chains.board_there": _(
        "This plan has a board for “%(product)s” already. Open that one and go on there."
    ),
    "value_chains.nothing_written": _("Write at least a few words."),
    "value_chains.too_long": _(
        "That is %(length)s letters; a card holds %(longest)s. Put it on two cards."
    ),
    "value_chains.closed": _(
        "The board is closed. What you wrote was not saved on it: ask the office that keeps the "
        "board to open it again."
    ),
    "value_chains.link_there": _("This stage has a link “%(name)s” already."),
    "value_chains.link_not_empty": _(
        "“%(name)s” holds cards, or held some. Move them first; withdrawn ones count."
    ),
    "value_chains.no_such_record": _(
        "No activity or project of this number is open to you. Check the number, or leave it out."
    ),
}
