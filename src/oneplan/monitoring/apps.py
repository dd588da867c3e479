"""Monitoring as an application."""

from django.apps import AppConfig

from oneplan.accounts import permissions, waiting_work
from oneplan.core import messages
from oneplan.monitoring.messages import MESSAGES
from oneplan.monitoring.permissions import PERMISSIONS
from oneplan.monitoring.sentences import SENTENCES
from oneplan.threads import panels, sentences


class MonitoringConfig(AppConfig):
    name = "oneplan.monitoring"

    def ready(self) -> None:
        # The panel reads the tables, which are there only once every application is loaded.
        from oneplan.monitoring.panels import progress_panel  # noqa: PLC0415
        from oneplan.monitoring.waiting_work import progress_to_report  # noqa: PLC0415

        messages.register(MESSAGES)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
        waiting_work.register("monitoring.reports", progress_to_report)
        panels.register("A", "monitoring/progress_panel.html", progress_panel, position=70)
