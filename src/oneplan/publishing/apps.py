"""Publishing as an application."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "oneplan.publishing"
