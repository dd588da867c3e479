"""Saved views as an application."""

from django.apps import AppConfig

from oneplan.core import messages
from oneplan.saved_views.messages import MESSAGES


class SavedViewsConfig(AppConfig):
    name = "oneplan.saved_views"

    def ready(self) -> None:
        messages.register(MESSAGES)
