"""Needs as an application."""

from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "oneplan.needs"
