"""Exchange as an application: its wording and the sentences it tells."""

from django.apps import AppConfig

from oneplan.core import messages
from oneplan.exchange.messages import MESSAGES
from oneplan.exchange.sentences import SENTENCES
from oneplan.exchange.storing.messages import FINDINGS, REFUSALS
from oneplan.threads import sentences


class ExchangeConfig(AppConfig):
    name = "oneplan.exchange"

    def ready(self) -> None:
        messages.register_findings(MESSAGES)
        messages.register_findings(FINDINGS)
        messages.register(REFUSALS)
        sentences.register(SENTENCES)
