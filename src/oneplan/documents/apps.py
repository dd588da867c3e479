"""Documents as an application."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "oneplan.documents"
