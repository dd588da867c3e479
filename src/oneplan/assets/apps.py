"""Assets as an application."""

from django.apps import AppConfig

from oneplan.accounts import permissions
from oneplan.assets.messages import MESSAGES
from oneplan.assets.permissions import PERMISSIONS
from oneplan.assets.sentences import SENTENCES
from oneplan.core import messages
from oneplan.threads import panels, sentences


class AssetsConfig(AppConfig):
    name = "oneplan.assets"

    def ready(self) -> None:
        # The panel reads the tables, which are there only once every application is loaded.
        from oneplan.assets.hearing import RECEIVERS  # noqa: PLC0415
        from oneplan.assets.panels import docket_panel  # noqa: PLC0415
        from oneplan.notices.audiences import register, tell_owners  # noqa: PLC0415

        register(["assets.docket_opened"], RECEIVERS)
        tell_owners("assets.consented", "assets.refused")
        messages.register(MESSAGES)
        sentences.register(SENTENCES)
        permissions.register(PERMISSIONS)
        panels.register("A", "assets/docket_panel.html", docket_panel, position=60)
