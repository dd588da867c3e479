"""Jobs as an application."""

from django.apps import AppConfig

from oneplan.core import messages
from oneplan.jobs.messages import MESSAGES


class JobsConfig(AppConfig):
    name = "oneplan.jobs"

    def ready(self) -> None:
        messages.register(MESSAGES)
