"""Strategy as an application."""

from django.apps import AppConfig

from oneplan.accounts import permissions
from oneplan.core import messages
from oneplan.strategy.messages import MESSAGES
from oneplan.strategy.permissions import PERMISSIONS
from oneplan.strategy.sentences import SENTENCES
from oneplan.threads import sentences


class StrategyConfig(AppConfig):
    name = "oneplan.strategy"

    def ready(self) -> None:
        messages.register(MESSAGES)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
