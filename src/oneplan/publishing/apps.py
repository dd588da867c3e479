"""Publishing as an application."""

from django.apps import AppConfig

from oneplan.core import messages
from oneplan.publishing.messages import MESSAGES
from oneplan.publishing.sentences import SENTENCES
from oneplan.threads import sentences


class PublishingConfig(AppConfig):
    name = "oneplan.publishing"

    def ready(self) -> None:
        messages.register(MESSAGES)
        sentences.register(SENTENCES)
