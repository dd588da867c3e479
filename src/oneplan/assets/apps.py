"""Assets as an application."""

from django.apps import AppConfig


class AssetsConfig(AppConfig):
    name = "oneplan.assets"
