"""Threads as an application."""

from django.apps import AppConfig

from oneplan.accounts import permissions
from oneplan.core.messages import register as register_messages
from oneplan.threads import messages, sentences
from oneplan.threads.permissions import PERMISSIONS


class ThreadsConfig(AppConfig):
    name = "oneplan.threads"

    def ready(self) -> None:
        register_messages(messages.MESSAGES)
        sentences.register(sentences.SENTENCES)
        permissions.register(PERMISSIONS)
