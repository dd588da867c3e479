"""Core as an application: its messages, tags and code lists."""

from django.apps import AppConfig

from oneplan.core import messages


class CoreConfig(AppConfig):
    name = "oneplan.core"

    def ready(self) -> None:
        messages.register(messages.MESSAGES)
