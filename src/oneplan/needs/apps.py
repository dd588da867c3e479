"""Needs as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.accounts import permissions
from oneplan.core import menu, messages
from oneplan.needs.messages import MESSAGES
from oneplan.needs.permissions import PERMISSIONS
from oneplan.needs.sentences import SENTENCES
from oneplan.saved_views import lists
from oneplan.threads import cards, marks, pages, sentences


class NeedsConfig(AppConfig):
    name = "oneplan.needs"

    def ready(self) -> None:
        from oneplan.needs.card import need_figures  # noqa: PLC0415

        cards.register("N", need_figures)
        # What needs say of themselves is read from tables, which are there only now.
        from oneplan.needs.standing import marks as marks_of_needs  # noqa: PLC0415

        marks.register("N", marks_of_needs)
        messages.register(MESSAGES)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
        pages.register({"N": "needs:need"})
        lists.register(
            "needs:need-list",
            _("Needs"),
            ("q", "area", "fiscal_year", "doer", "circulation", "alone", "order"),
        )
        menu.register(
            menu.Entry(
                label=_("Needs"),
                url_name="needs:need-list",
                group=menu.PLANNING,
                position=10,
                icon="people",
                hint=_("What people asked for, in their own words"),
            ),
            menu.Entry(
                label=_("Needs"),
                url_name="needs:need-list",
                position=5,
                audience=menu.Audience.PORTAL,
                icon="people",
            ),
        )
