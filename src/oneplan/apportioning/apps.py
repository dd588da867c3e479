"""Apportioning as an application."""

from django.apps import AppConfig

from oneplan.accounts import permissions
from oneplan.apportioning.messages import MESSAGES
from oneplan.apportioning.permissions import PERMISSIONS
from oneplan.apportioning.sentences import SENTENCES
from oneplan.core import messages
from oneplan.threads import panels, sentences


class ApportioningConfig(AppConfig):
    name = "oneplan.apportioning"

    def ready(self) -> None:
        # Both need the tables, which are there only once every application is loaded.
        from oneplan.annual_plans.consequences import Consequence, register  # noqa: PLC0415
        from oneplan.apportioning.panels import divided, steps_of_call  # noqa: PLC0415
        from oneplan.apportioning.services import call_lines_back, send_lines_on  # noqa: PLC0415

        register(
            Consequence(
                code="apportioning.send_lines_on", apply=send_lines_on, undo=call_lines_back
            )
        )
        messages.register(MESSAGES)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
        panels.register("R", "apportioning/divided.html", divided, position=10)
        panels.register("C", "apportioning/steps.html", steps_of_call, position=5)
