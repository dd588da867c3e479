"""Committees as an application."""

from django.apps import AppConfig

from oneplan.accounts import permissions
from oneplan.committees.messages import MESSAGES
from oneplan.committees.permissions import PERMISSIONS
from oneplan.committees.sentences import SENTENCES
from oneplan.core import messages
from oneplan.threads import sentences


class CommitteesConfig(AppConfig):
    name = "oneplan.committees"

    def ready(self) -> None:
        messages.register(MESSAGES)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
