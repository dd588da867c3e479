"""Screening as an application."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "oneplan.screening"
