"""Projects as an application."""

from django.apps import AppConfig

from oneplan.accounts import permissions
from oneplan.core import messages
from oneplan.projects.messages import FINDINGS, MESSAGES
from oneplan.projects.permissions import PERMISSIONS
from oneplan.projects.sentences import SENTENCES
from oneplan.threads import sentences


class ProjectsConfig(AppConfig):
    name = "oneplan.projects"

    def ready(self) -> None:
        messages.register(MESSAGES)
        messages.register_findings(FINDINGS)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
