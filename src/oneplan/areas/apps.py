"""Areas as an application."""

from django.apps import AppConfig

from oneplan.areas.messages import FINDINGS, MESSAGES
from oneplan.core import messages, searching


class AreasConfig(AppConfig):
    name = "oneplan.areas"

    def ready(self) -> None:
        # The sources need the tables, which are there only once every application is loaded.
        from oneplan.areas.search import SOURCES  # noqa: PLC0415

        searching.register(*SOURCES)
        messages.register(MESSAGES)
        messages.register_findings(FINDINGS)
