"""Office as an application."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "oneplan.office"
