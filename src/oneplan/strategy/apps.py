"""Strategy as an application."""

from django.apps import AppConfig


class StrategyConfig(AppConfig):
    name = "oneplan.strategy"
