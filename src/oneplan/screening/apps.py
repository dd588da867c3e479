"""Screening as an application."""

from django.apps import AppConfig

from oneplan.accounts import permissions
from oneplan.core import messages
from oneplan.screening.messages import MESSAGES
from oneplan.screening.permissions import PERMISSIONS
from oneplan.screening.sentences import SENTENCES
from oneplan.threads import sentences


class ScreeningConfig(AppConfig):
    name = "oneplan.screening"

    def ready(self) -> None:
        messages.register(MESSAGES)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
