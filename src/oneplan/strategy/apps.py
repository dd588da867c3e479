"""Strategy as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from oneplan.accounts import permissions
from oneplan.core import menu, messages
from oneplan.strategy.messages import FINDINGS, MESSAGES
from oneplan.strategy.permissions import PERMISSIONS
from oneplan.strategy.sentences import SENTENCES
from oneplan.threads import sentences


class StrategyConfig(AppConfig):
    name = "oneplan.strategy"

    def ready(self) -> None:
        messages.register(MESSAGES)
        messages.register_findings(FINDINGS)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
        menu.register(
            menu.Entry(
                label=_("Strategies and targets"),
                url_name="strategy:lists",
                position=35,
                icon="flag",
                hint=_("The lists plans align to, and what serves each target"),
            ),
        )
