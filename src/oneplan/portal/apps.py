"""Portal as an application."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "oneplan.portal"
