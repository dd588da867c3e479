"""Portal as an application."""

from django.apps import AppConfig

from oneplan.core import menu


class PortalConfig(AppConfig):
    name = "oneplan.portal"

    def ready(self) -> None:
        menu.register_address("front", "portal:front")
