"""Api as an application."""

from django.apps import AppConfig

from oneplan.api.messages import MESSAGES
from oneplan.core import messages


class ApiConfig(AppConfig):
    name = "oneplan.api"

    def ready(self) -> None:
        messages.register(MESSAGES)
