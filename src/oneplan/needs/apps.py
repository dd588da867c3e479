"""Needs as an application."""

from django.apps import AppConfig

from oneplan.accounts import permissions
from oneplan.core import messages
from oneplan.needs.messages import MESSAGES
from oneplan.needs.permissions import PERMISSIONS
from oneplan.needs.sentences import SENTENCES
from oneplan.threads import sentences


class NeedsConfig(AppConfig):
    name = "oneplan.needs"

    def ready(self) -> None:
        messages.register(MESSAGES)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
