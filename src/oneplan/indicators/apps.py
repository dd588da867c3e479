"""Indicators as an application."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "oneplan.indicators"
