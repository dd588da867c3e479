"""Publishing as an application."""

from django.apps import AppConfig

from oneplan.accounts import permissions
from oneplan.core import messages
from oneplan.jobs import handlers
from oneplan.publishing.messages import MESSAGES
from oneplan.publishing.permissions import PERMISSIONS
from oneplan.publishing.sentences import SENTENCES
from oneplan.threads import panels, sentences


class PublishingConfig(AppConfig):
    name = "oneplan.publishing"

    def ready(self) -> None:
        # Printing needs the tables, which are there only once every application is loaded.
        from oneplan.publishing.panels import forms_panel  # noqa: PLC0415
        from oneplan.publishing.work import print_form  # noqa: PLC0415

        messages.register(MESSAGES)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
        handlers.register("publishing.print", print_form)
        panels.register("R", "publishing/forms_panel.html", forms_panel, position=80)
