"""Value chains as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.accounts import permissions
from oneplan.core import menu, messages, statuses
from oneplan.core.statuses import Tone
from oneplan.threads import pages, panels, sentences
from oneplan.value_chains.messages import MESSAGES
from oneplan.value_chains.permissions import PERMISSIONS
from oneplan.value_chains.sentences import SENTENCES


class ValueChainsConfig(AppConfig):
    name = "oneplan.value_chains"

    def ready(self) -> None:
        # The panel needs the tables, which are there only once every application is loaded.
        from oneplan.plans import chapters  # noqa: PLC0415
        from oneplan.value_chains.panels import boards_filled, boards_of_plan  # noqa: PLC0415

        messages.register(MESSAGES)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
        statuses.register({"gap": Tone.WAIT, "crowded": Tone.WARN, "held": Tone.OK})
        pages.register({"V": "value_chains:board"})
        menu.register(
            menu.Entry(
                label=_("Value chains"),
                url_name="value_chains:board-list",
                group=menu.PLANNING,
                position=35,
                icon="link",
                hint=_("Where the chain of a product has gaps"),
            )
        )
        panels.register("L", "value_chains/boards_panel.html", boards_of_plan, position=20)
        chapters.register("value_chain", _("value chain boards"), boards_filled)
