"""Core as an application: its messages, tags and code lists."""

from django.apps import AppConfig

from oneplan.core import menu, messages


class CoreConfig(AppConfig):
    name = "oneplan.core"

    def ready(self) -> None:
        messages.register(messages.MESSAGES)
        menu.register_address("type-size", "type-size")
        menu.register_address("language", "set_language")
