"""Cycles as an application."""

from django.apps import AppConfig

from oneplan.core import messages
from oneplan.cycles.messages import MESSAGES


class CyclesConfig(AppConfig):
    name = "oneplan.cycles"

    def ready(self) -> None:
        messages.register(MESSAGES)
