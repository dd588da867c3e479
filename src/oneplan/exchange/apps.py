"""Exchange as an application: its wording."""

from django.apps import AppConfig

from oneplan.core import messages
from oneplan.exchange.messages import MESSAGES


class ExchangeConfig(AppConfig):
    name = "oneplan.exchange"

    def ready(self) -> None:
        messages.register_findings(MESSAGES)
