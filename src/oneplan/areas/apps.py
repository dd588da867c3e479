"""Areas as an application."""

from django.apps import AppConfig

from oneplan.areas.messages import FINDINGS, MESSAGES
from oneplan.core import messages


class AreasConfig(AppConfig):
    name = "oneplan.areas"

    def ready(self) -> None:
        messages.register(MESSAGES)
        messages.register_findings(FINDINGS)
