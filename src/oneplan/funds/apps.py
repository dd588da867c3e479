"""Funds as an application."""

from django.apps import AppConfig

from oneplan.funds.sentences import SENTENCES
from oneplan.threads import sentences


class FundsConfig(AppConfig):
    name = "oneplan.funds"

    def ready(self) -> None:
        sentences.register(SENTENCES)
