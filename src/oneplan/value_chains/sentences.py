"""The sentences value chains add to the story of a board."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "value_chains.board_opened": _("The board of “%(product)s” was opened with %(links)s links."),
    "value_chains.board_closed": _("The board was closed: %(cards)s cards, %(gaps)s gaps."),
    "value_chains.board_reopened": _("The board was opened again."),
    "value_chains.link_added": _("The link “%(name)s” was added to the chain."),
    "value_chains.link_dropped": _("The empty link “%(name)s” was taken out of the chain."),
    "value_chains.card_put": _("%(group)s put a card under “%(link)s”: %(text)s"),
    "value_chains.card_written": _("%(group)s rewrote a card under “%(link)s”: %(text)s"),
    "value_chains.card_moved": _("A card moved from “%(before_link)s” to “%(link)s”: %(text)s"),
    "value_chains.card_withdrawn": _("A card was withdrawn from “%(link)s”: %(text)s"),
    "value_chains.card_restored": _("A withdrawn card was put back under “%(link)s”: %(text)s"),
    "value_chains.commented": _("%(sector)s commented: %(text)s"),
    "value_chains.comment_answered": _("The comment of %(sector)s was answered: %(answer)s"),
}
