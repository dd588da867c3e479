"""Exchange as an application: wording, sentences, rights, its menu entry and background work."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.accounts import permissions
from oneplan.core import menu, messages
from oneplan.exchange.messages import MESSAGES
from oneplan.exchange.permissions import PERMISSIONS
from oneplan.exchange.sentences import SENTENCES
from oneplan.exchange.storing.messages import FINDINGS, REFUSALS
from oneplan.jobs import handlers
from oneplan.threads import sentences


class ExchangeConfig(AppConfig):
    name = "oneplan.exchange"

    def ready(self) -> None:
        # Taking in needs the tables, which are there only once every application is loaded.
        from oneplan.exchange.uploading import KIND, take_in_sent  # noqa: PLC0415

        messages.register_findings(MESSAGES)
        messages.register_findings(FINDINGS)
        messages.register(REFUSALS)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
        handlers.register(KIND, take_in_sent)
        menu.register_address("take-in", "exchange:intake-new")
        menu.register(
            menu.Entry(
                label=_("Files taken in"),
                url_name="exchange:intake-list",
                group=menu.OUR_OFFICE,
                permission="exchange.take_in",
                position=90,
                icon="inbox",
            )
        )
